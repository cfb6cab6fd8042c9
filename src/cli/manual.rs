//! `upshift completions` and `upshift man`, both generated from the definitions of the options.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use clap::builder::PossibleValuesParser;
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Arguments;
use super::help::arranged;
use super::reporter::say;
use crate::transform;

/// The commands whose `--select` and `--ignore` complete ids. With all of them the script would be four times as long.
const SELECTING: [&str; 3] = ["check", "diff", "fix"];

/// Prints shell completions; returns the exit status.
pub fn completions(shell: Shell) -> Result<u8> {
    say(script(shell))?;
    Ok(super::CLEAN)
}

/// The completions for a shell.
fn script(shell: Shell) -> Vec<u8> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut with_ids(arranged(Arguments::command())), "upshift", &mut text);
    text
}

/// The command line with the ids of the built-in transforms, and the names of their modules, as the only values of the
/// options that take them. Only scripts are made of it: transforms of the user's are not known here.
fn with_ids(command: Command) -> Command {
    // clap keeps values for ever; the process ends when the script is printed.
    let ids: Vec<&'static str> =
        transform::builtin_lazy().iter().map(|one| &*one.id.clone().leak()).collect();
    let mut names: Vec<&str> = ids.iter().filter_map(|id| Some(id.split_once('/')?.0)).collect();
    names.sort_unstable();
    names.dedup();
    names.extend(&ids);
    let complete = |command: Command, argument: &str| {
        let values = PossibleValuesParser::new(&names);
        command.mut_arg(argument, |argument| argument.value_parser(values).hide_possible_values(true))
    };
    let command = SELECTING.iter().fold(command, |command, name| {
        command.mut_subcommand(name, |command| complete(complete(command, "select"), "ignore"))
    });
    command.mut_subcommand("explain", |command| complete(command, "what"))
}

/// Prints the manual page, or writes one for each command; returns the exit status.
pub fn pages(folder: Option<&Path>) -> Result<u8> {
    let command = arranged(Arguments::command());
    let Some(folder) = folder else {
        let mut text = Vec::new();
        Man::new(command).render(&mut text)?;
        say(text)?;
        return Ok(super::CLEAN);
    };
    let cannot = || format!("cannot write manual pages to {}", folder.display());
    fs::create_dir_all(folder).with_context(cannot)?;
    clap_mangen::generate_to(command, folder).with_context(cannot)?;
    Ok(super::CLEAN)
}

#[cfg(test)]
mod tests {
    use clap::ValueEnum;

    use super::*;

    #[test]
    fn every_shell_knows_every_command() {
        for shell in Shell::value_variants() {
            let text = String::from_utf8(script(*shell)).unwrap();
            for command in Arguments::command().get_subcommands() {
                assert!(text.contains(command.get_name()), "{shell}: {}", command.get_name());
            }
        }
    }

    #[test]
    fn shells_that_complete_values_know_ids_and_modules() {
        for shell in [Shell::Bash, Shell::Fish, Shell::Zsh] {
            let text = String::from_utf8(script(shell)).unwrap();
            let words: Vec<&str> = text.split([' ', '\'', '"', '(', ')', '\\', '\n']).collect();
            for name in ["configparser", "configparser/readfp", "asyncore/module"] {
                let count = words.iter().filter(|&&word| word == name).count();
                assert!(count >= 2 * SELECTING.len(), "{shell}: {name}: {count}");
            }
        }
    }

    #[test]
    fn every_command_has_its_page() {
        let folder = tempfile::tempdir().unwrap();
        pages(Some(&folder.path().join("man"))).unwrap();
        for command in Arguments::command().get_subcommands() {
            assert!(folder.path().join(format!("man/upshift-{}.1", command.get_name())).is_file());
        }
    }

    #[test]
    fn every_setting_is_an_option() {
        let command = Arguments::command();
        let check = command.find_subcommand("check").unwrap();
        for key in crate::project::config::KEYS.iter() {
            let option = check.get_arguments().find(|argument| argument.get_long() == Some(&*key.name));
            let help = option.and_then(|option| option.get_help()).map(ToString::to_string);
            assert!(help.is_some_and(|help| help.contains(&key.about)), "--{}", key.name);
        }
    }
}
