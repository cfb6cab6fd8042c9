//! Input that is out to hurt: nothing of it panics, hangs, loses a byte or writes where it should
//! not. SECURITY.md says whom we defend against.

#[path = "common/properties.rs"]
mod properties;

use std::fs;
use std::path::{Path, PathBuf};

use upshift::transform;

fn seeds() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/seeds")
}

/// Every file of a folder of seeds, by name.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut all: Vec<_> = entries.map(|entry| (entry.path(), fs::read(entry.path()).unwrap())).collect();
    all.sort();
    all
}

/// What the fuzz targets begin with, and what they found, still holds.
#[test]
fn the_seeds_of_the_fuzz_targets_hold() {
    let targets: [(&str, fn(&[u8])); 5] = [
        ("decoding", properties::decoding),
        ("transforms", properties::transforms),
        ("rewriting", properties::rewriting),
        ("manifests", properties::manifests),
        ("configuration", properties::configuration),
    ];
    for (target, property) in targets {
        let all = files(&seeds().join(target));
        assert!(!all.is_empty(), "{target} has no seeds");
        for (path, bytes) in all {
            eprintln!("{}", path.display());
            property(&bytes);
        }
    }
}

/// Every transform gives its first examples to the fuzz target; `UPDATE=1` writes them.
#[test]
fn every_transform_has_its_seed() {
    for transform in transform::builtin() {
        let examples = transform.examples.iter().filter(|example| !example.before.contains("# file: "));
        let text: String = examples.take(3).map(|example| example.before.as_str()).collect();
        let path = seeds().join("rewriting").join(format!("{}.py", transform.id.replace('/', "_")));
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let written = fs::read_to_string(&path).unwrap_or_default();
        assert!(written == text, "{} is not up to date: run with UPDATE=1", path.display());
    }
}
