//! `upshift config`: the settings that apply to a path, as a configuration file would write them, and
//! where each is set.

use std::path::Path;

use anstyle::AnsiColor;
use anyhow::Result;

use super::args::ConfigOptions;
use super::reporter::{ColorOption, say};
use crate::output::visible;
use crate::project::config::{KEYS, Key, ValueType, schema};
use crate::project::{Config, Windows, folder_of, from_here};
use crate::version::{NEWEST, OLDEST};

/// Runs the command; returns the exit status.
pub fn run(options: &ConfigOptions) -> Result<u8> {
    if options.schema {
        say(schema())?;
        return Ok(super::CLEAN);
    }
    let path = &options.path;
    let mut profiles = options.settings.profiles()?;
    // This reports mistakes in the configuration.
    let baseline = profiles.of(path)?.baseline.0.clone();
    let config = profiles.configs.of(path)?;
    let paint = ColorOption::default().out();
    let lines: Vec<(String, String)> = KEYS.iter().map(|key| line(key, &config, path, &baseline)).collect();
    let width = lines.iter().map(|(value, _)| value.chars().count()).filter(|width| *width < 60).max();
    let width = width.unwrap_or(0);
    for (value, origin) in lines {
        let origin = paint.with(AnsiColor::BrightBlack.on_default(), &format!("# {origin}"));
        say(format!("{}  {origin}\n", visible(&format!("{value:width$}"))))?;
    }
    let here = profiles.configs.absolute(path);
    for above in here.ancestors() {
        let Some(Ok(config)) = above.parent().map(|parent| profiles.configs.in_folder(parent)) else { break };
        if config.excludes(above, above.is_dir()) {
            let skipped = from_here(above);
            say(format!("# skipped by `exclude` or `transforms`: {}\n", skipped.display()))?;
            break;
        }
    }
    let skipped = config.ignored_for(&profiles.configs.absolute(path));
    if !skipped.is_empty() {
        say(format!("# skipped by `per-file`: {}\n", skipped.join(", ")))?;
    }
    Ok(super::run::ended(&profiles, super::CLEAN))
}

/// A setting as a file would write it, and where it is set.
fn line(key: &Key, config: &Config, path: &Path, baseline: &Path) -> (String, String) {
    if let Some((setting, _)) = config.get(&key.name) {
        return (format!("{} = {setting}", key.name), config.origins(&key.name));
    }
    let version = |version| format!("{} = \"{version}\"", key.name);
    let folder = if path.is_dir() { path } else { folder_of(path) };
    let declared = || Windows::default().declared(&std::fs::canonicalize(folder).ok()?);
    match key.name.as_str() {
        "target" => (version(NEWEST), format!("default: {}", key.default)),
        "min" => match declared() {
            Some(oldest) => {
                (version(oldest.version), format!("declared in {}", from_here(&oldest.manifest).display()))
            }
            None => (version(OLDEST), "default".to_owned()),
        },
        _ => {
            let value = match &key.value {
                ValueType::PerFile | ValueType::Choices => "{}".to_owned(),
                ValueType::Ids | ValueType::Patterns | ValueType::Folders | ValueType::Files => {
                    "[]".to_owned()
                }
                ValueType::Flag | ValueType::Version => key.default.clone(),
                ValueType::File if key.name == "baseline" => format!("\"{}\"", baseline.display()),
                ValueType::File => {
                    let active = std::env::var_os("VIRTUAL_ENV").unwrap_or_else(|| ".venv".into());
                    let value = format!("{} = \"{}\"", key.name, active.display());
                    return (value, format!("default: {}", key.default));
                }
            };
            (format!("{} = {value}", key.name), "default".to_owned())
        }
    }
}
