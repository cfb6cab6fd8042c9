//! The options for settings, made from their table.

use std::ffi::OsString;

use anyhow::Result;
use clap::{Arg, ArgAction, ArgMatches, Args, Command as Clap, FromArgMatches};

use crate::project::config::{Group, KEYS, Key, REMOVED, ValueType, find};
use crate::project::{Config, Profiles};
use crate::version::Version;

/// The settings that are given as options, for commands that take those of the first `GROUPS` groups.
#[derive(Debug, Clone, Default)]
pub struct SettingOptions<const GROUPS: u8> {
    given: Vec<(&'static Key, Vec<OsString>)>,
    no_builtin: bool,
}

/// Settings of commands that use transforms.
pub type TransformSettings = SettingOptions<{ Group::Transforms as u8 }>;
/// Settings of commands that look at files.
pub type FileSettings = SettingOptions<{ Group::Files as u8 }>;

impl<const GROUPS: u8> SettingOptions<GROUPS> {
    /// The profiles of files with these options on top.
    pub fn profiles(&self) -> Result<Profiles> {
        let options = Config::of_options(self.given.clone()).map_err(anyhow::Error::msg)?;
        Ok(Profiles::new(options, self.no_builtin))
    }

    /// Sets a key, whatever the options say of it.
    pub fn set(&mut self, name: &str, values: Vec<String>) {
        let values = values.into_iter().map(OsString::from).collect();
        self.given.retain(|(key, _)| key.name != name);
        self.given.extend(find(name).map(|key| (key, values)));
    }

    /// The options as they are written on the command line.
    pub fn arguments(&self) -> Vec<String> {
        let option = |key: &Key, value: &OsString| format!("--{}={}", key.name, value.to_string_lossy());
        let given = self.given.iter().flat_map(|(key, all)| all.iter().map(|value| option(key, value)));
        given.chain(self.no_builtin.then(|| "--no-builtin".to_owned())).collect()
    }

    fn keys() -> impl Iterator<Item = &'static Key> {
        KEYS.iter().filter(|key| key.group as u8 <= GROUPS)
    }
}

impl<const GROUPS: u8> Args for SettingOptions<GROUPS> {
    fn augment_args(command: Clap) -> Clap {
        let option = |key: &'static Key| {
            let option = Arg::new(&*key.name).long(&*key.name).value_name(&*key.placeholder).help(key.help());
            let option = option.value_parser(clap::value_parser!(OsString));
            match key.value {
                ValueType::Ids => option.action(ArgAction::Append).value_delimiter(','),
                ValueType::Patterns | ValueType::PerFile | ValueType::Folders | ValueType::Files => {
                    option.action(ArgAction::Append)
                }
                ValueType::Version => option.value_parser(clap::value_parser!(Version)),
                ValueType::Choices => {
                    option.action(ArgAction::Append).value_delimiter(',').visible_alias("alternative")
                }
                ValueType::Flag => option
                    .num_args(0..=1)
                    .require_equals(true)
                    .default_missing_value("true")
                    .value_parser(["true", "false"]),
                ValueType::File => option,
            }
        };
        let builtin = Arg::new("no-builtin").long("no-builtin").action(ArgAction::SetTrue);
        let removed = REMOVED.map(|(name, _, new)| {
            let refuse = move |_: &str| Err::<String, _>(format!("`--{name}` was removed; write `{new}`"));
            Arg::new(name).long(name).hide(true).value_parser(refuse)
        });
        command
            .args(Self::keys().map(option))
            .args(removed)
            .arg(builtin.help("Use only the transforms of `--transforms`"))
    }

    fn augment_args_for_update(command: Clap) -> Clap {
        Self::augment_args(command)
    }
}

impl<const GROUPS: u8> FromArgMatches for SettingOptions<GROUPS> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let values = |key: &'static Key| {
            Some((key, matches.get_raw(&key.name)?.map(OsString::from).collect::<Vec<OsString>>()))
        };
        Ok(SettingOptions {
            given: Self::keys().filter_map(values).collect(),
            no_builtin: matches.get_flag("no-builtin"),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}
