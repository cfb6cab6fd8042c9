//! Commands of the shell, wherever they stand: in scripts, in the files of CI, in the calls of a program. A
//! light reading that knows words and separators, which module `python -m` runs, and who needs setuptools.

use std::ops::Range;

use crate::knowledge::{idiom, removed};
use crate::version::Version;

/// A simple command.
pub struct Command<'t> {
    /// Where it stands, in bytes of the text.
    pub range: Range<usize>,
    /// Its words without quotes, from its program on.
    words: Vec<&'t str>,
}

/// How a command uses setuptools.
pub struct Used {
    /// What uses it, for people.
    pub what: &'static str,
    /// The Python that does, as it is called there.
    pub python: Option<String>,
    /// Whether it is `pkg_resources`, which newer versions do not have.
    pub old: bool,
}

impl Used {
    /// The requirement to install.
    pub fn requirement(&self) -> &'static str {
        if self.old { "setuptools<82" } else { "setuptools" }
    }

    /// The command that installs it, with the Python that uses it.
    pub fn installing(&self) -> String {
        let pip = self.python.as_ref().map_or("pip".to_owned(), |python| format!("{python} -m pip"));
        let wanted = if self.old { "'setuptools<82'" } else { self.requirement() };
        format!("{pip} install {wanted}")
    }

    /// What is wrong, without a full stop.
    pub fn lack(&self) -> String {
        format!("`{}` needs setuptools, which new environments lack since Python 3.12", self.what)
    }
}

/// A module that `python -m` runs, and that the library no longer has.
pub struct Removed {
    /// Its dotted name.
    pub module: String,
    /// The first Python without it.
    pub since: Version,
    /// What to do.
    pub message: String,
}

/// Whether a text speaks of setuptools, as something to install.
pub fn mentions_setuptools(text: &str) -> bool {
    text.contains("setuptools")
}

/// The commands of a text, in its order. Comments are none.
pub fn commands(text: &str) -> Vec<Command<'_>> {
    let mut all = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let at = start;
        start += line.len();
        let line = line.trim_end_matches(['\n', '\r']);
        if !line.trim_start().starts_with('#') {
            let line = line.split(" #").next().unwrap_or(line);
            split(line, at, &mut all);
        }
    }
    all
}

fn split<'t>(line: &'t str, at: usize, all: &mut Vec<Command<'t>>) {
    let mut from = 0;
    let mut quote = None;
    let bytes = line.as_bytes();
    for (index, byte) in bytes.iter().enumerate() {
        match (byte, quote) {
            (b'"' | b'\'', None) => quote = Some(*byte),
            (b'"' | b'\'', Some(open)) if open == *byte => quote = None,
            (b'&' | b'|' | b';', None) => {
                all.extend(Command::read(&line[from..index], at + from));
                from = index + 1;
            }
            _ => {}
        }
    }
    all.extend(Command::read(&line[from..], at + from));
}

impl<'t> Command<'t> {
    fn read(text: &'t str, at: usize) -> Option<Command<'t>> {
        let mut rest = text.trim().trim_end_matches('\\').trim_end();
        loop {
            let word = rest.split_whitespace().next()?;
            let is_setting = word.split_once('=').is_some_and(|(name, _)| {
                !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            });
            if idiom("before_command", word).is_none() && !is_setting {
                break;
            }
            rest = rest[word.len()..].trim_start();
        }
        let start = at + (rest.as_ptr() as usize - text.as_ptr() as usize);
        let strip = |word: &'t str| word.trim_matches(['"', '\'', ',', '[', ']', '(', ')']);
        let words: Vec<&str> = rest.split_whitespace().map(strip).filter(|word| !word.is_empty()).collect();
        (!words.is_empty()).then(|| Command { range: start..start + rest.len(), words })
    }

    fn program(&self) -> &'t str {
        self.words[0].rsplit(['/', '\\']).next().unwrap_or(self.words[0]).trim_end_matches(".exe")
    }

    /// Whether its program is some Python.
    fn is_python(&self) -> bool {
        let name = self.program().trim_matches(['$', '{', '}']);
        let plain = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
        matches!(plain, "python" | "py" | "pypy" | "PYTHON" | "PYTHON_EXE" | "envpython")
    }

    /// The module that `-m` names. Options of Python may stand before it.
    fn module(&self) -> Option<&'t str> {
        let mut words = self.words.iter().skip(1).filter(|_| self.is_python());
        loop {
            match *words.next()? {
                "-m" => return words.next().copied(),
                "-W" | "-X" => drop(words.next()),
                option if !option.starts_with('-') || option.starts_with("-c") => return None,
                _ => {}
            }
        }
    }

    /// What is told of a module that it runs, and that the library no longer has.
    pub fn runs_removed(&self) -> Option<Removed> {
        let module = self.module().filter(|_| !self.names_old_python())?;
        let (since, instead) = removed(module).filter(|_| module != "pkg_resources")?;
        let list = "`upshift list` shows what takes the place of its parts";
        let message = format!("`{module}` is gone from Python {since} on: {}.", instead.unwrap_or(list));
        Some(Removed { module: module.to_owned(), since, message })
    }

    /// Whether a Python that it names is older than 3.12.
    fn names_old_python(&self) -> bool {
        self.words.iter().any(|word| {
            let version = word.rsplit(['/', '=']).next().unwrap_or(word);
            let version = version.trim_start_matches("python").trim_start_matches("py");
            let Some((major, minor)) = version.split_once('.') else {
                return matches!(*word, "python2" | "--python=python2");
            };
            let minor = minor.split('.').next().unwrap_or(minor);
            match (major, minor.parse::<u32>()) {
                ("2", Ok(_)) => true,
                ("3", Ok(minor)) => minor < 12,
                _ => false,
            }
        })
    }

    /// The words with one space between them.
    pub fn text(&self) -> String {
        self.words.join(" ")
    }

    /// Whether it makes an environment that has no setuptools.
    pub fn makes_environment(&self) -> bool {
        let makes = matches!(self.module(), Some("venv" | "virtualenv" | "ensurepip"))
            || matches!(self.program(), "virtualenv" | "pyvenv") && self.words.len() > 1;
        let brings = self.words.iter().any(|word| {
            word.starts_with("--setuptools") || *word == "--system-site-packages" || *word == "--help"
        });
        makes && !brings && !self.names_old_python()
    }

    /// Whether it chooses an image of Python, and whether that is of 3.12 or newer.
    pub fn image(&self) -> Option<bool> {
        let image = match self.words.as_slice() {
            ["FROM", rest @ ..] => rest.iter().find(|word| !word.starts_with("--"))?,
            ["image:", image] => image,
            _ => return None,
        };
        let name = image.rsplit('/').next().unwrap_or(image);
        let (name, tag) = name.split_once(':').unwrap_or((name, ""));
        if name != "python" || tag.contains('$') {
            return Some(false);
        }
        let version = tag.split('-').next().unwrap_or(tag);
        Some(match version.strip_prefix("3.") {
            Some(minor) => {
                let digits: String = minor.chars().take_while(char::is_ascii_digit).collect();
                digits.parse::<u32>().is_ok_and(|minor| minor >= 12)
            }
            None => !version.starts_with('2'),
        })
    }

    /// Whether it installs setuptools, or may: a file of requirements that cannot be read.
    pub fn installs_setuptools(&self, read: &dyn Fn(&str) -> Option<String>) -> bool {
        let by_module = matches!(self.module(), Some("pip" | "uv"));
        let installs = self.words.iter().any(|word| matches!(*word, "install" | "add" | "sync"));
        // The packages of a long command may stand on lines of their own.
        let is_package = |word: &str| {
            word == "setuptools"
                || word
                    .strip_prefix("setuptools")
                    .is_some_and(|rest| rest.starts_with(['<', '>', '=', '~', '!', '[']))
        };
        if is_package(self.words[0]) {
            return true;
        }
        if !installs || !(by_module || idiom("installer", self.program()).is_some()) {
            return false;
        }
        let named = self.words.iter().any(|word| {
            is_package(word) || matches!(*word, "python3-setuptools" | "py3-setuptools" | "python-setuptools")
        });
        let files = self.words.windows(2).filter_map(|pair| match pair {
            ["-r" | "--requirement", file] => Some(*file),
            _ => None,
        });
        let joined = self.words.iter().filter_map(|word| {
            word.strip_prefix("--requirement=")
                .or_else(|| word.strip_prefix("-r").filter(|rest| !rest.is_empty()))
        });
        let may = |file: &str| read(file).is_none_or(|text| mentions_setuptools(&text));
        named || files.chain(joined).any(may)
    }

    /// How it uses setuptools.
    pub fn use_of_setuptools(&self) -> Option<Used> {
        let is_script = |word: &str| word == "setup.py" || word.ends_with("/setup.py");
        let python = self.is_python().then(|| self.words[0].to_owned());
        let used = |what, old| Some(Used { what, python: python.clone(), old });
        if is_script(self.words[0]) {
            return used("setup.py", false);
        }
        let runs = self.is_python() || self.program() == "coverage";
        if runs && self.words.iter().any(|word| is_script(word)) && self.module().is_none() {
            return used("setup.py", false);
        }
        if self.is_python() && self.words.contains(&"-c") {
            let code = self.text();
            if code.contains("pkg_resources") {
                return used("pkg_resources", true);
            }
            return if code.contains("import setuptools") { used("import setuptools", false) } else { None };
        }
        let is_pip = matches!(self.program(), "pip" | "pip3") || self.module() == Some("pip");
        if is_pip && self.words.contains(&"--no-build-isolation") {
            return used("--no-build-isolation", false);
        }
        None
    }
}
