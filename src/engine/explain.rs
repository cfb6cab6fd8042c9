//! What was tried at a place, and why it did or did not match.

use std::cell::RefCell;
use std::sync::Arc;

use super::propose::settled;
use super::selection::Candidate;
use super::{Catalogue, Settings, World, chosen, natively, upgrade};
use crate::finding::Safety;
use crate::matching::{Finder, imports};
use crate::model::OWN;
use crate::suppression::Suppressions;
use crate::text::Source;
use crate::types::Inference;
use crate::verify;

/// What was tried at a place, for `explain FILE:LINE`.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The transform.
    pub id: String,
    /// Byte offset of the place.
    pub offset: usize,
    /// Whether it matched.
    pub matched: bool,
    /// Why, or why not, in a sentence.
    pub text: String,
}

/// What was tried on a 1-based line of a source.
pub fn explain(
    source: &Source,
    line: usize,
    catalogue: &Catalogue,
    world: &World<'_>,
    settings: &Settings,
) -> Vec<Attempt> {
    if verify::refusal(source.text()).is_some() {
        return Vec::new();
    }
    let selection = catalogue.select(source.text().as_bytes());
    let module = world.read(Arc::new(source.clone()));
    let trace = RefCell::default();
    let inference = Inference::new(world, &module);
    let mut finder = Finder::new(world, &module, &inference, settings.window);
    finder.warned = &settings.run.warned;
    finder.trace = Some(&trace);
    finder.find(chosen(catalogue, &selection, world, &module));
    // What keeps another way from being taken, and where.
    let mut hindered: Vec<(usize, String, String)> = Vec::new();
    for Candidate { finding, .. } in
        natively(chosen(catalogue, &selection, world, &module), &finder, settings).0
    {
        let text = match finding.after {
            Some(_) => "matches".to_owned(),
            None => {
                let line = source.line_of(finding.range.start) + 1;
                hindered.push((line, finding.id.clone(), finding.message.clone()));
                format!("reported: {}", finding.message)
            }
        };
        trace.borrow_mut().push((finding.range.start, finding.id, true, text));
    }
    let place = source.line_start(line - 1)..source.line_start(line);
    let is_there = |offset: usize| source.line_of(offset) + 1 == line;
    finder.trace = None;
    let tried = trace.take();
    let near = catalogue.transforms().filter_map(|transform| {
        let is_told = tried.iter().any(|(offset, id, ..)| *id == transform.id && is_there(*offset));
        let (offset, mut text) = finder.nearest(transform, &place).filter(|_| !is_told)?;
        let path = world.project().place_of(source.path());
        if !transform.places.are_all() && !transform.places.hold(&path) {
            text = format!("does not run in `{}`, by `only` or `skip`", path.display());
        } else if !transform.imports.is_empty() && !transform.imports.iter().any(|of| imports(&module, of)) {
            text = format!("does not run in files without an import of {}", transform.imports.join(" or "));
        }
        Some((offset, transform.id.clone(), false, text))
    });
    let near: Vec<_> = near.collect();
    let mut attempts: Vec<Attempt> = tried
        .into_iter()
        .chain(near)
        .filter(|(offset, ..)| is_there(*offset))
        .map(|(offset, id, matched, text)| Attempt { id, offset, matched, text })
        .collect();
    for (other, id, message) in hindered.into_iter().filter(|(other, ..)| *other != line) {
        // It is an alternative of these.
        let ways = catalogue.transform(&id).map_or(&[][..], |transform| &transform.only_with);
        let is_way = |it: &&Attempt| it.matched && ways.iter().any(|(of, _)| *of == it.id);
        if let Some(Attempt { offset, .. }) = attempts.iter().find(is_way) {
            let text = format!("line {other}: {message}");
            attempts.push(Attempt { id, offset: *offset, matched: false, text });
        }
    }
    let comments = Suppressions::of(&module.tree, source, settings.window.target);
    attempts.iter_mut().for_each(|attempt| attempt.text.retain(|c| c != OWN));
    for attempt in attempts.iter_mut().filter(|attempt| attempt.matched) {
        if comments.cover(source, &attempt.id, &(attempt.offset..attempt.offset)) {
            attempt.matched = false;
            attempt.text = format!("left alone: a comment says so ({})", attempt.text);
        }
        let transform = catalogue.transform(&attempt.id);
        if let Some(backport) = transform.and_then(|transform| settled(world, &module, transform)) {
            attempt.matched = false;
            attempt.text = format!("left alone: the project declares `{backport}`");
        }
    }
    // What `check` says of a match: whether it is only reported, and why.
    let findings = upgrade(source, catalogue, world, settings).findings;
    for attempt in attempts.iter_mut().filter(|attempt| attempt.matched) {
        let own = findings.iter().filter(|finding| finding.id == attempt.id);
        match own.filter(|finding| finding.range.start == attempt.offset).max_by_key(|finding| finding.safety)
        {
            Some(finding) if finding.safety == Safety::Reported && !finding.message.is_empty() => {
                attempt.text = format!("{}; reported: {}", attempt.text, finding.message);
            }
            Some(_) => {}
            None => attempt.text = format!("{}; not reported separately", attempt.text),
        }
    }
    attempts.sort_by(|a, b| (a.offset, &a.id, &a.text).cmp(&(b.offset, &b.id, &b.text)));
    attempts.dedup_by(|a, b| a.offset == b.offset && a.id == b.id && a.text == b.text);
    attempts
}
