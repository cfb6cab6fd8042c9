//! upshift carries Python code past the standard-library APIs that Python deprecated or removed.

pub mod finding;
pub mod syntax;
pub mod text;
pub mod version;
