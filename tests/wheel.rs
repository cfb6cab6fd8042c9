//! The wheel, as its users meet it: built by pip, installed into an environment that has nothing else; its program run
//! by name and as a module, and its module under every Python that is here. `.ci/run` puts what that needs below
//! `target`: maturin, mypy and Ray.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

#[path = "common/pythons.rs"]
#[allow(dead_code, reason = "each test uses what it needs")]
mod pythons;

use std::env::join_paths;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

/// The wheel and where it is installed; `None` if it cannot be built here.
static INSTALLED: LazyLock<Option<Installed>> = LazyLock::new(Installed::new);

struct Installed {
    folder: tempfile::TempDir,
    wheel: PathBuf,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder that `.ci/run` fills, if it is there.
fn prepared(name: &str) -> Option<PathBuf> {
    Some(root().join("target").join(name)).filter(|path| path.exists())
}

fn python() -> Command {
    let mut command = Command::new("python3");
    command.current_dir(root());
    command
}

fn paths(paths: impl IntoIterator<Item = PathBuf>) -> OsString {
    join_paths(paths).unwrap()
}

fn done(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    let told = [output.stdout.as_slice(), &output.stderr].concat();
    assert!(output.status.success(), "{command:?}\n{}", String::from_utf8_lossy(&told));
    output
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

impl Installed {
    fn new() -> Option<Installed> {
        let Some(integrations) = prepared("integrations").filter(|path| path.join("bin/maturin").is_file())
        else {
            eprintln!("skipped: there is no `maturin` below `target/integrations`; `.ci/run` puts it there");
            return None;
        };
        if !python().args(["-c", "import venv, ensurepip, pip"]).output().is_ok_and(|o| o.status.success()) {
            eprintln!("skipped: there is no `python3` with `venv` and `pip` here");
            return None;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = paths(std::iter::once(integrations.join("bin")).chain(std::env::split_paths(&path)));
        // The build of the tests is used again; only its profile differs from that of a release.
        let target = Path::new(env!("CARGO_BIN_EXE_upshift")).ancestors().nth(2).unwrap();
        let mut build = python();
        build.args(["-m", "pip", "wheel", ".", "--quiet", "--no-deps", "--no-build-isolation"]);
        build.args(["--config-settings", "build-args=--profile dev --locked", "--wheel-dir"]);
        build.arg(folder.path().join("wheels"));
        build.env("PATH", path).env("PYTHONPATH", integrations).env("CARGO_TARGET_DIR", target);
        done(&mut build);
        let wheels = std::fs::read_dir(folder.path().join("wheels")).unwrap();
        let wheels: Vec<PathBuf> = wheels.map(|entry| entry.unwrap().path()).collect();
        assert_eq!(wheels.len(), 1, "{wheels:?}");
        let wheel = wheels[0].clone();
        let mut install = python();
        install.args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-index",
            "--root-user-action",
            "ignore",
            "--target",
        ]);
        done(install.arg(folder.path().join("site")).arg(&wheel));
        Some(Installed { folder, wheel })
    }

    /// A folder in which the module can be imported.
    fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    /// A folder for a test.
    fn place(&self, name: &str) -> PathBuf {
        let place = self.folder.path().join(name);
        std::fs::create_dir(&place).unwrap();
        place
    }

    /// A program, in the folder of a test, with a state of upshift there.
    fn command(&self, program: impl Into<PathBuf>, place: &Path) -> Command {
        let mut command = Command::new(program.into());
        command.env("XDG_STATE_HOME", place.join("state")).env("XDG_CACHE_HOME", place.join("cache"));
        command.env_remove("VIRTUAL_ENV").env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }
}

#[test]
fn the_wheel_is_installed_and_runs() {
    let Some(installed) = &*INSTALLED else { return };
    let name = installed.wheel.file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.starts_with(concat!("upshift-", env!("CARGO_PKG_VERSION"), "-cp39-abi3-")), "{name}");
    let place = installed.place("program");
    done(python().args(["-m", "venv"]).arg(place.join("venv")));
    let inside = |program: &str| {
        let mut command = installed.command(place.join("venv/bin").join(program), &place);
        command.current_dir(&place);
        command
    };
    done(inside("python").args(["-m", "pip", "install", "--quiet", "--no-index"]).arg(&installed.wheel));
    let own = done(Command::new(env!("CARGO_BIN_EXE_upshift")).arg("--version"));
    let by_name = done(inside("upshift").arg("--version"));
    let as_module = done(inside("python").args(["-m", "upshift", "--version"]));
    assert_eq!(text(&by_name.stdout), text(&own.stdout));
    assert_eq!(text(&as_module.stdout), text(&own.stdout));

    std::fs::write(place.join("old.py"), "import configparser\nconfigparser.SafeConfigParser()\n").unwrap();
    let found = inside("python").args(["-m", "upshift", "diff", "old.py"]).output().unwrap();
    assert_eq!(found.status.code(), Some(1));
    assert!(text(&found.stdout).contains("+configparser.ConfigParser()"), "{}", text(&found.stdout));
    done(inside("upshift").args(["fix", "old.py"]));
    done(inside("python").args(["old.py"]));
    done(inside("upshift").args(["undo", "--yes"]));
}

#[test]
fn the_module_gives_what_the_program_gives() {
    let Some(installed) = &*INSTALLED else { return };
    let pythons = pythons::find().into_iter().filter(|(minor, _)| *minor >= 9);
    for (minor, python) in pythons {
        let place = installed.place(&format!("module-{minor}"));
        let mut test = installed.command(python, &place);
        done(test.current_dir(root()).env("PYTHONPATH", installed.site()).arg("tests/wheel/module.py"));
    }
}

/// The page teaches what works.
#[test]
fn the_examples_of_the_page_are_right() {
    let Some(installed) = &*INSTALLED else { return };
    let place = installed.place("page");
    let mut test = installed.command("python3", &place);
    test.current_dir(&place).env("PYTHONPATH", installed.site());
    done(test.args(["-m", "doctest"]).arg(root().join("docs/python.md")));
}

#[test]
fn the_module_is_typed() {
    let Some(installed) = &*INSTALLED else { return };
    let Some(mypy) = prepared("integrations/mypy") else {
        eprintln!("skipped: there is no `mypy` below `target/integrations`; `.ci/run` puts it there");
        return;
    };
    let place = installed.place("types");
    let typed = |arguments: &[&str]| {
        let mut check = installed.command("python3", &place);
        check.current_dir(root()).args(["-m", "mypy", "--strict", "--python-version", "3.10", "--cache-dir"]);
        check.arg(place.join("mypy")).args(arguments);
        // Its own packages are not those that are checked.
        check.env("PYTHONPATH", mypy.parent().unwrap()).env("MYPYPATH", installed.site());
        check.output().unwrap()
    };
    let own = typed(&["--package", "upshift", "--disable-error-code", "import-not-found"]);
    assert!(own.status.success(), "{}", text(&own.stdout));
    let user = typed(&["tests/wheel/typed.py"]);
    let told = text(&user.stdout);
    let lines = std::fs::read_to_string(root().join("tests/wheel/typed.py")).unwrap();
    let is_wrong = |line: &str| line.ends_with("# wrong");
    let expected = lines.lines().enumerate().filter(|(_, line)| is_wrong(line)).map(|(index, _)| index + 1);
    let place_of = |line: &str| line.split(':').nth(1)?.parse::<usize>().ok();
    let found: Vec<usize> =
        told.lines().filter(|line| line.contains(": error: ")).filter_map(place_of).collect();
    assert_eq!(found, expected.collect::<Vec<usize>>(), "{told}");
}

#[test]
fn a_cluster_makes_the_plan_of_one_machine() {
    let Some(installed) = &*INSTALLED else { return };
    let ray = prepared("ray").filter(|ray| {
        let imported = python().env("PYTHONPATH", ray).args(["-c", "import ray.cluster_utils"]).output();
        imported.is_ok_and(|imported| imported.status.success())
    });
    let Some(ray) = ray else {
        eprintln!("skipped: there is no Ray below `target/ray` for this `python3`; `.ci/run` puts it there");
        return;
    };
    let (tree, place) = (installed.place("tree"), installed.place("cluster"));
    let git = |arguments: &[&str]| done(Command::new("git").current_dir(&tree).args(arguments));
    done(Command::new("cp").arg("-R").arg(root().join("tests/monorepo/.")).arg(&tree));
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&[
        "-c",
        "user.name=Tester",
        "-c",
        "user.email=tester@example.org",
        "commit",
        "--quiet",
        "-m",
        "start",
    ]);
    let mut test = installed.command("python3", &place);
    test.current_dir(&place).env("PYTHONPATH", paths([installed.site(), ray]));
    let ran = done(test.arg(root().join("tests/wheel/cluster.py")).arg(&tree).arg(installed.place("nodes")));
    assert!(text(&ran.stdout).contains("the plans are the same"));
}
