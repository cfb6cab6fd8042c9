//! upshift migrates Python code off deprecated and removed APIs.
//!
//! ```text
//! walk ─► prefilter ─► parse ─► model ─► match ─► rewrite ─► verify ─► emit
//! paths   words in     Tree     scopes,  Match    Edits      parses,   diff, write,
//!         the bytes             imports,                     settles   report, JSON
//!                               types
//! └ I/O ┘ └──────────── pure: Source in, Outcome out ──────────────┘ └── I/O ──┘
//! ```
//!
//! The heart is [`engine::upgrade`]: a [`text::Source`], the transforms of a
//! [`engine::Catalogue`], and what lies around the file go in; findings and edits come out. It
//! reads no file that it was not handed and prints nothing.

pub mod answer;
pub mod campaign;
pub mod catalogue;
pub mod cli;
pub mod command;
pub mod embedded;
pub mod engine;
pub mod finding;
pub mod knowledge;
pub mod ledger;
pub mod lsp;
pub mod matching;
pub mod meter;
pub mod model;
pub mod native;
pub mod output;
pub mod project;
pub mod review;
pub mod rewriting;
pub mod stack;
pub mod suppression;
pub mod syntax;
pub mod text;
pub mod transform;
pub mod types;
pub mod verify;
pub mod version;
