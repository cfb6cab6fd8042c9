//! The files around the engine: which ones to process, what surrounds them, which settings and Python
//! versions apply, and how they are written.

pub mod baseline;
pub mod bounded_read;
mod bounds;
mod cache;
mod canonical_paths;
mod changed;
pub mod config;
mod date;
mod decisions;
pub mod environments;
pub mod examples;
pub mod gauntlet;
mod ini;
mod installed;
mod journal;
mod lock;
pub mod manifest;
mod needs;
mod owners;
pub mod profile;
mod programs;
mod search_path;
mod spellings;
mod unit;
mod view;
mod walk;
mod window;
mod words;
mod write;

pub use canonical_paths::{CanonicalPaths, folder_of, from_here, os_string, working_folder};
pub use changed::{Changed, Lines, Since};
pub use config::{Config, ConfigError, Configs};
pub use date::date;
pub use decisions::{Decision, Decisions, Rewording, Subject};
pub use installed::roots as read_only_roots;
pub use journal::{Entry, Journal, Restored, Run, Running};
pub use lock::Lock;
pub use manifest::is_manifest;
pub use needs::{Needs, Other};
pub use owners::Owners;
pub use profile::{Profile, Profiles};
pub use view::Project;
pub use walk::{Found, Problem, Walked, is_named_python, survey};
pub use window::{Oldest, Windows};
pub use write::{WriteError, Written, create};
