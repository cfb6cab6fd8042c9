//! `upshift explain`: a transform's page, or what was tried at a place.

use std::fs;
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use anyhow::{Context, Result, bail};

use super::args::ExplainOptions;
use super::{run, setup};
use crate::engine::{Catalogue, Settings, World, explain};
use crate::output::{Paint, visible};
use crate::project::{Project, Windows, walk};
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
    let bytes = fs::read(path).with_context(|| format!("{}: cannot be read", path.display()))?;
    let source =
        Source::decode(path, &bytes).map_err(|refusal| anyhow::anyhow!("{}: {refusal}", path.display()))?;
    if line == 0 || line > source.line_count() {
        bail!("{}: has {} lines, none is {line}", path.display(), source.line_count());
    }
    // Around the file is what its folder holds, as in a run over that folder.
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")).to_owned();
    let (files, _) = walk(std::slice::from_ref(&folder), &config.exclude, 1);
    let project = Project::new(&[folder], files.into_iter().map(|file| file.path).collect());
    let windows = Windows::new(options.min.or(config.min), options.target.or(config.target));
    let settings = Settings { window: windows.of(path), ..Settings::default() };
    let world = World::new(&project);
    let attempts = explain(&source, line, &Catalogue::new(all), &world, &settings);
    let mut text =
        format!("{}:{line}: {}\n", visible(&path.to_string_lossy()), visible(source.line(line - 1).trim()));
    if attempts.is_empty() {
        text.push_str("  no transform looks for anything on this line\n");
    }
    for attempt in attempts {
        let column = source.position(attempt.offset).column;
        let style =
            if attempt.matched { AnsiColor::Green.on_default() } else { AnsiColor::Yellow.on_default() };
        let word = if attempt.matched { "yes" } else { "no" };
        let id = paint.with(Style::new().bold(), &attempt.id);
        text.push_str(&format!(
            "  column {column}: {id}: {}, {}\n",
            paint.with(style, word),
            visible(&attempt.text)
        ));
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
