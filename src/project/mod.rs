//! The files around the engine: which there are, what surrounds each of them, which Pythons they
//! must run on, and how they are written.

pub mod baseline;
mod changed;
pub mod config;
mod date;
mod decisions;
pub mod examples;
pub mod gauntlet;
mod journal;
mod lock;
pub mod manifest;
mod needs;
mod neighbours;
mod owners;
mod real;
pub mod recipes;
pub mod regular;
mod spellings;
mod walk;
mod window;
mod words;
mod write;

pub use changed::{Changed, Lines, Since};
pub use config::{Config, ConfigError, Configs};
pub use date::date;
pub use decisions::{Decision, Decisions, Rewording, Subject};
pub use journal::{Entry, Journal, Restored, Run, Running};
pub use lock::Lock;
pub use manifest::is_manifest;
pub use needs::{Needs, Other};
pub use neighbours::Project;
pub use owners::Owners;
pub use real::{RealFolders, folder_of};
pub use walk::{Found, Trouble, Walked, reason, survey, walk};
pub use window::{Oldest, Windows};
pub use write::{WriteError, Written, create};
