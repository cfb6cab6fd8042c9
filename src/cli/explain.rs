//! `upshift explain`: describe a transform, or show why transforms match a line or not.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anstyle::{AnsiColor, Style};
use anyhow::{Result, bail};

use super::args::ExplainOptions;
use super::reporter::{counted, say};
use super::run::ended;
use crate::embedded::{Embedded, Format};
use crate::engine::{Attempt, Catalogue, World, explain};
use crate::finding::names;
use crate::output::{self, visible};
use crate::project::Project;
use crate::project::bounded_read::{self, describe};
use crate::project::profile::did_you_mean;
use crate::suppression;
use crate::text::Source;
use crate::transform::{self, LazyTransform};
use crate::verify;

/// Runs the command; returns the exit status.
pub fn run(options: &ExplainOptions) -> Result<u8> {
    let what = &options.what;
    let place = place(what);
    let mut profiles = options.settings.profiles()?;
    let config = profiles.configs.of(place.as_ref().map_or(Path::new("."), |place| &place.path))?;
    let all = profiles.all(&config)?;
    let paint = options.color.out();
    if let Some(transform) = all.iter().find(|t| t.id == *what).map(|t| t.transform()) {
        let whole =
            transform::builtin_by_id(&transform.id).filter(|whole| whole.text.starts_with(&transform.text));
        say(output::page(whole.as_ref().unwrap_or(transform), paint))?;
        return Ok(ended(&profiles, super::CLEAN));
    }
    if let Some((id, title, text)) = suppression::OWN.iter().find(|(id, ..)| id == what) {
        say(format!("{}: {title}\n\n{text}\n", paint.with(Style::new().bold(), id)))?;
        return Ok(ended(&profiles, super::CLEAN));
    }
    let Some(CodeLine { path, cell, line }) = place else {
        let of_module = all.iter().filter(|t| names(what, &t.id));
        let ids: Vec<&str> = of_module.map(|t| t.id.as_str()).collect();
        if !ids.is_empty() {
            bail!("`{what}` is a module; choose one of its transforms: {}", ids.join(", "));
        }
        let advice = did_you_mean(what, all.iter().map(|t| t.id.as_str()));
        bail!("`{what}` is neither a transform nor FILE:LINE; {advice}");
    };
    let name = visible(&path.to_string_lossy());
    let format = Format::of(&path);
    let decode = |bytes: Vec<u8>| match format {
        None => Source::decode(&path, &bytes),
        Some(_) => Source::utf8(&path, &bytes),
    };
    let source = match bounded_read::bytes(&path).map(decode) {
        Ok(Ok(source)) => source,
        Ok(Err(refusal)) => bail!("{name}:{}:1: {}", refusal.line, refusal.message),
        Err(error) => bail!("{name}: {}", describe(&error)),
    };
    if cell.is_none() && (line == 0 || line > source.line_count()) {
        bail!("{name}: there is no line {line}; the file has {}", counted(source.line_count(), "line"));
    }
    let shown = cell.map_or(String::new(), |cell| format!("cell {cell}:"));
    let docs = profiles.of_file(&path)?.docs().then_some(Format::Docstrings);
    let embedded = match format.or(docs).map(|format| Embedded::read(&source, format)).transpose() {
        Ok(embedded) => embedded,
        Err(invalid) => bail!("{name}: {}", invalid.message),
    };
    let module = embedded.and_then(|embedded| embedded.module_line(cell, line));
    if format.is_some() && module.is_none() {
        bail!("{name}:{shown}{line}: there is no Python code");
    }
    let (source, number, shift) = module.unwrap_or((source, line, 0));
    if let Some(refusal) = verify::refusal(source.text()) {
        let at = source.position(refusal.offset);
        bail!("{name}:{}:{}: {}", at.line, at.column, visible(&refusal.message));
    }
    let project = Project::below(profiles.configs.clone(), &[], vec![path.clone()]);
    let profile = profiles.of_file(&path)?;
    let (catalogue, settings) = (&profile.catalogue, profile.settings());
    let world = World::new(&project);
    let mut attempts = explain(&source, number, catalogue, &world, &settings);
    // Transforms that are not selected are mentioned if they would match.
    let is_opt_in = |t: &&Arc<LazyTransform>| t.opt_in && config.select().is_empty();
    let opt_in: Vec<String> = all.iter().filter(is_opt_in).map(|t| t.id.clone()).collect();
    let others: Vec<_> = all.into_iter().filter(|transform| !catalogue.has(&transform.id)).collect();
    let others = Catalogue::lazy(others);
    let would = explain(&source, number, &others, &world, &settings);
    attempts.extend(would.into_iter().filter(|attempt| attempt.matched).map(|attempt| {
        let why = match opt_in.contains(&attempt.id) {
            true => "it runs only with `--select`".to_owned(),
            false => config.reason_to_skip(&attempt.id, &profiles.configs.absolute(&path)),
        };
        Attempt { matched: false, text: format!("{why}: {}", attempt.text), ..attempt }
    }));
    // If one pair of a transform matches, the others do not matter.
    let matched: Vec<(usize, String)> =
        attempts.iter().filter(|a| a.matched).map(|a| (a.offset, a.id.clone())).collect();
    attempts.retain(|a| a.matched || !matched.iter().any(|(at, id)| *at == a.offset && *id == a.id));
    say(format!("{name}:{shown}{line}: {}\n", visible(source.line(number - 1).trim())))?;
    if attempts.is_empty() {
        say("  no transform matches anything on this line\n")?;
    }
    for attempt in attempts {
        let column = source.position(attempt.offset).column + shift;
        let id = paint.with(Style::new().bold(), &attempt.id);
        let text = visible(&attempt.text);
        let text = match attempt.matched {
            true => paint.with(AnsiColor::Green.on_default(), &text),
            false => format!("{} match: {text}", paint.with(AnsiColor::Yellow.on_default(), "no")),
        };
        say(format!("  column {column}: {id}: {text}\n"))?;
    }
    Ok(ended(&profiles, super::CLEAN))
}

/// A line of code.
#[derive(Debug, PartialEq, Eq)]
struct CodeLine {
    path: PathBuf,
    /// The cell of a notebook, from 1.
    cell: Option<usize>,
    /// The line in the file or in the cell, from 1.
    line: usize,
}

/// Parses `FILE:LINE`, or `FILE:LINE:COLUMN` as findings print it, with `cell N:` before the line in a notebook.
fn place(what: &str) -> Option<CodeLine> {
    let (path, last) = what.rsplit_once(':')?;
    let last: usize = last.parse().ok()?;
    let (path, line) = match path.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse().ok()?))) {
        Some((path, line)) => (path, line),
        None => (path, last),
    };
    let cell = path.rsplit_once(":cell ").and_then(|(path, cell)| Some((path, cell.parse().ok()?)));
    Some(match cell {
        Some((path, cell)) => CodeLine { path: PathBuf::from(path), cell: Some(cell), line },
        None => CodeLine { path: PathBuf::from(path), cell: None, line },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_may_have_a_column() {
        let found = |path: &str, cell, line| Some(CodeLine { path: PathBuf::from(path), cell, line });
        assert_eq!(place("a.py:3"), found("a.py", None, 3));
        assert_eq!(place("a.py:3:9"), found("a.py", None, 3));
        assert_eq!(place("c:a.py:3"), found("c:a.py", None, 3));
        assert_eq!(place("a.ipynb:cell 2:3:9"), found("a.ipynb", Some(2), 3));
        assert_eq!(place("configparser/readfp"), None);
    }
}
