//! `upshift explain`: a transform's page, or what was tried at a place.

use std::fs;
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use anyhow::{Result, anyhow, bail};

use super::args::ExplainOptions;
use super::{run, setup};
use crate::engine::{Catalogue, Settings, World, explain};
use crate::output::{Paint, visible};
use crate::project::{Project, Windows, reason, walk};
use crate::text::Source;
use crate::transform::Transform;

/// Runs the command; returns the exit status.
pub fn run(options: &ExplainOptions) -> Result<u8> {
    let config = setup::config(&[PathBuf::from(".")])?;
    let all = setup::transforms(&options.selection, &config)?;
    let paint = setup::paint(options.printing.color, &std::io::stdout());
    if let Some(transform) = all.iter().find(|t| t.id == options.what) {
        run::say(&page(transform, paint))?;
        return Ok(super::CLEAN);
    }
    let place =
        options.what.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse::<usize>().ok()?)));
    let Some((path, line)) = place else {
        let within = |id: &str| id.strip_prefix(&options.what).is_some_and(|rest| rest.starts_with('/'));
        let ids: Vec<&str> = all.iter().map(|t| t.id.as_str()).filter(|id| within(id)).collect();
        if !ids.is_empty() {
            bail!("`{}` is a module; choose one of its transforms: {}", options.what, ids.join(", "));
        }
        let known = all.iter().map(|t| t.id.as_str());
        match crate::project::config::nearest(&options.what, known) {
            Some(near) => {
                bail!("`{}` is neither a transform nor FILE:LINE; did you mean `{near}`?", options.what)
            }
            None => {
                bail!("`{}` is neither a transform nor FILE:LINE; `upshift list` shows all", options.what)
            }
        }
    };
    let path = Path::new(path);
    let shown = visible(&path.to_string_lossy());
    let bytes = fs::read(path).map_err(|error| anyhow!("{shown}: {}", reason(&error)))?;
    let source = Source::decode(path, &bytes).map_err(|refusal| anyhow!("{shown}: {refusal}"))?;
    if let Some(error) = crate::verify::refusal(source.text()) {
        let at = source.position(error.offset);
        bail!("{shown}:{}:{}: {}", at.line, at.column, error.message);
    }
    if line == 0 || line > source.line_count() {
        let count = source.line_count();
        bail!("{shown}: has no line {line}, only {count} line{}", if count == 1 { "" } else { "s" });
    }
    // Around the file is what its folder holds, as in a run over that folder.
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
    let (files, _) = walk(std::slice::from_ref(&folder), &config.exclude, 1);
    let project = Project::new(&[folder], files.into_iter().map(|file| file.path).collect());
    let windows = Windows::new(options.min.or(config.min), options.target.or(config.target));
    let settings = Settings { window: windows.of(path), ..Settings::default() };
    let world = World::new(&project);
    let mut attempts = explain(&source, line, &Catalogue::new(all), &world, &settings);
    // Where one pair of a transform matches, nobody asks why another does not.
    let matched: Vec<(usize, String)> =
        attempts.iter().filter(|a| a.matched).map(|a| (a.offset, a.id.clone())).collect();
    attempts.retain(|a| a.matched || !matched.iter().any(|(at, id)| *at == a.offset && *id == a.id));
    let mut text = format!("{shown}:{line}: {}\n", visible(source.line(line - 1).trim()));
    if attempts.is_empty() {
        text.push_str("  no transform looks for anything on this line\n");
    }
    for attempt in attempts {
        let column = source.position(attempt.offset).column;
        let id = paint.with(Style::new().bold(), &attempt.id);
        let told = visible(&attempt.text);
        let told = match attempt.matched {
            true => paint.with(AnsiColor::Green.on_default(), &told),
            false => format!("{} match: {told}", paint.with(AnsiColor::Yellow.on_default(), "no")),
        };
        text.push_str(&format!("  column {column}: {id}: {told}\n"));
    }
    run::say(&text)?;
    Ok(super::CLEAN)
}

/// The page of a transform.
fn page(transform: &Transform, paint: Paint) -> String {
    let mut text = format!("{}\n{}\n\n", paint.with(Style::new().bold(), &transform.id), transform.title);
    if !transform.reason.is_empty() {
        text.push_str(&format!("{}\n\n", transform.reason.trim()));
    }
    let facts = [
        ("deprecated", transform.deprecated.map(|v| v.to_string())),
        ("removed", transform.removed.map(|v| v.to_string())),
        ("replacement since", transform.available.map(|v| v.to_string())),
        ("safety", Some(transform.safety.as_str().to_owned())),
        (
            "see",
            (!transform.reference.is_empty())
                .then(|| format!("https://docs.python.org/3/{}", link(&transform.reference))),
        ),
    ];
    for (name, value) in facts {
        if let Some(value) = value {
            text.push_str(&format!("{name}: {value}\n"));
        }
    }
    for example in &transform.examples {
        text.push_str(&format!(
            "\n{}\n",
            paint.with(AnsiColor::Cyan.on_default(), &format!("@@ {}", example.title))
        ));
        let diff = similar::TextDiff::from_lines(&example.before, &example.after);
        let mut number = 0;
        for change in diff.iter_all_changes() {
            let (sign, style) = match change.tag() {
                similar::ChangeTag::Equal => (" ", Style::new()),
                similar::ChangeTag::Delete => ("-", AnsiColor::Red.on_default()),
                similar::ChangeTag::Insert => ("+", AnsiColor::Green.on_default()),
            };
            number += usize::from(change.tag() != similar::ChangeTag::Insert);
            let reported = change.tag() == similar::ChangeTag::Equal && example.reported.contains(&number);
            let (sign, style) = if reported { ("!", AnsiColor::Yellow.on_default()) } else { (sign, style) };
            let line = format!("{sign}{}", change.value().trim_end_matches('\n'));
            text.push_str(&format!("{}\n", paint.with(style, line.trim_end())));
        }
    }
    text
}

/// `whatsnew/3.12#removed` as a page of the documentation.
fn link(reference: &str) -> String {
    match reference.split_once('#') {
        Some((page, anchor)) => format!("{page}.html#{anchor}"),
        None => format!("{reference}.html"),
    }
}
