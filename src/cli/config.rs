//! `upshift config`: what holds for a path, and where each value comes from, in the form of the file
//! that would say it.

use std::path::Path;

use anstyle::AnsiColor;
use anyhow::Result;

use super::args::ConfigOptions;
use super::printing::Colour;
use super::profile::Profiles;
use super::{run, setup};
use crate::output::visible;
use crate::project::config::{KEYS, Key, Kind, schema};
use crate::project::{Config, Windows};
use crate::version::{NEWEST, OLDEST};

/// Runs the command; returns the exit status.
pub fn run(options: &ConfigOptions) -> Result<u8> {
    if options.schema {
        run::say(schema())?;
        return Ok(super::CLEAN);
    }
    let path = &options.path;
    let mut profiles = Profiles::new(&options.selection, &options.choices)?;
    // So that its mistakes are told.
    let baseline = profiles.of(path)?.baseline.0.clone();
    let config = profiles.configs.of(path)?;
    let paint = setup::paint(Colour::Auto, &std::io::stdout());
    let lines: Vec<(String, String)> = KEYS.iter().map(|key| line(key, &config, path, &baseline)).collect();
    let width = lines.iter().map(|(value, _)| value.chars().count()).filter(|width| *width < 60).max();
    let width = width.unwrap_or(0);
    for (value, origin) in lines {
        let origin = paint.with(AnsiColor::BrightBlack.on_default(), &format!("# {origin}"));
        run::say(format!("{}  {origin}\n", visible(&format!("{value:width$}"))))?;
    }
    let here = profiles.configs.absolute(path);
    for above in here.ancestors() {
        let Some(Ok(config)) = above.parent().map(|parent| profiles.configs.in_folder(parent)) else { break };
        if config.excludes(above, above.is_dir()) {
            let working = std::fs::canonicalize(".").unwrap_or_default();
            let what = above.strip_prefix(working).unwrap_or(above).display();
            run::say(format!("# a walk leaves {what} out: `exclude`, or a folder of `transforms`\n"))?;
            break;
        }
    }
    let left_out = config.ignored_for(&profiles.configs.absolute(path));
    if !left_out.is_empty() {
        run::say(format!("# `per-file` leaves out here: {}\n", left_out.join(", ")))?;
    }
    Ok(profiles.ended(super::CLEAN))
}

/// A setting as a file says it, and where it was made.
fn line(key: &Key, config: &Config, path: &Path, baseline: &Path) -> (String, String) {
    if let Some((setting, origins)) = config.get(key.name) {
        let from: Vec<String> = origins.iter().map(ToString::to_string).collect();
        return (format!("{} = {setting}", key.name), from.join(", "));
    }
    let version = |version| format!("{} = \"{version}\"", key.name);
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(Path::new("")) };
    let folder = if folder == Path::new("") { Path::new(".") } else { folder };
    let declared = || Windows::default().declared(&std::fs::canonicalize(folder).ok()?);
    match key.name {
        "target" => (version(NEWEST), format!("default: {}", key.default)),
        "min" => match declared() {
            Some(oldest) => {
                let here = std::fs::canonicalize(".").unwrap_or_default();
                let manifest = oldest.manifest.strip_prefix(here).unwrap_or(&oldest.manifest);
                (version(oldest.version), format!("what {} requires", manifest.display()))
            }
            None => (version(OLDEST), "default".to_owned()),
        },
        _ => {
            let value = match key.kind {
                Kind::PerFile | Kind::Choices => "{}".to_owned(),
                Kind::Ids | Kind::Patterns | Kind::Folders => "[]".to_owned(),
                Kind::Flag | Kind::Version => key.default.to_owned(),
                Kind::File => format!("\"{}\"", baseline.display()),
            };
            (format!("{} = {value}", key.name), "default".to_owned())
        }
    }
}
