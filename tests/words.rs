//! The table of what a file must hold for each transform is what compiling the transforms finds, so that a
//! run that compiles few of them sees the same. `UPDATE=1 cargo test --test words` writes it.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use upshift::transform::{self, Needs};

#[test]
fn the_table_holds_what_compiling_finds() {
    let prints: HashMap<&str, u64> = transform::fingerprints().collect();
    let all = transform::builtin();
    let table = transform::table(all.iter().map(|one| (one.as_ref(), prints[one.id.as_str()])));
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/transform/words.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&kept, &table).unwrap();
    }
    let written = fs::read_to_string(&kept).unwrap_or_default().replace("\r\n", "\n");
    assert!(
        written == table,
        "src/transform/words.txt is old: UPDATE=1 cargo test --test words, then build again"
    );
}

#[test]
fn what_is_not_compiled_needs_the_same() {
    let lazy = transform::builtin_lazy();
    let all = transform::builtin();
    assert_eq!(lazy.len(), all.len());
    for (lazy, compiled) in lazy.iter().zip(&all) {
        assert_eq!(lazy.id, compiled.id);
        assert_eq!(lazy.needs, Needs::of(compiled), "{}", lazy.id);
        assert_eq!(lazy.title, compiled.title);
    }
}
