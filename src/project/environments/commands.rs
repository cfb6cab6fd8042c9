//! Shell commands in any kind of file, split into words without a full parser.

use std::ops::Range;

use super::{EnvironmentFile, Used};
use crate::native::{Gone, gone};

/// A simple command.
pub(super) struct Command<'t> {
    /// Its bytes.
    pub range: Range<usize>,
    /// Its words without quotes, starting with the program.
    words: Vec<&'t str>,
}

/// Words before a command that are not part of it: instructions of a file, and words that run the command
/// after them.
const LEADS: &str = "RUN CMD ENTRYPOINT run: script: install: before_install: before_script: after_script: \
                     command: commands - | > sudo exec time env if then !";

/// Programs that install packages.
const INSTALLERS: &str = "pip pip3 uv conda mamba micromamba apt apt-get apk dnf yum pipenv poetry";

fn is_in(words: &str, word: &str) -> bool {
    words.split(' ').any(|known| known == word)
}

/// The commands in a text, without comments.
pub(super) fn commands(text: &str) -> Vec<Command<'_>> {
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
            if !is_in(LEADS, word) && !is_setting {
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

    /// The module after `-m`, and the words after it.
    fn module(&self) -> Option<(&'t str, &[&'t str])> {
        let at = self.words.iter().position(|word| *word == "-m").filter(|_| self.is_python())?;
        Some((self.words.get(at + 1)?, &self.words[at + 2..]))
    }

    /// The removed module that it runs, if any.
    pub fn runs_gone(&self) -> Option<Gone> {
        let (module, arguments) = self.module().filter(|_| !self.names_old_python())?;
        gone(module, arguments)
    }

    /// Whether it names a Python older than 3.12.
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

    /// Whether it creates an environment without setuptools.
    pub fn makes_environment(&self, kind: EnvironmentFile) -> bool {
        let joined = || self.words.join(" ");
        match kind {
            EnvironmentFile::Workflow if joined().contains("actions/setup-python@") => return true,
            EnvironmentFile::Travis if joined() == "language: python" => return true,
            _ => {}
        }
        let module = self.module().map(|(name, _)| name);
        let makes = matches!(module, Some("venv" | "virtualenv" | "ensurepip"))
            || matches!(self.program(), "virtualenv" | "pyvenv") && self.words.len() > 1;
        let brings = self.words.iter().any(|word| {
            word.starts_with("--setuptools") || *word == "--system-site-packages" || *word == "--help"
        });
        makes && !brings && !self.names_old_python()
    }

    /// If it selects a container image: whether that has Python 3.12 or newer.
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

    /// Whether it installs setuptools, or may do so through an unreadable requirements file.
    pub fn installs_setuptools(&self, read: &dyn Fn(&str) -> Option<String>) -> bool {
        let by_module = self.module().is_some_and(|(name, _)| matches!(name, "pip" | "uv"));
        let installs = self.words.iter().any(|word| matches!(*word, "install" | "add" | "sync"));
        // The packages of a long command may be on lines of their own.
        let is_package = |word: &str| {
            word == "setuptools"
                || word
                    .strip_prefix("setuptools")
                    .is_some_and(|rest| rest.starts_with(['<', '>', '=', '~', '!', '[']))
        };
        if is_package(self.words[0]) {
            return true;
        }
        if !installs || !(by_module || is_in(INSTALLERS, self.program())) {
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
        let may = |file: &str| read(file).is_none_or(|text| text.contains("setuptools"));
        named || files.chain(joined).any(may)
    }

    /// How it uses setuptools.
    pub fn use_of_setuptools(&self) -> Option<Used> {
        let is_script = |word: &str| word == "setup.py" || word.ends_with("/setup.py");
        let python = self.is_python().then(|| self.words[0].to_owned());
        let used = |what: &str, old| Some(Used { what: what.to_owned(), python: python.clone(), old });
        if is_script(self.words[0]) {
            return used("setup.py", false);
        }
        let runs = self.is_python() || self.program() == "coverage";
        if runs && self.words.iter().any(|word| is_script(word)) && self.module().is_none() {
            return used("setup.py", false);
        }
        if self.is_python() && self.words.contains(&"-c") {
            let code = self.words.join(" ");
            if code.contains("pkg_resources") {
                return used("pkg_resources", true);
            }
            return if code.contains("import setuptools") { used("import setuptools", false) } else { None };
        }
        let is_pip =
            matches!(self.program(), "pip" | "pip3") || self.module().is_some_and(|(name, _)| name == "pip");
        if is_pip && self.words.contains(&"--no-build-isolation") {
            return used("--no-build-isolation", false);
        }
        None
    }
}
