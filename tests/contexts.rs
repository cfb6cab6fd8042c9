//! The examples that docs/contexts.md names are there.

use std::fs;
use std::path::Path;

use upshift::transform;

/// The cells of the last column: `id`: title, or the path of a file.
fn named() -> Vec<(String, Option<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/contexts.md")).unwrap();
    let rows = page.lines().filter(|line| line.starts_with("| ") && line.contains('`'));
    let cell = |row: &str| row.trim_end_matches(" |").rsplit(" | ").next().unwrap_or_default().to_owned();
    rows.map(cell)
        .map(|cell| match cell.split_once("`: ") {
            Some((id, title)) => (id.trim_matches('`').to_owned(), Some(title.to_owned())),
            None => (cell.trim_matches('`').to_owned(), None),
        })
        .collect()
}

#[test]
fn every_context_has_its_example() {
    let transforms = transform::builtin();
    let named = named();
    assert_eq!(named.len(), 49, "the contexts");
    let missing = named.iter().filter(|(place, title)| match title {
        Some(title) => !transforms.iter().any(|transform| {
            transform.id == *place && transform.examples.iter().any(|example| example.title == *title)
        }),
        None => !Path::new(env!("CARGO_MANIFEST_DIR")).join(place).is_file(),
    });
    assert_eq!(missing.collect::<Vec<_>>(), Vec::<&(String, Option<String>)>::new());
}
