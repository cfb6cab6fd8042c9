//! `upshift list`: the transforms, and what each does at best.

use std::path::Path;
use std::sync::Arc;

use anstyle::Style;
use anyhow::Result;
use serde_json::json;

use super::args::{ListFormat, ListOptions};
use super::reporter::say;
use super::run::ended;
use crate::output::Paint;
use crate::project::{Carrier, Profiles, carriers, read_only_roots};
use crate::transform::Transform;
use crate::version::{NEWEST, Version};

/// Runs the command; returns the exit status.
pub fn run(options: &ListOptions) -> Result<u8> {
    let mut profiles = options.settings.profiles()?;
    let all = transforms(&mut profiles)?;
    let config = profiles.configs.of(Path::new("."))?;
    if options.format == ListFormat::Json {
        say(serde_json::to_string_pretty(&all.iter().map(entry).collect::<Vec<_>>())? + "\n")?;
        return Ok(ended(&profiles, super::CLEAN));
    }
    say(table(&all, options.color.out()))?;
    let roots = read_only_roots(&config, Path::new(".")).map_err(anyhow::Error::msg)?;
    for carrier in
        carriers(&roots).iter().filter(|carrier| !config.from().iter().any(|name| carrier.is(name)))
    {
        let Carrier { name, version, .. } = carrier;
        say(format!("\n{name} {version} carries transforms; `--from {name}` runs them\n"))?;
    }
    Ok(ended(&profiles, super::CLEAN))
}

/// The transforms of the working folder, by their ids. Those that run only where somebody asks for them are among them,
/// unless somebody did.
pub fn transforms(profiles: &mut Profiles) -> Result<Vec<Arc<Transform>>> {
    let profile = profiles.of(Path::new("."))?;
    let config = profiles.configs.of(Path::new("."))?;
    let all = profiles.all(&config)?;
    let opt_in = all.iter().filter(|t| t.opt_in && config.select().is_empty());
    let mut all: Vec<_> =
        profile.catalogue.transforms().chain(opt_in.map(|t| t.transform())).cloned().collect();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all.dedup_by(|a, b| a.id == b.id);
    Ok(all)
}

/// A transform as in the document.
pub fn entry(t: &Arc<Transform>) -> serde_json::Value {
    let version = |version: Option<Version>| version.map(|v| v.to_string());
    json!({
        "id": t.id,
        "title": t.title,
        "deprecated": version(t.deprecated),
        "removed": version(t.removed),
        "available": version(t.available),
        "safety": t.reach().as_str(),
        "reference": t.reference,
        "opt_in": t.opt_in,
    })
}

/// A line for each transform.
pub fn table(all: &[Arc<Transform>], paint: Paint) -> String {
    let width = all.iter().map(|t| t.id.len()).max().unwrap_or(0);
    let line = |transform: &Arc<Transform>| {
        let id = paint.with(Style::new().bold(), &format!("{:width$}", transform.id));
        let since = match (transform.removed.filter(|removed| *removed <= NEWEST), transform.deprecated) {
            (Some(removed), _) => format!("removed {removed}"),
            (None, Some(deprecated)) => format!("deprecated {deprecated}"),
            (None, None) => String::new(),
        };
        let asked_for = if transform.opt_in { " (only with `--select`)" } else { "" };
        let (reach, title) = (transform.reach().as_str(), &transform.title);
        format!("{id}  {reach:9}  {since:15}  {title}{asked_for}\n")
    };
    all.iter().map(line).collect()
}
