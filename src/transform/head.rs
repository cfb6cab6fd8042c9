//! The part of a transform's text that a run needs. The build script uses it as well.

/// The text before the examples. How far a native transform goes is seen by its examples.
pub fn head(text: &str) -> &str {
    match text.find("\nexamples = ") {
        Some(at) if !text[..at].contains("\nnative = ") && text.trim_end().ends_with("'''") => &text[..=at],
        _ => text,
    }
}
