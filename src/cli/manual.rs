//! `upshift completions` and `upshift man`, both generated from the definitions of the options.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::args::Arguments;
use super::reporter::say;

/// Prints shell completions; returns the exit status.
pub fn completions(shell: Shell) -> Result<u8> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "upshift", &mut text);
    say(text)?;
    Ok(super::CLEAN)
}

/// Prints the manual page, or writes one for each command; returns the exit status.
pub fn pages(folder: Option<&Path>) -> Result<u8> {
    let command = Arguments::command();
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
            let mut text = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "upshift", &mut text);
            let text = String::from_utf8(text).unwrap();
            for command in Arguments::command().get_subcommands() {
                assert!(text.contains(command.get_name()), "{shell}: {}", command.get_name());
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
