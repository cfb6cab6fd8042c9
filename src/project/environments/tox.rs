//! `tox.ini`: tox creates the environments, with the packages in `deps`.

use super::Missing;
use crate::command::{self, commands};
use crate::project::ini::{IniLine, lines};

/// The first command that uses setuptools in an environment of Python 3.12 without it in `deps`.
pub(super) fn find(text: &str, read: &dyn Fn(&str) -> Option<String>) -> Option<Missing> {
    if !runs_new_python(text) || mentions_setuptools(text, read) {
        return None;
    }
    let header = text.find("[testenv")?;
    let header = header..header + text[header..].find('\n').unwrap_or(text.len() - header);
    let in_commands = lines(text).filter(|line| line.key == "commands" || line.key == "commands_pre");
    for line in in_commands {
        for command in commands(line.text) {
            let Some(used) = command.use_of_setuptools() else {
                continue;
            };
            return Some(Missing {
                range: header,
                used: line.start + command.range.start..line.start + command.range.end,
                message: format!("{}: add `{}` to `deps`.", used.lack(), used.requirement()),
            });
        }
    }
    None
}

/// The lines of commands that Python 3.12 or newer may run, with their offsets.
pub(super) fn command_lines(text: &str) -> Vec<(usize, &str)> {
    let is_command = |line: &IniLine<'_>| line.key.starts_with("commands");
    let all = lines(text).filter(is_command).map(|line| (line.start, line.text));
    all.filter(|_| runs_new_python(text)).collect()
}

/// Whether tox may run Python 3.12 or newer: the list of environments has one, or no version at all.
fn runs_new_python(text: &str) -> bool {
    let listed: Vec<&str> =
        lines(text).filter(|line| matches!(line.key, "envlist" | "env_list")).map(|line| line.text).collect();
    let listed = listed.join(" ");
    let mut versions =
        listed.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.strip_prefix('3'));
    let any = listed.contains("py2") || listed.contains("py3") || listed.contains("3.");
    let braces = listed.split("py{").nth(1).and_then(|rest| rest.split('}').next()).unwrap_or_default();
    let new = |minor: &str| minor.parse::<u32>().is_ok_and(|minor| (12..100).contains(&minor));
    !any || versions.any(new)
        || braces.split(',').any(|version| version.trim().strip_prefix("3.").is_some_and(new))
}

/// Whether anything but a command, or a requirements file, mentions setuptools.
fn mentions_setuptools(text: &str, read: &dyn Fn(&str) -> Option<String>) -> bool {
    lines(text).any(|line| {
        let value = line.text.trim();
        let is_command = line.key.starts_with("commands");
        if is_command {
            return commands(line.text).iter().any(|command| command.installs_setuptools(read));
        }
        let file = value.strip_prefix("-r").map(|file| file.trim().trim_start_matches("{toxinidir}/"));
        let may = |file: &str| read(file).is_none_or(|text| command::mentions_setuptools(&text));
        command::mentions_setuptools(value) || line.key == "deps" && file.is_some_and(may)
    })
}
