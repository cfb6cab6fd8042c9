//! upshift carries Python code past the standard-library APIs that Python deprecated or removed.

pub mod catalogue;
pub mod engine;
pub mod finding;
pub mod matching;
pub mod model;
pub mod rewriting;
pub mod syntax;
pub mod text;
pub mod transform;
pub mod types;
pub mod verify;
pub mod version;
