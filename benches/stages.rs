//! What each stage costs on the bundled sample, so that a regression shows where it is:
//! `cargo bench`.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use divan::{Bencher, black_box, counter::BytesCount};
use upshift::engine::{Catalogue, Settings, World, upgrade};
use upshift::model::Module;
use upshift::project::Project;
use upshift::syntax::Tree;
use upshift::text::Source;
use upshift::{transform, verify};

fn main() {
    divan::main();
}

/// The files of the sample that hold something, and what stands for them when all is upgraded.
struct Sample {
    project: Project,
    catalogue: Catalogue,
    settings: Settings,
    before: Vec<Source>,
    after: Vec<Source>,
}

impl Sample {
    fn new() -> Sample {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample");
        let mut paths: Vec<PathBuf> = ["inventory", "tests"]
            .iter()
            .flat_map(|part| fs::read_dir(folder.join(part)).unwrap().flatten().map(|entry| entry.path()))
            .filter(|path| path.extension().is_some_and(|ending| ending == "py"))
            .collect();
        paths.sort();
        let sources: Vec<Source> =
            paths.iter().map(|path| Source::decode(path, &fs::read(path).unwrap()).unwrap()).collect();
        let project = Project::new(&[folder], paths);
        let catalogue = Catalogue::new(transform::builtin());
        let settings = Settings { suggested: true, ..Settings::default() };
        let world = World::new(&project);
        let (mut before, mut after) = (Vec::new(), Vec::new());
        for source in sources {
            if let Some(text) = upgrade(&source, &catalogue, &world, &settings).text {
                after.push(source.with_text(text));
                before.push(source);
            }
        }
        drop(world);
        Sample { project, catalogue, settings, before, after }
    }

    fn bytes(&self) -> BytesCount {
        BytesCount::new(self.before.iter().map(|source| source.text().len()).sum::<usize>())
    }
}

/// Over every old file, once.
fn each<T>(bencher: Bencher<'_, '_>, work: impl Fn(&Sample, &Source) -> T) {
    let sample = Sample::new();
    bencher.counter(sample.bytes()).bench_local(|| {
        for source in &sample.before {
            black_box(work(&sample, source));
        }
    });
}

#[divan::bench]
fn load_the_catalogue() -> Catalogue {
    Catalogue::lazy(transform::builtin_lazy())
}

#[divan::bench]
fn scan(bencher: Bencher<'_, '_>) {
    each(bencher, |sample, source| sample.catalogue.select(source.text().as_bytes()));
}

#[divan::bench]
fn check_syntax(bencher: Bencher<'_, '_>) {
    each(bencher, |_, source| verify::refusal(source.text()).is_some());
}

#[divan::bench]
fn parse(bencher: Bencher<'_, '_>) {
    each(bencher, |_, source| Tree::parse(source.text()));
}

#[divan::bench]
fn model(bencher: Bencher<'_, '_>) {
    each(bencher, |_, source| {
        Module::new(Arc::new(source.with_text(source.text().to_owned())), String::new(), false)
    });
}

/// Nothing is to be done: everything up to the matches.
#[divan::bench]
fn find_nothing(bencher: Bencher<'_, '_>) {
    let sample = Sample::new();
    bencher.counter(sample.bytes()).bench_local(|| {
        let world = World::new(&sample.project);
        for source in &sample.after {
            black_box(upgrade(source, &sample.catalogue, &world, &sample.settings));
        }
    });
}

/// Matches, edits, and what verifies them.
#[divan::bench]
fn rewrite(bencher: Bencher<'_, '_>) {
    let sample = Sample::new();
    bencher.counter(sample.bytes()).bench_local(|| {
        let world = World::new(&sample.project);
        for source in &sample.before {
            black_box(upgrade(source, &sample.catalogue, &world, &sample.settings));
        }
    });
}
