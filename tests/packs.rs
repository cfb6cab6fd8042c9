//! The packs, as their authors would test them: every example, and programs that print the same before and after.
//!
//! Each folder of `packs/` is a pack. A program `tests/packs/<pack>/<name>.py` runs as it is with the old version of the
//! library, and after `upshift fix` with both versions, or with those of its line `# after: 2`. Where `.ci/run` did not
//! install a version (`target/<pack>-<version>`, for `python3`), the programs are skipped.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use upshift::project::{examples, gauntlet};
use upshift::transform::{self, Example, Pattern, Transform};

/// The versions that a program is tried with: the last one with the old names, and one without.
const VERSIONS: [&str; 2] = ["1", "2"];
/// What begins the line that says with which versions the new code runs.
const MARK: &str = "# after:";

fn main() {
    let arguments = Arguments::from_args();
    let mut trials = Vec::new();
    for pack in entries(&root().join("packs")).into_iter().filter(|path| path.is_dir()) {
        let name = pack.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (transforms, errors) = transform::directory(&pack);
        trials.push(Trial::test(format!("{name} loads"), move || {
            let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
            if errors.is_empty() { Ok(()) } else { Err(errors.join("\n").into()) }
        }));
        for transform in &transforms {
            let (id, complete) = (format!("{name}/{}", transform.id), transform.clone());
            trials.push(Trial::test(format!("{id} is complete"), move || is_complete(&complete)));
            for example in transform.examples.clone() {
                let transform = transform.clone();
                let title = format!("{id}: {}", example.title);
                trials.push(Trial::test(title, move || holds(&transform, &example)));
            }
        }
        let Some(sites) = sites(&name) else {
            println(&format!("skipped: no program of `{name}` runs, since .ci/run has not installed it"));
            continue;
        };
        let beside = sites.clone();
        let identical = format!("{name}: identical names are the same objects");
        trials.push(Trial::test(identical, move || are_the_same(&transforms, &beside)));
        for program in entries(&root().join("tests/packs").join(&name)) {
            let title = format!("{name}: {}", program.file_name().unwrap_or_default().display());
            let (pack, sites) = (pack.clone(), sites.clone());
            trials.push(Trial::test(title, move || prints_the_same(&program, &pack, &sites)));
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

/// Where the versions of a library are installed; none if one is missing.
fn sites(pack: &str) -> Option<[PathBuf; 2]> {
    let sites = VERSIONS.map(|version| root().join(format!("target/{pack}-{version}")));
    let works = |site: &PathBuf| python(site, &["-c", &format!("import {pack}")]).is_ok();
    sites.iter().all(works).then_some(sites)
}

/// Whether a transform shows what changes or is reported, and what is left alone.
fn is_complete(transform: &Transform) -> Result<(), Failed> {
    let changes = |example: &Example| example.before != example.after || !example.reported.is_empty();
    let (changed, left): (Vec<_>, Vec<_>) = transform.examples.iter().partition(|example| changes(example));
    match (changed.is_empty(), left.is_empty(), transform.reference.is_empty()) {
        (true, ..) => Err("it shows nothing that changes".into()),
        (_, true, _) => Err("it shows nothing that is left alone".into()),
        (.., true) => Err("it has no reference".into()),
        _ => Ok(()),
    }
}

fn holds(transform: &Arc<Transform>, example: &Example) -> Result<(), Failed> {
    examples::check(transform, example)?;
    let broken = gauntlet::check(transform, example);
    if broken.is_empty() { Ok(()) } else { Err(broken.join("\n").into()) }
}

/// Whether each new name of the transforms that promise it is the same object as the old one, with every version that has
/// both; the last version has to have the new one.
fn are_the_same(transforms: &[Arc<Transform>], sites: &[PathBuf; 2]) -> Result<(), Failed> {
    let mut rows = Vec::new();
    for pair in transforms.iter().filter(|one| one.identical).flat_map(|one| &one.pairs) {
        let new = pair.after.as_ref().and_then(|after| after.nodes().next());
        if let (true, Pattern::Expression(_), Some(new)) = (pair.moved, &pair.before, new) {
            rows.push(format!("{} {}", pair.suffix, new.text()));
        }
    }
    let asked = "
import builtins, importlib, sys, warnings
warnings.simplefilter('ignore')
missing = object()
def find(dotted):
    module, _, name = dotted.rpartition('.')
    try:
        return getattr(importlib.import_module(module) if module else builtins, name)
    except ImportError:
        return getattr(find(module), name, missing) if module else missing
    except AttributeError:
        return missing
for row in sys.argv[2].splitlines():
    old, new = row.split()
    one, other = find(old), find(new)
    is_gone = other is missing and sys.argv[1] == 'last'
    if is_gone or missing not in (one, other) and one is not other:
        print(row)
";
    let rows = rows.join("\n");
    for (site, place) in sites.iter().zip(["first", "last"]) {
        let wrong = python(site, &["-W", "ignore", "-c", asked, place, &rows])?;
        if !wrong.is_empty() {
            return Err(format!("with {}:\n{wrong}", site.display()).into());
        }
    }
    Ok(())
}

fn prints_the_same(program: &Path, pack: &Path, sites: &[PathBuf; 2]) -> Result<(), Failed> {
    let text = fs::read_to_string(program)?;
    let run = |site: &Path, program: &Path| python(site, &["-W", "ignore", &program.to_string_lossy()]);
    let expected = run(&sites[0], program)?;
    let folder = tempfile::tempdir()?;
    let copy = folder.path().join("program.py");
    fs::write(&copy, &text)?;
    let said = upgrade(folder.path(), pack)?;
    let new = fs::read_to_string(&copy)?;
    let after = text.lines().find_map(|line| line.strip_prefix(MARK));
    for (site, version) in sites.iter().zip(VERSIONS) {
        if after.is_some_and(|versions| !versions.contains(version)) {
            continue;
        }
        let printed = run(site, &copy)
            .map_err(|why| format!("{}\n{said}\n{new}", why.message().unwrap_or_default()))?;
        if printed != expected {
            let told =
                format!("before:\n{expected}\nafter, with version {version}:\n{printed}\n{said}\n{new}");
            return Err(told.into());
        }
    }
    upgrade(folder.path(), pack)?;
    if new == fs::read_to_string(&copy)? { Ok(()) } else { Err("a second run changes it again".into()) }
}

/// Runs `upshift fix` with a pack alone, and gives what it says.
fn upgrade(folder: &Path, pack: &Path) -> Result<String, Failed> {
    let output = Command::new(env!("CARGO_BIN_EXE_upshift"))
        .args(["fix", "--suggested", "--no-builtin", "--transforms"])
        .arg(pack)
        .arg(".")
        .current_dir(folder)
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()?;
    let said =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    if output.status.code() == Some(2) { Err(said.into()) } else { Ok(said) }
}

/// Runs Python with what is installed in a folder, and gives what it prints.
fn python(site: &Path, arguments: &[&str]) -> Result<String, Failed> {
    let output = Command::new("python3")
        .args(arguments)
        .env("PYTHONPATH", site)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .map_err(|error| format!("python3: {error}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(format!("with {}: {}", site.display(), String::from_utf8_lossy(&output.stderr)).into())
}

fn println(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{line}");
}
