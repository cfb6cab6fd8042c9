//! The Pythons of this machine, and one program run under one of them.

use std::collections::BTreeMap;
use std::env;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a program may run: far more than it needs, since a machine may be busy.
const LIMIT: Duration = Duration::from_secs(60);

/// What a program did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its standard output.
    pub output: String,
    /// Its exit status; none if it was killed.
    pub status: Option<i32>,
    /// The class of the exception that ended it; empty if none did.
    pub exception: String,
    /// The last line of its standard error.
    pub last_words: String,
}

impl Run {
    /// Whether another run printed the same and ended the same way.
    pub fn same(&self, other: &Run) -> bool {
        self.output == other.output && self.status == other.status && self.exception == other.exception
    }

    /// Whether it ended for want of a module.
    pub fn lacks(&self, module: &str) -> bool {
        self.status != Some(0) && self.last_words.ends_with(&format!("No module named '{module}'"))
    }
}

/// The interpreters, by the minor number of their version: those in the folders of `UPSHIFT_PYTHONS`, those of
/// pyenv, and those on the path.
pub fn find() -> BTreeMap<u8, PathBuf> {
    let mut candidates = Vec::new();
    let folders = |name: &str| env::var_os(name).map(|paths| env::split_paths(&paths).collect::<Vec<_>>());
    candidates.extend(folders("UPSHIFT_PYTHONS").unwrap_or_default());
    let pyenv = env::var_os("PYENV_ROOT").map(PathBuf::from);
    let pyenv = pyenv.or_else(|| Some(env::home_dir()?.join(".pyenv")));
    if let Some(versions) = pyenv.and_then(|pyenv| pyenv.join("versions").read_dir().ok()) {
        let mut versions: Vec<PathBuf> = versions.flatten().map(|version| version.path()).collect();
        versions.sort();
        candidates.extend(versions.into_iter().map(|version| version.join("bin")));
    }
    candidates.extend(folders("PATH").unwrap_or_default());
    let found = |minor: u8| {
        let name = format!("python3.{minor}");
        let path = candidates.iter().map(|folder| folder.join(&name)).find(|path| is_python(path, minor))?;
        Some((minor, path))
    };
    (6..=15).filter_map(found).collect()
}

/// The folder of what programs need beside the standard library, as `.ci/run` fills it: that of
/// `UPSHIFT_SITE`, else `target/site`.
pub fn site() -> Option<PathBuf> {
    let named = env::var_os("UPSHIFT_SITE").map(PathBuf::from);
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("target/site");
    Some(named.unwrap_or_else(own)).filter(|folder| folder.is_dir())
}

/// A file of that name may also be a shim that only says that the version is not chosen.
fn is_python(path: &Path, minor: u8) -> bool {
    let asked = "import sys; print(sys.version_info[1])";
    path.is_file()
        && Command::new(path)
            .args(["-S", "-c", asked])
            .output()
            .is_ok_and(|output| String::from_utf8_lossy(&output.stdout).trim() == minor.to_string())
}

/// Runs Python with the arguments in a folder that holds the program. `-S` keeps what is installed
/// beside the library out: setuptools brings `distutils` back. What new code needs from elsewhere is
/// found in the folder of [`site`].
pub fn run(python: &Path, arguments: &[String], folder: &Path) -> Result<Run, String> {
    let trouble = |error: std::io::Error| format!("{}: {error}", python.display());
    let file = |name: &str| File::create(folder.join(name)).map_err(trouble);
    let mut child = Command::new(python)
        .arg("-S")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .envs(env::var_os("PATH").map(|path| ("PATH", path)))
        .envs(site().map(|folder| ("PYTHONPATH", folder)))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .env("PYTHONHASHSEED", "0")
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::null())
        .stdout(file("stdout")?)
        .stderr(file("stderr")?)
        .spawn()
        .map_err(trouble)?;
    let started = Instant::now();
    let status = loop {
        match child.try_wait().map_err(trouble)? {
            Some(status) => break status.code(),
            None if started.elapsed() > LIMIT => {
                child.kill().and_then(|()| child.wait()).map_err(trouble)?;
                break None;
            }
            None => sleep(Duration::from_millis(2)),
        }
    };
    let text = |name: &str| {
        std::fs::read(folder.join(name)).map(|bytes| String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
    };
    let errors = text("stderr").map_err(trouble)?;
    let last_words = errors.trim_end().lines().last().unwrap_or_default().to_owned();
    let failed = status != Some(0);
    let exception = last_words.split(':').next().filter(|_| failed).unwrap_or_default().to_owned();
    Ok(Run { output: text("stdout").map_err(trouble)?, status, exception, last_words })
}
