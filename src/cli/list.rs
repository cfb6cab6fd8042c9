//! `upshift list`: the transforms there are, and how far each goes.

use std::path::Path;

use anstyle::Style;
use anyhow::Result;
use serde_json::json;

use super::args::{Choices, ListOptions};
use super::printing::ListFormat;
use super::profile::Profiles;
use super::{run, setup};
use crate::transform::Transform;

/// Runs the command; returns the exit status.
pub fn run(options: &ListOptions) -> Result<u8> {
    let mut profiles = Profiles::new(&options.selection, &Choices::default())?;
    let profile = profiles.of(Path::new("."))?;
    let all = profile.catalogue.transforms();
    let version = |version: Option<crate::version::Version>| version.map(|v| v.to_string());
    if options.format == ListFormat::Json {
        let entry = |t: &std::sync::Arc<Transform>| {
            json!({
                "id": t.id,
                "title": t.title,
                "deprecated": version(t.deprecated),
                "removed": version(t.removed),
                "available": version(t.available),
                "safety": t.reach().as_str(),
                "reference": t.reference,
            })
        };
        let entries: Vec<_> = all.iter().map(entry).collect();
        run::say(serde_json::to_string_pretty(&entries)? + "\n")?;
        return Ok(super::CLEAN);
    }
    let paint = setup::paint(options.color, &std::io::stdout());
    let width = all.iter().map(|t| t.id.len()).max().unwrap_or(0);
    let mut text = String::new();
    for transform in all {
        let id = paint.with(Style::new().bold(), &format!("{:width$}", transform.id));
        let gone = match (transform.removed, transform.deprecated) {
            (Some(removed), _) => format!("removed {removed}"),
            (None, Some(deprecated)) => format!("deprecated {deprecated}"),
            (None, None) => String::new(),
        };
        let safety = transform.reach().as_str();
        text.push_str(&format!("{id}  {safety:9}  {gone:15}  {}\n", transform.title));
    }
    run::say(text)?;
    Ok(super::CLEAN)
}
