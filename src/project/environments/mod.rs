//! Files that create and use environments: shell scripts, Dockerfiles, tox and CI configurations. Two
//! things are found there: uses of setuptools where nothing installs it, and `python -m` with a module
//! that was removed.

mod tox;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::catalogue::Catalogue;
use crate::command::{Command, Removed, commands};
use crate::finding::{Finding, Reason};
use crate::project::bounded_read;
use crate::project::canonical_paths::folder_of;
use crate::suppression::Suppressions;
use crate::text::Source;
use crate::transform::Transform;
use crate::version::Version;

/// The transform that reports a missing setuptools.
const ID: &str = "venv/no_setuptools";
/// The transform that reports removed modules in `python -m`.
const RUN_MODULE: &str = "language/run_module";

/// The kind of a file that creates environments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EnvironmentFile {
    /// A shell script.
    Shell,
    /// A Dockerfile.
    Docker,
    /// `tox.ini`
    Tox,
    /// A GitHub workflow.
    Workflow,
    /// `.gitlab-ci.yml`
    Gitlab,
    /// `.travis.yml`
    Travis,
}

/// An environment without setuptools, and a use of it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Missing {
    /// The command that creates the environment.
    pub range: Range<usize>,
    /// The command that uses setuptools.
    pub used: Range<usize>,
    /// What to do.
    pub message: String,
}

/// A command that runs a removed module.
struct Run {
    /// The command.
    pub range: Range<usize>,
    /// The module, and what to do.
    pub removed: Removed,
}

/// The kind of a file, by its name; `None` for other files.
pub fn kind(path: &Path) -> Option<EnvironmentFile> {
    let name = path.file_name()?.to_str()?;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    match name {
        "tox.ini" => Some(EnvironmentFile::Tox),
        ".gitlab-ci.yml" => Some(EnvironmentFile::Gitlab),
        ".travis.yml" => Some(EnvironmentFile::Travis),
        _ if matches!(ending, "sh" | "bash") => Some(EnvironmentFile::Shell),
        _ if name == "Dockerfile" || name.starts_with("Dockerfile.") || ending == "Dockerfile" => {
            Some(EnvironmentFile::Docker)
        }
        _ if folder == Some("workflows") && matches!(ending, "yml" | "yaml") => {
            Some(EnvironmentFile::Workflow)
        }
        _ => None,
    }
}

/// Hidden files that a walk does not find.
pub const HIDDEN: [&str; 2] = [".gitlab-ci.yml", ".travis.yml"];
/// A hidden folder with such files.
pub const WORKFLOWS: &str = ".github/workflows";

/// The first use of setuptools in an environment without it. `read` returns the text of a requirements
/// file beside this one.
fn find(kind: EnvironmentFile, text: &str, read: &dyn Fn(&str) -> Option<String>) -> Option<Missing> {
    if kind == EnvironmentFile::Tox {
        return tox::find(text, read);
    }
    if matches!(kind, EnvironmentFile::Workflow | EnvironmentFile::Travis) && !names_new_python(text) {
        return None;
    }
    let all = commands(text);
    if all.iter().any(|command| command.installs_setuptools(read)) {
        return None;
    }
    let mut made: Option<&Command<'_>> = None;
    // In a container, the image determines the Python version.
    let needs_image = matches!(kind, EnvironmentFile::Docker | EnvironmentFile::Gitlab);
    let mut image_is_new = !needs_image;
    for command in &all {
        if let Some(is_new) = command.image() {
            image_is_new = is_new;
            made = Some(command).filter(|_| is_new);
        } else if makes_environment(kind, command) && image_is_new {
            made = made.or(Some(command));
        } else if let (Some(made), Some(used)) = (made, command.use_of_setuptools()) {
            return Some(Missing {
                range: made.range.clone(),
                used: command.range.clone(),
                message: format!("{}: add `{}` before it.", used.lack(), used.installing()),
            });
        }
    }
    None
}

/// The commands that run a removed module with a Python that may not have it.
fn runs(kind: EnvironmentFile, text: &str) -> Vec<Run> {
    let run = |command: &Command<'_>, at: usize| {
        let range = at + command.range.start..at + command.range.end;
        command.runs_removed().map(|removed| Run { range, removed })
    };
    match kind {
        EnvironmentFile::Tox => {
            let each = |(at, value)| commands(value).iter().filter_map(|c| run(c, at)).collect::<Vec<_>>();
            tox::command_lines(text).into_iter().flat_map(each).collect()
        }
        EnvironmentFile::Workflow | EnvironmentFile::Travis if !names_new_python(text) => Vec::new(),
        _ => {
            let mut is_new = !matches!(kind, EnvironmentFile::Docker | EnvironmentFile::Gitlab);
            let of = |command: &Command<'_>| {
                is_new = command.image().unwrap_or(is_new);
                run(command, 0).filter(|_| is_new)
            };
            commands(text).iter().filter_map(of).collect()
        }
    }
}

/// The findings in a file, under the transforms that are selected and a target.
pub fn findings(source: &Source, catalogue: &Catalogue, target: Version) -> Vec<Finding> {
    let Some(kind) = kind(source.path()) else { return Vec::new() };
    let beside = |name: &str| bounded_read::text(&folder_of(source.path()).join(name));
    let comments = Suppressions::of_lines(source, target);
    let mut findings = Vec::new();
    let mut add =
        |transform: &Transform, range: &Range<usize>, message: String, used: Option<Range<usize>>| {
            let is_suppressed = |range| comments.cover(source, &transform.id, range);
            if is_suppressed(range) || used.as_ref().is_some_and(is_suppressed) {
                return;
            }
            let because = used.map(|used| Reason {
                text: format!("`{}` uses it", &source.text()[used.clone()]),
                place: Some((Arc::new(source.path().to_owned()), source.position(used.start).line)),
            });
            findings.push(Finding {
                message,
                reasons: because.into_iter().collect(),
                removed: transform.removed,
                ..Finding::reported(source, &transform.id, &transform.title, range.clone())
            });
        };
    if let Some(transform) =
        catalogue.transform(ID).filter(|t| t.removed.is_none_or(|removed| removed <= target))
        && let Some(Missing { range, used, message }) = find(kind, source.text(), &beside)
    {
        add(transform, &range, message, Some(used));
    }
    if let Some(transform) = catalogue.transform(RUN_MODULE) {
        for Run { range, removed } in runs(kind, source.text()) {
            if removed.since <= target {
                add(transform, &range, removed.message, None);
            }
        }
    }
    findings
}

/// Whether a command, or a step of CI, creates an environment without setuptools.
fn makes_environment(kind: EnvironmentFile, command: &Command<'_>) -> bool {
    match kind {
        EnvironmentFile::Workflow if command.text().contains("actions/setup-python@") => true,
        EnvironmentFile::Travis if command.text() == "language: python" => true,
        _ => command.makes_environment(),
    }
}

/// Whether a list of Python versions includes 3.12 or newer.
fn names_new_python(text: &str) -> bool {
    let lines = text.lines().map(|line| line.split('#').next().unwrap_or(line));
    lines.flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '.')).any(|token| {
        match token.strip_prefix("3.") {
            Some("x") => true,
            Some(minor) => {
                minor.trim_end_matches("-dev").parse::<u32>().is_ok_and(|minor| (12..100).contains(&minor))
            }
            None => false,
        }
    })
}

#[cfg(test)]
mod tests;
