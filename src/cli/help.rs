//! What the help of each command says beyond the definitions of its options: groups, examples, and which options have no
//! effect there.

use std::collections::HashMap;
use std::sync::LazyLock;

use clap::{Arg, Command};
use serde::Deserialize;

use crate::transform;

/// The version of upshift, the commit that it is built from, and how many transforms it has.
pub(super) fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let (version, commit) = (env!("CARGO_PKG_VERSION"), env!("UPSHIFT_COMMIT"));
        let commit = if commit.is_empty() { String::new() } else { format!("{commit}, ") };
        format!("{version} ({commit}{} transforms)", transform::builtin_count())
    });
    &VERSION
}

/// Names under a title.
#[derive(Deserialize)]
struct Titled {
    title: String,
    names: Vec<String>,
}

/// What `help.toml` says.
#[derive(Default, Deserialize)]
struct Tables {
    rare: Vec<String>,
    commands: Vec<Titled>,
    options: Vec<Titled>,
    without_effect: HashMap<String, Vec<String>>,
    examples: HashMap<String, Vec<(String, String)>>,
}

/// A test reads the tables: they are always valid in a program that was released.
static TABLES: LazyLock<Tables> =
    LazyLock::new(|| toml::from_str(include_str!("help.toml")).unwrap_or_default());

/// The command line with its help.
pub fn arranged(command: Command) -> Command {
    let overview = overview(&command);
    let overall = examples("");
    let template = "{about}\n\n{usage-heading} {usage}\n\n{before-help}Options:\n{options}{after-help}";
    let command = command.help_template(template).before_help(overview).after_help(overall);
    command.mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        let examples = examples(&name);
        let command = command.mut_args(|argument| of_command(argument, &name));
        if examples.is_empty() { command } else { command.after_help(examples) }
    })
}

/// An option as the help of a command shows it.
fn of_command(argument: Arg, command: &str) -> Arg {
    let id = argument.get_id().to_string();
    let is_in = |list: &Vec<String>| list.contains(&id);
    let has_no_effect = TABLES.without_effect.get(command).is_some_and(is_in);
    let argument =
        if has_no_effect { argument.hide(true) } else { argument.hide_short_help(is_in(&TABLES.rare)) };
    match TABLES.options.iter().find(|heading| is_in(&heading.names)) {
        Some(heading) => argument.help_heading(&*heading.title),
        None => argument,
    }
}

/// The commands in their groups.
fn overview(command: &Command) -> String {
    let all: Vec<(&str, String)> = command
        .get_subcommands()
        .map(|it| (it.get_name(), it.get_about().map(ToString::to_string).unwrap_or_default()))
        .collect();
    let width = all.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let is_grouped = |name: &str| TABLES.commands.iter().any(|group| group.names.iter().any(|n| n == name));
    let others = all.iter().map(|(name, _)| (*name).to_owned()).filter(|name| !is_grouped(name)).collect();
    let more = Titled { title: "More".to_owned(), names: others };
    let mut text = String::new();
    for Titled { title, names } in TABLES.commands.iter().chain([&more]) {
        let known = names.iter().filter_map(|name| all.iter().find(|(known, _)| known == name));
        let lines: String = known.map(|(name, about)| format!("  {name:width$}  {about}\n")).collect();
        if !lines.is_empty() {
            text += &format!("{title}:\n{lines}\n");
        }
    }
    text.trim_end().to_owned()
}

/// The examples of a command.
fn examples(command: &str) -> String {
    let all = TABLES.examples.get(command).map_or(&[][..], Vec::as_slice);
    let width = all.iter().map(|(line, _)| line.len()).max().unwrap_or(0);
    let lines: Vec<String> = all.iter().map(|(line, what)| format!("  {line:width$}  {what}")).collect();
    if lines.is_empty() { String::new() } else { format!("Examples:\n{}", lines.join("\n")) }
}

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use super::super::args::Arguments;
    use super::*;

    #[test]
    fn the_tables_name_what_exists() {
        let command = Arguments::command();
        let names: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
        for name in TABLES.commands.iter().flat_map(|group| &group.names) {
            assert!(names.contains(&name.as_str()), "{name}");
        }
        let known = |id: &str| {
            let mut all = command.get_subcommands().flat_map(Command::get_arguments);
            all.any(|argument| argument.get_id() == id)
        };
        let listed = TABLES.options.iter().flat_map(|heading| &heading.names);
        let without = TABLES.without_effect.values().flatten();
        for id in listed.chain(&TABLES.rare).chain(without) {
            assert!(known(id), "{id}");
        }
    }

    #[test]
    fn every_example_is_a_valid_command_line() {
        for (line, _) in TABLES.examples.values().flatten() {
            let line = line.split(" >").next().unwrap().replace("\"see #12\"", "reason");
            assert!(Arguments::try_parse_from(line.split(' ')).is_ok(), "{line}");
        }
    }
}
