//! The wheel, as its users meet it: built by maturin, installed by pip into an environment that has
//! nothing else, and run by its name and as a module. `.ci/run` puts maturin below `target`.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn python() -> Command {
    let mut command = Command::new("python3");
    command.current_dir(root());
    command
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

#[test]
fn the_wheel_is_installed_and_runs() {
    let maturin = root().join("target/integrations/bin/maturin");
    if !maturin.is_file() {
        eprintln!("skipped: there is no `maturin` below `target/integrations`; `.ci/run` puts it there");
        return;
    }
    if !python().args(["-c", "import venv, ensurepip"]).output().is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: there is no `python3` with `venv` here");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    // The build of the tests is used again; only its profile differs from that of a release.
    let mut build = Command::new(maturin);
    build.current_dir(root()).args(["build", "--profile", "dev", "--locked", "--out"]).arg(path("wheels"));
    build.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_BIN_EXE_upshift")).ancestors().nth(2).unwrap());
    done(&mut build);
    let wheels: Vec<PathBuf> =
        std::fs::read_dir(path("wheels")).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(wheels.len(), 1, "{wheels:?}");
    let name = wheels[0].file_name().unwrap().to_string_lossy().into_owned();
    assert!(name.starts_with(concat!("upshift-", env!("CARGO_PKG_VERSION"), "-py3-none-")), "{name}");

    done(python().args(["-m", "venv"]).arg(path("venv")));
    let inside = |program: &str| {
        let mut command = Command::new(path("venv/bin").join(program));
        command
            .current_dir(folder.path())
            .env("XDG_STATE_HOME", path("state"))
            .env("XDG_CACHE_HOME", path("state"));
        command
    };
    done(inside("python").args(["-m", "pip", "install", "--quiet", "--no-index"]).arg(&wheels[0]));
    let own = done(Command::new(env!("CARGO_BIN_EXE_upshift")).arg("--version"));
    let by_name = done(inside("upshift").arg("--version"));
    let as_module = done(inside("python").args(["-m", "upshift", "--version"]));
    assert_eq!(text(&by_name.stdout), text(&own.stdout));
    assert_eq!(text(&as_module.stdout), text(&own.stdout));

    std::fs::write(path("old.py"), "import configparser\nconfigparser.SafeConfigParser()\n").unwrap();
    let found = inside("python").args(["-m", "upshift", "diff", "old.py"]).output().unwrap();
    assert_eq!(found.status.code(), Some(1));
    assert!(text(&found.stdout).contains("+configparser.ConfigParser()"), "{}", text(&found.stdout));
    done(inside("upshift").args(["fix", "old.py"]));
    done(inside("python").args(["old.py"]));
    done(inside("upshift").args(["undo", "--yes"]));
}
