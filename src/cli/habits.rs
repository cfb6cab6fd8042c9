//! Words that people bring from other tools: what means one thing only is understood, and a note says the word of upshift;
//! for the rest, an error points to it.

use std::ffi::OsString;
use std::path::Path;

use anyhow::{Result, bail};

/// Options of other tools, and those of upshift that do the same.
const SAME: [(&str, &str); 10] = [
    ("--output-format", "--format"),
    ("--extend-select", "--select"),
    ("--extend-ignore", "--ignore"),
    ("--extend-exclude", "--exclude"),
    ("--unsafe-fixes", "--suggested"),
    ("--silent", "--quiet"),
    ("-vv", "--verbose"),
    ("--json", "--format=json"),
    ("--no-color", "--color=never"),
    ("--no-colour", "--color=never"),
];

/// Options that make another command of one: the command, the option, and what is meant.
const COMMANDS: [(&str, &str, &str); 20] = [
    ("fix", "--dry-run", "diff"),
    ("fix", "--diff", "diff"),
    ("fix", "--check", "check"),
    ("check", "--fix", "fix"),
    ("check", "--diff", "diff"),
    ("check", "--write", "fix"),
    ("check", "-w", "fix"),
    ("check", "--in-place", "fix"),
    ("check", "--dry-run", "diff"),
    ("check", "--show-settings", "config"),
    ("diff", "--dry-run", "diff"),
    ("diff", "--fix", "fix"),
    ("fix", "--in-place", "fix"),
    ("fix", "--write", "fix"),
    ("fix", "-w", "fix"),
    ("fix", "--yes", "fix"),
    ("fix", "-y", "fix"),
    ("fix", "-n", "diff"),
    ("check", "--check", "check"),
    ("diff", "--check", "check"),
];

/// Options that have no counterpart, or more than one: what to do instead.
const POINTERS: [(&str, &str); 8] = [
    (
        "--target-version",
        "write `--min` for the oldest Python that the code must run on, which is what other tools mean by it, and `--target` for the newest",
    ),
    (
        "--config",
        "settings are read from `upshift.toml` and `[tool.upshift]` in `pyproject.toml`, the nearest first; `upshift config PATH` shows those that apply, and each is an option too",
    ),
    (
        "--isolated",
        "options on the command line take precedence; `upshift config PATH` shows what else applies",
    ),
    ("--add-noqa", "`upshift ignore --add --reason TEXT` writes a comment for every finding"),
    ("--no-fix", "`upshift check` changes nothing"),
    ("--stdin", "the path `-` reads standard input, and `--stdin-filename` gives its path"),
    ("-f", "all transforms run unless `--select ID` names some"),
    ("-x", "`--ignore ID` leaves transforms out, and `--exclude PATTERN` files"),
];

/// The command line in the words of upshift, and notes about what was understood.
pub fn understood(mut line: Vec<OsString>, commands: &[String]) -> Result<(Vec<OsString>, Vec<String>)> {
    let mut notes = Vec::new();
    let Some(first) = line.get(1).and_then(|first| first.to_str()).map(str::to_owned) else {
        return Ok((line, notes));
    };
    let is_own = ["-h", "--help", "-V", "--version"].contains(&first.as_str());
    let is_path = first.contains(['.', '/']) || first == "-" || Path::new(&first).exists();
    if !is_own && !commands.contains(&first) && (first.starts_with('-') || is_path) {
        line.insert(1, "check".into());
        notes.push(format!("`upshift {first}` is `upshift check {first}`"));
    }
    if first == "rule" {
        line[1] = "explain".into();
        notes.push("`upshift rule` is `upshift explain`".to_owned());
    }
    let mut command = line[1].to_string_lossy().into_owned();
    let end = line.iter().position(|word| word == "--").unwrap_or(line.len());
    let (head, tail) = line.split_at(end.max(2));
    let mut words: Vec<OsString> = head[..2].to_vec();
    for word in &head[2..] {
        let text = word.to_string_lossy();
        let (name, value) = text.split_once('=').map_or((&*text, None), |(name, value)| (name, Some(value)));
        if let Some((_, advice)) = POINTERS.iter().find(|(old, _)| *old == name) {
            bail!("there is no `{name}`: {advice}");
        }
        let same = SAME.iter().find(|(old, _)| *old == name).map(|(_, new)| (*new).to_owned());
        let new = same
            .map(|new| value.map_or(new.clone(), |value| format!("{new}={value}")))
            .or_else(|| oldest(name));
        if let Some(new) = new {
            notes.push(format!("`{text}` is `{new}`"));
            words.push(new.into());
        } else if let Some((.., meant)) = COMMANDS.iter().find(|(of, old, _)| *of == command && *old == name)
        {
            if name == first {
                notes = vec![format!("`upshift {name}` is `upshift {meant}`")];
            } else {
                notes.push(format!("`{command} {name}` is `upshift {meant}`"));
            }
            command = (*meant).to_owned();
            words[1] = meant.into();
        } else {
            words.push(word.clone());
        }
    }
    words.extend_from_slice(tail);
    Ok((words, notes))
}

/// `--py38-plus` names the oldest Python.
fn oldest(name: &str) -> Option<String> {
    let digits = name.strip_prefix("--py")?.strip_suffix("-plus")?;
    let minor: u8 = digits.strip_prefix('3')?.parse().ok()?;
    Some(format!("--min=3.{minor}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(words: &str) -> String {
        let line = std::iter::once("upshift").chain(words.split(' ')).map(OsString::from).collect();
        let commands = ["check", "diff", "fix", "config", "score"].map(str::to_owned);
        match understood(line, &commands) {
            Ok((line, _)) => {
                let words: Vec<_> = line[1..].iter().map(|word| word.to_string_lossy()).collect();
                words.join(" ")
            }
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn the_words_of_other_tools_are_understood() {
        for (theirs, ours) in [
            ("fix --dry-run src", "diff src"),
            ("fix --diff", "diff"),
            ("check --fix src --select imp", "fix src --select imp"),
            ("app.py", "check app.py"),
            ("--fix app.py", "fix app.py"),
            ("check --py38-plus", "check --min=3.8"),
            ("check --py310-plus a.py", "check --min=3.10 a.py"),
            ("check --output-format=json", "check --format=json"),
            ("fix --unsafe-fixes", "fix --suggested"),
            ("check --json -vv", "check --format=json --verbose"),
            ("fix --yes", "fix"),
            ("rule imp/reload", "explain imp/reload"),
        ] {
            assert_eq!(line(theirs), ours);
        }
    }

    #[test]
    fn what_is_ambiguous_is_pointed_out() {
        assert!(line("check --target-version py38").contains("`--min`"));
        assert!(line("check --config=a.toml").contains("upshift config PATH"));
    }

    #[test]
    fn everything_else_is_left_alone() {
        for words in ["check", "chek", "--version", "-h", "score --depth 2", "check -- --fix", "fix -i"] {
            assert_eq!(line(words), words);
        }
    }
}
