//! What the help of each command says beyond the definitions of its options: groups, examples, and which options have no
//! effect there.

use std::sync::LazyLock;

use clap::{Arg, Command};

use crate::transform;

/// The version of upshift, the commit that it is built from, and how many transforms it has.
pub(super) fn version() -> &'static str {
    static VERSION: LazyLock<String> = LazyLock::new(|| {
        let (version, commit) = (env!("CARGO_PKG_VERSION"), env!("UPSHIFT_COMMIT"));
        format!("{version} ({commit}{} transforms)", transform::builtin_count())
    });
    &VERSION
}

/// The commands by what they are for.
const COMMANDS: [(&str, &[&str]); 4] = [
    ("Find and change", &["check", "diff", "fix", "review", "undo"]),
    ("Plan and keep track", &["score", "plan", "split", "apply", "baseline", "ignore"]),
    ("Understand", &["explain", "record", "list", "coverage", "config"]),
    ("Integrate and extend", &["lsp", "mcp", "new", "test", "completions", "pages", "man", "clean"]),
];

/// The options by what they are about.
const OPTIONS: [(&str, &[&str]); 4] = [
    (
        "What is changed",
        &[
            "select",
            "ignore",
            "per-file",
            "suggested",
            "alternatives",
            "transforms",
            "no-builtin",
            "baseline",
            "interactive",
            "restart",
        ],
    ),
    ("Pythons and types", &["min", "target", "python", "roots", "warnings"]),
    (
        "Files",
        &[
            "exclude",
            "include",
            "since",
            "staged",
            "lines",
            "shard",
            "force_exclude",
            "max_size",
            "stdin_filename",
            "allow-unreadable",
            "docs",
            "journal",
        ],
    ),
    (
        "Output",
        &[
            "format",
            "statistics",
            "output_file",
            "verbose",
            "quiet",
            "color",
            "hyperlinks",
            "exit_zero",
            "jobs",
            "timings",
            "cache_dir",
            "no_cache",
        ],
    ),
];

/// Options that only `--help` shows, not `-h`.
const RARE: [&str; 18] = [
    "hyperlinks",
    "warnings",
    "shard",
    "cache_dir",
    "no_cache",
    "per-file",
    "include",
    "transforms",
    "no-builtin",
    "roots",
    "lines",
    "force_exclude",
    "max_size",
    "stdin_filename",
    "output_file",
    "jobs",
    "timings",
    "journal",
];

/// Options without effect on a command; they are accepted all the same.
const WITHOUT_EFFECT: [(&str, &[&str]); 7] = [
    ("diff", &["baseline"]),
    ("fix", &["baseline"]),
    ("score", &["baseline", "suggested", "statistics", "quiet", "exit_zero"]),
    ("baseline", &["suggested", "format", "statistics", "output_file", "quiet", "exit_zero"]),
    ("ignore", &["baseline", "suggested", "statistics", "output_file", "quiet", "exit_zero"]),
    (
        "review",
        &[
            "baseline",
            "suggested",
            "format",
            "statistics",
            "output_file",
            "quiet",
            "exit_zero",
            "stdin_filename",
        ],
    ),
    ("explain", &["exclude", "include", "allow-unreadable"]),
];

/// Examples: a command line, and what it does.
const EXAMPLES: [(&str, &[(&str, &str)]); 14] = [
    (
        "",
        &[
            ("upshift check", "what is old, and why"),
            ("upshift fix", "make the safe changes; `upshift undo` takes them back"),
            ("upshift diff --suggested src", "the changes of a folder, those to be reviewed too"),
            ("upshift explain cgi.escape", "what became of a name"),
        ],
    ),
    (
        "check",
        &[
            ("upshift check src tests", "two folders"),
            ("upshift check --min 3.9 --target 3.13", "for these Pythons"),
            ("upshift check --since main", "only what changed since a branch"),
            ("upshift check --statistics", "only how many of what"),
        ],
    ),
    (
        "diff",
        &[
            ("upshift diff > changes.patch", "a patch; what is left goes to the terminal"),
            ("upshift diff --suggested --select imp", "all changes of one module"),
        ],
    ),
    (
        "fix",
        &[
            ("upshift fix", "make the safe changes below this folder"),
            ("upshift fix --suggested app.py", "those to be reviewed too, in one file"),
            ("upshift fix -i", "ask about every change"),
            ("upshift diff", "show the changes, write nothing"),
        ],
    ),
    ("review", &[("upshift review --open", "choose the changes in the browser")]),
    (
        "undo",
        &[
            ("upshift undo", "take back the last `fix` below this folder"),
            ("upshift undo --list", "the runs that can be taken back"),
        ],
    ),
    ("score", &[("upshift score --depth 1", "the work that is left, by package and its folders")]),
    (
        "baseline",
        &[
            ("upshift baseline", "accept what there is; `upshift check` then shows what is new"),
            ("upshift baseline --grow", "accept new findings too"),
        ],
    ),
    (
        "ignore",
        &[(
            "upshift ignore --add --reason \"see #12\"",
            "a comment for every finding, so that it is not told again",
        )],
    ),
    (
        "explain",
        &[
            ("upshift explain app.py:12", "what `check` says of a line, and what would unlock it"),
            ("upshift explain configparser", "the transforms of a module"),
            ("upshift explain cgi.escape", "what became of a name"),
            ("upshift explain configparser/readfp", "a transform, with its examples"),
        ],
    ),
    (
        "record",
        &[
            ("upshift record -o run.jsonl -- pytest", "run the tests, and record what they warn of"),
            ("upshift check --warnings run.jsonl", "take that as evidence"),
        ],
    ),
    (
        "coverage",
        &[("upshift coverage 3.13", "what Python 3.13 changed"), ("upshift coverage 3.8..3.13", "several")],
    ),
    ("config", &[("upshift config src/app.py", "the settings of a file, and where each is set")]),
    (
        "test",
        &[
            ("upshift test transforms/", "the examples of your own transforms"),
            ("upshift test configparser/readfp", "those of a built-in one"),
        ],
    ),
];

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
    let is_in = |list: &[&str]| list.contains(&id.as_str());
    let has_no_effect = WITHOUT_EFFECT.iter().any(|(name, list)| *name == command && is_in(list));
    let argument = if has_no_effect { argument.hide(true) } else { argument.hide_short_help(is_in(&RARE)) };
    match OPTIONS.iter().find(|(_, list)| is_in(list)) {
        Some((heading, _)) => argument.help_heading(*heading),
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
    let is_grouped = |name: &str| COMMANDS.iter().any(|(_, group)| group.contains(&name));
    let others: Vec<&str> = all.iter().map(|(name, _)| *name).filter(|name| !is_grouped(name)).collect();
    let mut text = String::new();
    for (title, group) in COMMANDS.iter().copied().chain([("More", others.as_slice())]) {
        let known = group.iter().filter_map(|name| all.iter().find(|(known, _)| known == name));
        let lines: String = known.map(|(name, about)| format!("  {name:width$}  {about}\n")).collect();
        if !lines.is_empty() {
            text += &format!("{title}:\n{lines}\n");
        }
    }
    text.trim_end().to_owned()
}

/// The examples of a command.
fn examples(command: &str) -> String {
    let all = EXAMPLES.iter().find(|(name, _)| *name == command).map_or(&[][..], |(_, all)| *all);
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
        for name in COMMANDS.iter().flat_map(|(_, group)| *group) {
            assert!(names.contains(name), "{name}");
        }
        let known = |id: &str| {
            let mut all = command.get_subcommands().flat_map(Command::get_arguments);
            all.any(|argument| argument.get_id() == id)
        };
        let listed = OPTIONS.iter().flat_map(|(_, list)| list.iter());
        let without = WITHOUT_EFFECT.iter().flat_map(|(_, list)| list.iter());
        for id in listed.chain(&RARE).chain(without) {
            assert!(known(id), "{id}");
        }
    }

    #[test]
    fn every_example_is_a_valid_command_line() {
        for (line, _) in EXAMPLES.iter().flat_map(|(_, all)| *all) {
            let line = line.split(" >").next().unwrap().replace("\"see #12\"", "reason");
            assert!(Arguments::try_parse_from(line.split(' ')).is_ok(), "{line}");
        }
    }
}
