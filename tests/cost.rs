//! What a run over the bundled sample costs, in counts that no machine's noise can change: texts
//! parsed, their bytes and nodes, what the slow parser read. None may grow unnoticed.
//! `tools/regenerate` writes the counts that are there now.

use std::fs;
use std::path::{Path, PathBuf};

use upshift::engine::{Catalogue, Settings, World, upgrade};
use upshift::meter::{Count, counted};
use upshift::project::Project;
use upshift::text::Source;
use upshift::transform;

const COUNTS: [(Count, &str); 4] = [
    (Count::Trees, "texts parsed"),
    (Count::TreeBytes, "bytes parsed"),
    (Count::SlowBytes, "bytes read by tree-sitter"),
    (Count::Nodes, "nodes"),
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().flatten() {
        match entry.path() {
            path if path.is_dir() => files(&path, found),
            path if path.extension().is_some_and(|ending| ending == "py") => found.push(path),
            _ => {}
        }
    }
    found.sort();
}

#[test]
fn no_count_grows() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let sample = root.join("tests/sample");
    let catalogue = Catalogue::new(transform::builtin());
    let mut found = Vec::new();
    files(&sample, &mut found);
    let project = Project::new(&[sample], found.clone());
    let world = World::new(&project);
    let settings = Settings { suggested: true, ..Settings::default() };
    let begun = COUNTS.map(|(what, _)| counted(what));
    for path in &found {
        let source = Source::decode(path, &fs::read(path).unwrap()).unwrap();
        upgrade(&source, &catalogue, &world, &settings);
    }
    let cost: Vec<(&str, u64)> =
        COUNTS.iter().zip(begun).map(|((what, name), before)| (*name, counted(*what) - before)).collect();
    let kept = root.join("tests/cost.txt");
    if std::env::var_os("UPDATE").is_some() {
        let lines: String = cost.iter().map(|(name, count)| format!("{count} {name}\n")).collect();
        fs::write(&kept, lines).unwrap();
    }
    let written = fs::read_to_string(&kept).unwrap_or_default();
    for (name, count) in cost {
        let line = written.lines().find_map(|line| line.strip_suffix(name));
        let limit: u64 = line.and_then(|number| number.trim().parse().ok()).unwrap_or(0);
        assert!(
            count <= limit,
            "{name}: {count}, and it was {limit}; if that is right, run tools/regenerate"
        );
    }
}
