//! `upshift explain`: describe a transform, the transforms of a module or a name, or a line of code.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anstyle::Style;
use anyhow::{Result, bail};
use serde_json::{Value, json};

use super::args::{ExplainOptions, ListFormat};
use super::reporter::{counted, say};
use super::run::ended;
use super::{explain_line, list};
use crate::answer::{Answer, Answers};
use crate::finding::names;
use crate::knowledge::is_removed_module;
use crate::ledger::Row;
use crate::output::{self, Paint, visible};
use crate::project::Profiles;
use crate::project::profile::did_you_mean;
use crate::suppression;
use crate::transform::{self, LazyTransform, Transform};

/// Runs the command; returns the exit status.
pub fn run(options: &ExplainOptions) -> Result<u8> {
    let (told, profiles) = told(options)?;
    say(told)?;
    Ok(ended(&profiles, super::CLEAN))
}

/// The file whose line is to be explained, if it is a line.
#[cfg(feature = "mcp")]
pub fn file_of(what: &str) -> Option<PathBuf> {
    place(what).map(|place| place.path)
}

/// The explanation, and what it was made with.
pub fn told(options: &ExplainOptions) -> Result<(String, Profiles)> {
    let what = options.what.trim_end_matches("()");
    let place = place(what);
    let mut profiles = options.settings.profiles()?;
    let config = profiles.configs.of(place.as_ref().map_or(Path::new("."), |place| &place.path))?;
    let all = profiles.all(&config)?;
    let paint = options.color.out();
    let told = if let Some(transform) = all.iter().find(|t| t.id == what) {
        pages(&[], &[whole(transform.transform())], what, options.format, paint)?
    } else if let Some((id, title, text)) = suppression::OWN.iter().find(|(id, ..)| *id == what) {
        match options.format {
            ListFormat::Human => format!("{}: {title}\n\n{text}\n", paint.with(Style::new().bold(), id)),
            ListFormat::Json => pretty(&json!({ "version": 1, "id": id, "title": title, "reason": text }))?,
        }
    } else if let Some(place) = place {
        explain_line::explain(options, &mut profiles, &place)?
    } else {
        named(&all, what, options.format, paint)?
    };
    Ok((told, profiles))
}

/// What is known of a module, or of a name that the ledger or a pattern has.
fn named(all: &[Arc<LazyTransform>], what: &str, format: ListFormat, paint: Paint) -> Result<String> {
    let of_module: Vec<Arc<Transform>> =
        all.iter().filter(|t| names(what, &t.id)).map(|t| t.transform().clone()).collect();
    if !of_module.is_empty() {
        return pages(&[], &of_module, what, format, paint);
    }
    let transforms: Vec<Arc<Transform>> = all.iter().map(|t| t.transform().clone()).collect();
    let answers = Answers::new(&transforms);
    let rows: Vec<Row> = Row::all().into_iter().filter(|row| is_called(row, what)).collect();
    let mut found: Vec<&str> = answers.named(what).into_iter().map(|t| t.id.as_str()).collect();
    found.extend(rows.iter().flat_map(|row| answers.of(row).1).map(|t| t.id.as_str()));
    let by = |id: &&str| transforms.iter().find(|t| t.id == **id).cloned();
    let mut own: Vec<Arc<Transform>> = found.iter().filter_map(by).collect();
    own.sort_by(|a, b| a.id.cmp(&b.id));
    own.dedup_by(|a, b| a.id == b.id);
    let above = what.rsplit_once('.').map(|(above, _)| above);
    // Of several names of one thing, the one that was asked for.
    if let Some(above) = above.filter(|above| own.iter().any(|transform| names(above, &transform.id))) {
        own.retain(|transform| names(above, &transform.id));
    }
    if own.is_empty() && rows.is_empty() {
        if Path::new(what).is_file() {
            bail!(
                "`{what}` is a file: name a line too, as in `{what}:1`; `upshift check {what}` lists its findings"
            );
        }
        // What a module that is gone had is gone with it.
        if let Some(above) = above.filter(|above| is_removed_module(above)) {
            return named(all, above, format, paint);
        }
        let advice = did_you_mean(what, all.iter().map(|t| t.id.as_str()));
        bail!("`{what}` is no transform, module or name that upshift knows, and not FILE:LINE; {advice}");
    }
    let changes: Vec<(Row, Answer)> = rows.into_iter().map(|row| (row.clone(), answers.of(&row).0)).collect();
    pages(&changes, &own, what, format, paint)
}

/// Whether a change is of a name, which may be written from any of its parts on: `ConfigParser.readfp`, `readfp`.
fn is_called(row: &Row, what: &str) -> bool {
    let is_it = |name: &str| {
        let name = name.trim_end_matches("()");
        name == what || name.strip_suffix(what).is_some_and(|above| above.ends_with('.'))
    };
    is_it(&row.name) || row.keys().into_iter().any(is_it)
}

/// Changes of Python, and the page of a transform or a list of several.
fn pages(
    changes: &[(Row, Answer)],
    transforms: &[Arc<Transform>],
    what: &str,
    format: ListFormat,
    paint: Paint,
) -> Result<String> {
    if format == ListFormat::Json {
        let transforms = transforms.iter().map(|transform| {
            let mut entry = list::entry(transform);
            entry["reason"] = transform.reason.trim().into();
            entry
        });
        let change = |(row, answer): &(Row, Answer)| json!({ "name": row.name, "instead": row.instead, "answer": answer.as_str() });
        return pretty(&json!({
            "version": 1,
            "changes": changes.iter().map(change).collect::<Vec<_>>(),
            "transforms": transforms.collect::<Vec<_>>(),
        }));
    }
    let mut text = String::new();
    for (row, answer) in changes {
        let since = match (row.removed, row.deprecated) {
            (Some(removed), _) if row.is_gone() => format!("removed in Python {removed}"),
            (Some(removed), _) => format!("deprecated, and to be removed in Python {removed}"),
            (None, Some(deprecated)) => format!("deprecated since Python {deprecated}"),
            (None, None) => "deprecated".to_owned(),
        };
        let name = paint.with(Style::new().bold(), &row.name);
        text += &format!("{name}: {since}. {}\n", row.instead);
        if let Answer::Uncovered(why) = answer {
            text += &format!("upshift says nothing of it: {why}\n");
        }
    }
    match transforms {
        [] => {}
        [only] => {
            text += if text.is_empty() { "" } else { "\n" };
            text += &output::page(only, paint);
        }
        several => {
            let head = format!(
                "{what}: {}, each explained by `upshift explain ID`",
                counted(several.len(), "transform")
            );
            text += &format!("{}\n{}", visible(&head), list::table(several, paint));
        }
    }
    Ok(text)
}

/// A transform with its examples: a run has cut them off.
fn whole(transform: &Arc<Transform>) -> Arc<Transform> {
    let whole = transform::builtin_by_id(&transform.id);
    whole
        .filter(|whole| whole.text.starts_with(&transform.text))
        .map_or_else(|| transform.clone(), Into::into)
}

/// A document on lines of its own.
pub fn pretty(document: &Value) -> Result<String> {
    Ok(output::printable(&serde_json::to_string_pretty(document)?) + "\n")
}

/// A line of code.
#[derive(Debug, PartialEq, Eq)]
pub struct CodeLine {
    /// The file.
    pub path: PathBuf,
    /// The cell of a notebook, from 1.
    pub cell: Option<usize>,
    /// The line in the file or in the cell, from 1.
    pub line: usize,
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
