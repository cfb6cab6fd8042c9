//! Files that say how an environment is made and used: shell scripts, Dockerfiles, tox and CI. What
//! is looked for there: setuptools that is used where nothing has installed it, and `python -m` with
//! a module that is gone.

mod tox;

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use crate::command::{Command, Removed, commands};
use crate::finding::{Finding, Reason, Safety};
use crate::text::Source;
use crate::transform::Transform;

/// The transform under whose name a missing setuptools is told of.
pub const ID: &str = "venv/no_setuptools";
/// The transform under whose name a module is told of that is run and is gone.
pub const RUN_MODULE: &str = "language/run_module";

/// What kind of file a recipe is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A script of the shell.
    Shell,
    /// Steps in a container.
    Docker,
    /// `tox.ini`
    Tox,
    /// A workflow of GitHub.
    Workflow,
    /// `.gitlab-ci.yml`
    Gitlab,
    /// `.travis.yml`
    Travis,
}

/// An environment without setuptools, and what uses it there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// What makes the environment.
    pub range: Range<usize>,
    /// Where it is used.
    pub used: Range<usize>,
    /// What to do.
    pub message: String,
}

/// A module that a command runs, and that is gone.
pub struct Run {
    /// The command.
    pub range: Range<usize>,
    /// The module, and what to do.
    pub removed: Removed,
}

/// What a file is a recipe of, by its name.
pub fn kind(path: &Path) -> Option<Kind> {
    let name = path.file_name()?.to_str()?;
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    match name {
        "tox.ini" => Some(Kind::Tox),
        ".gitlab-ci.yml" => Some(Kind::Gitlab),
        ".travis.yml" => Some(Kind::Travis),
        _ if matches!(ending, "sh" | "bash") => Some(Kind::Shell),
        _ if name == "Dockerfile" || name.starts_with("Dockerfile.") || ending == "Dockerfile" => {
            Some(Kind::Docker)
        }
        _ if folder == Some("workflows") && matches!(ending, "yml" | "yaml") => Some(Kind::Workflow),
        _ => None,
    }
}

/// The recipes below a folder that a walk does not come to, since they are hidden.
pub const HIDDEN: [&str; 2] = [".gitlab-ci.yml", ".travis.yml"];
/// And a hidden folder of them.
pub const WORKFLOWS: &str = ".github/workflows";

/// The first use of setuptools in an environment that does not have it. `read` gives the text of a
/// file of requirements beside the recipe.
pub fn find(kind: Kind, text: &str, read: &dyn Fn(&str) -> Option<String>) -> Option<Missing> {
    if kind == Kind::Tox {
        return tox::find(text, read);
    }
    if matches!(kind, Kind::Workflow | Kind::Travis) && !names_new_python(text) {
        return None;
    }
    let all = commands(text);
    if all.iter().any(|command| command.installs_setuptools(read)) {
        return None;
    }
    let mut made: Option<&Command<'_>> = None;
    // In a container it is the image that says which Python there is.
    let needs_image = matches!(kind, Kind::Docker | Kind::Gitlab);
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

/// The commands that run a module which is gone, with a Python that may be newer.
pub fn runs(kind: Kind, text: &str) -> Vec<Run> {
    let run = |command: &Command<'_>, at: usize| {
        let range = at + command.range.start..at + command.range.end;
        command.runs_removed().map(|removed| Run { range, removed })
    };
    match kind {
        Kind::Tox => {
            let each = |(at, value)| commands(value).iter().filter_map(|c| run(c, at)).collect::<Vec<_>>();
            tox::command_lines(text).into_iter().flat_map(each).collect()
        }
        Kind::Workflow | Kind::Travis if !names_new_python(text) => Vec::new(),
        _ => {
            let mut is_new = !matches!(kind, Kind::Docker | Kind::Gitlab);
            let of = |command: &Command<'_>| {
                is_new = command.image().unwrap_or(is_new);
                run(command, 0).filter(|_| is_new)
            };
            commands(text).iter().filter_map(of).collect()
        }
    }
}

impl Run {
    /// What the user is told.
    pub fn finding(&self, transform: &Transform, source: &Source) -> Finding {
        told(transform, source, self.range.clone(), self.removed.message.clone(), Vec::new())
    }
}

impl Missing {
    /// What the user is told.
    pub fn finding(&self, transform: &Transform, source: &Source) -> Finding {
        let line = source.position(self.used.start).line;
        let used = source.text()[self.used.clone()].to_owned();
        let reason = Reason {
            text: format!("`{used}` uses it"),
            place: Some((Arc::new(source.path().to_owned()), line)),
        };
        told(transform, source, self.range.clone(), self.message.clone(), vec![reason])
    }
}

fn told(
    transform: &Transform,
    source: &Source,
    range: Range<usize>,
    message: String,
    reasons: Vec<Reason>,
) -> Finding {
    Finding {
        id: transform.id.clone(),
        title: transform.title.clone(),
        before: source.text()[range.clone()].to_owned(),
        range,
        safety: Safety::Reported,
        after: None,
        message,
        instead: None,
        reasons,
        applied: false,
        needs: Vec::new(),
        removed: transform.removed,
    }
}

/// Whether a command, or a step of CI, makes an environment that has no setuptools.
fn makes_environment(kind: Kind, command: &Command<'_>) -> bool {
    match kind {
        Kind::Workflow if command.text().contains("actions/setup-python@") => true,
        Kind::Travis if command.text() == "language: python" => true,
        _ => command.makes_environment(),
    }
}

/// Whether a list of Pythons holds one from 3.12 on.
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
