//! `upshift explain`: a transform's page, or what was tried at a place.

use std::fs;
use std::path::{Path, PathBuf};

use anstyle::{AnsiColor, Style};
use anyhow::{Result, bail};

use super::args::{Choices, ExplainOptions};
use super::profile::Profiles;
use super::{run, setup};
use crate::engine::{Attempt, Catalogue, World, explain};
use crate::finding::names;
use crate::output::{self, visible};
use crate::project::{Config, Project, reason, walk};
use crate::suppression;
use crate::text::Source;
use crate::transform;
use crate::verify;

/// Runs the command; returns the exit status.
pub fn run(options: &ExplainOptions) -> Result<u8> {
    let place = place(&options.what);
    let choices = Choices { pythons: options.pythons.clone(), ..Choices::default() };
    let mut profiles = Profiles::new(&options.selection, &choices)?;
    let config = profiles.configs.of(place.as_ref().map_or(Path::new("."), |(path, _)| path))?;
    let all = profiles.all(&config)?;
    let paint = setup::paint(options.color, &std::io::stdout());
    if let Some(transform) = all.iter().find(|t| t.id == options.what) {
        let whole =
            transform::builtin_by_id(&transform.id).filter(|whole| whole.text.starts_with(&transform.text));
        run::say(output::page(whole.as_ref().unwrap_or(transform), paint))?;
        return Ok(super::CLEAN);
    }
    if let Some((id, title, said)) = suppression::OWN.iter().find(|(id, ..)| *id == options.what) {
        let id = paint.with(Style::new().bold(), id);
        run::say(format!("{id}: {title}\n\n{said}\n"))?;
        return Ok(super::CLEAN);
    }
    let Some((path, line)) = place else {
        let of_module = all.iter().filter(|t| names(&options.what, &t.id));
        let ids: Vec<&str> = of_module.map(|t| t.id.as_str()).collect();
        if !ids.is_empty() {
            bail!("`{}` is a module; choose one of its transforms: {}", options.what, ids.join(", "));
        }
        let advice = setup::similar(&options.what, all.iter().map(|t| t.id.as_str()));
        bail!("`{}` is neither a transform nor FILE:LINE; {advice}", options.what);
    };
    let source = read(&path)?;
    let name = visible(&path.to_string_lossy());
    if line == 0 || line > source.line_count() {
        let count = source.line_count();
        bail!("{name}: has no line {line}, only {count} line{}", if count == 1 { "" } else { "s" });
    }
    if let Some(refusal) = verify::refusal(source.text()) {
        let at = source.position(refusal.offset);
        bail!("{name}:{}:{}: {}", at.line, at.column, visible(&refusal.message));
    }
    let root = root(&path);
    let (files, _) = walk(std::slice::from_ref(&root), &profiles.configs, run::processors());
    let project = Project::new(&[root], files.into_iter().map(|file| file.path).collect());
    let profile = profiles.of_file(&path)?;
    let (catalogue, settings) = (&profile.catalogue, profile.settings());
    let world = World::new(&project);
    let mut attempts = explain(&source, line, catalogue, &world, &settings);
    let is_chosen = |id: &str| catalogue.transforms().iter().any(|transform| transform.id == id);
    let others = Catalogue::new(all.into_iter().filter(|transform| !is_chosen(&transform.id)).collect());
    let would = explain(&source, line, &others, &world, &settings);
    attempts.extend(would.into_iter().filter(|attempt| attempt.matched).map(|attempt| {
        let why = left_out(&attempt.id, &config, &profiles.configs.absolute(&path));
        Attempt { matched: false, text: format!("{why} ({})", attempt.text), ..attempt }
    }));
    // Where one pair of a transform matches, nobody asks why another does not.
    let matched: Vec<(usize, String)> =
        attempts.iter().filter(|a| a.matched).map(|a| (a.offset, a.id.clone())).collect();
    attempts.retain(|a| a.matched || !matched.iter().any(|(at, id)| *at == a.offset && *id == a.id));
    let mut text = format!("{name}:{line}: {}\n", visible(source.line(line - 1).trim()));
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
    run::say(text)?;
    Ok(super::CLEAN)
}

/// Why a transform is not among those of a file.
fn left_out(id: &str, config: &Config, file: &Path) -> String {
    let is_in = |ids: &[String]| ids.iter().any(|name| names(name, id));
    let key = match () {
        () if is_in(config.ignore()) => "ignore",
        () if is_in(&config.ignored_for(file)) => "per-file",
        () if !config.select().is_empty() && !is_in(config.select()) => "select",
        () => "asyncore",
    };
    let place = match config.get(key) {
        Some((_, origins)) => origins.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        None => "default".to_owned(),
    };
    format!("left out by `{key}`, {place}")
}

/// `FILE:LINE`, or `FILE:LINE:COLUMN` as findings are headed.
fn place(what: &str) -> Option<(PathBuf, usize)> {
    let (path, last) = what.rsplit_once(':')?;
    let last: usize = last.parse().ok()?;
    match path.rsplit_once(':').and_then(|(path, line)| Some((path, line.parse().ok()?))) {
        Some((path, line)) => Some((PathBuf::from(path), line)),
        None => Some((PathBuf::from(path), last)),
    }
}

fn read(path: &Path) -> Result<Source> {
    let name = visible(&path.to_string_lossy());
    match crate::project::regular::bytes(path).map(|bytes| Source::decode(path, &bytes)) {
        Ok(Ok(source)) => Ok(source),
        Ok(Err(refusal)) => bail!("{name}:{}:1: {refusal}", refusal.line()),
        Err(error) => bail!("{name}: {}", reason(&error)),
    }
}

/// The folder of the project that a file is in, so that as much is in sight as in a run over all
/// of it; the file's own folder when nothing tells.
fn root(path: &Path) -> PathBuf {
    let own = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let marks = ["pyproject.toml", "setup.py", "setup.cfg", ".git"];
    let absolute = fs::canonicalize(own).unwrap_or_default();
    let found = absolute.ancestors().find(|folder| marks.iter().any(|mark| folder.join(mark).exists()));
    let Some(found) = found else {
        return own.to_owned();
    };
    let working = fs::canonicalize(".").unwrap_or_default();
    match found.strip_prefix(working) {
        Ok(below) if below == Path::new("") => PathBuf::from("."),
        Ok(below) => below.to_owned(),
        Err(_) => found.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_may_have_a_column() {
        assert_eq!(place("a.py:3"), Some((PathBuf::from("a.py"), 3)));
        assert_eq!(place("a.py:3:9"), Some((PathBuf::from("a.py"), 3)));
        assert_eq!(place("c:a.py:3"), Some((PathBuf::from("c:a.py"), 3)));
        assert_eq!(place("configparser/readfp"), None);
    }
}
