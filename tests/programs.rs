//! Whole programs, with servers and threads where the API needs them: what they print under the last
//! Python that has the old API, they print after `upshift fix` under every later one.
//!
//! Each file `tests/programs/<topic>/<name>.py` is a program; files of other kinds and those whose
//! name begins with an underscore lie beside it when it runs. Each line `# upshift: OPTIONS` at its
//! top is one way to upgrade it, and so one test. A line `# needs: MODULE` names what is not of the
//! standard library: where it is missing, the test is skipped.

#[path = "common/pythons.rs"]
mod pythons;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};
use pythons::{Run, run};

/// The last Python that has everything that 3.12 removed.
const OLD: u8 = 11;
/// What begins a line of options.
const MARK: &str = "# upshift:";
/// What begins the line that names a module from elsewhere.
const NEEDS: &str = "# needs:";

type Pythons = BTreeMap<u8, PathBuf>;

fn main() {
    let arguments = Arguments::from_args();
    let pythons = Arc::new(pythons::find());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    if !pythons.contains_key(&OLD) {
        return println(&format!("skipped: no program runs, since there is no Python 3.{OLD}"));
    }
    let mut trials = Vec::new();
    for topic in entries(&root) {
        for program in entries(&topic).into_iter().filter(|path| is_program(path)) {
            for options in ways(&program) {
                let place = program.strip_prefix(&root).unwrap_or(&program).display();
                let (program, pythons) = (program.clone(), pythons.clone());
                let name = format!("{place} {options}");
                trials.push(Trial::test(name, move || examine(&program, &options, &pythons)));
            }
        }
    }
    libtest_mimic::run(&arguments, trials).exit();
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        folder.read_dir().into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn is_program(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.ends_with(".py") && !name.starts_with('_')
}

/// The lines of options at the top of a program; one without any is upgraded without options.
fn ways(program: &Path) -> Vec<String> {
    let text = fs::read_to_string(program).unwrap_or_default();
    let marked = text.lines().map_while(|line| line.strip_prefix(MARK));
    let ways: Vec<_> = marked.map(|options| options.trim().to_owned()).collect();
    if ways.is_empty() { vec![String::new()] } else { ways }
}

/// The module that a program needs from elsewhere.
fn needs(program: &Path) -> Option<String> {
    let text = fs::read_to_string(program).ok()?;
    text.lines().find_map(|line| line.strip_prefix(NEEDS)).map(|module| module.trim().to_owned())
}

/// The program and what lies beside it, in a folder of its own.
fn copy(program: &Path) -> Result<tempfile::TempDir, Failed> {
    let folder = tempfile::tempdir()?;
    for path in program.parent().map(entries).unwrap_or_default() {
        if path.is_file() && (path == program || !is_program(&path)) {
            fs::copy(&path, folder.path().join(path.file_name().unwrap_or_default()))?;
        }
    }
    Ok(folder)
}

fn examine(program: &Path, options: &str, pythons: &Pythons) -> Result<(), Failed> {
    let old = &pythons[&OLD];
    let module = program.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let run = |python: &Path, folder: &Path, strict: bool| -> Result<Run, Failed> {
        let flags: &[&str] = if strict { &["-W", "error::DeprecationWarning", "-m"] } else { &["-m"] };
        let arguments = flags.iter().copied().chain([module.as_str()]);
        Ok(run(python, &arguments.map(str::to_owned).collect::<Vec<_>>(), folder)?)
    };
    let first = run(old, copy(program)?.path(), false)?;
    if first.status != Some(0) {
        return Err(format!("as it is, under 3.{OLD}: {first:#?}").into());
    }
    let folder = copy(program)?;
    let said = upgrade(folder.path(), options)?;
    let path = folder.path().join(program.file_name().unwrap_or_default());
    let text = fs::read_to_string(&path)?;
    if text == fs::read_to_string(program)? {
        return Err(format!("nothing was changed\n{said}").into());
    }
    // Where classes become those of `asyncio`, none is left to the module.
    if options.contains("--alternatives asyncore=asyncio") && folder.path().join("_asyncore.py").exists() {
        return Err(format!("it is not understood\n{said}\n{text}").into());
    }
    let oldest = options.split_once("--min 3.").and_then(|(_, rest)| rest.split(' ').next()?.parse().ok());
    for (minor, python) in pythons.range(oldest.unwrap_or(10)..) {
        let later = run(python, folder.path(), *minor > OLD)?;
        if let Some(module) = needs(program).filter(|module| later.lacks(module)) {
            println(&format!("skipped: there is no {module}"));
            return Ok(());
        }
        if !first.same(&later) {
            let told = format!("before, 3.{OLD}: {first:#?}\nafter, 3.{minor}: {later:#?}\n{said}\n{text}");
            return Err(told.into());
        }
    }
    upgrade(folder.path(), options)?;
    if text == fs::read_to_string(&path)? { Ok(()) } else { Err("a second run changes it again".into()) }
}

/// Runs `upshift fix` and gives what it says.
fn upgrade(folder: &Path, options: &str) -> Result<String, Failed> {
    let output = Command::new(env!("CARGO_BIN_EXE_upshift"))
        .args(["fix", "--suggested"])
        .args(options.split_whitespace())
        .arg(".")
        .current_dir(folder)
        .env("XDG_STATE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()?;
    let said =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    if output.status.code() == Some(2) { Err(said.into()) } else { Ok(said) }
}

fn println(line: &str) {
    use std::io::Write;
    let _ = writeln!(std::io::stdout(), "{line}");
}
