//! The transforms of a run, and the one scan that tells which of them a file can concern: most
//! files hold none of their words and are never parsed.

use std::collections::HashMap;
use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::native;
use crate::transform::Transform;

/// The transforms of a run, with one scanner for all their words.
pub struct Catalogue {
    transforms: Vec<Arc<Transform>>,
    scanner: Option<AhoCorasick>,
    words: Vec<String>,
    /// For each transform, for each pair, the groups of words: one of each group must be there.
    needs: Vec<Vec<Vec<Vec<usize>>>>,
}

/// The transforms that a file can concern, by their place in the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<usize>);

impl Selection {
    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Catalogue {
    /// Prepares transforms for a run.
    pub fn new(transforms: Vec<Arc<Transform>>) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut index: HashMap<String, usize> = HashMap::new();
        let mut number = |word: &String| {
            *index.entry(word.clone()).or_insert_with(|| {
                words.push(word.clone());
                words.len() - 1
            })
        };
        let needs = transforms
            .iter()
            .map(|transform| {
                let groups = |groups: &Vec<Vec<String>>| {
                    let group = |group: &Vec<String>| group.iter().map(&mut number).collect();
                    groups.iter().map(group).collect::<Vec<Vec<usize>>>()
                };
                let native: Vec<Vec<Vec<String>>> =
                    transform.native.iter().map(|name| of_native(transform, name)).collect();
                transform.pairs.iter().map(|pair| &pair.words).chain(&native).map(groups).collect()
            })
            .collect();
        // Identifiers are found whole only: none of them can hide another.
        let scanner = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .build(&words)
            .ok();
        Catalogue { transforms, scanner, words, needs }
    }

    /// The transforms themselves.
    pub fn transforms(&self) -> &[Arc<Transform>] {
        &self.transforms
    }

    /// Whether a text holds the words that any transform needs; false means that there is nothing
    /// to find and nothing is parsed.
    pub fn concerns(&self, text: &[u8]) -> bool {
        !self.select(text).is_empty()
    }

    /// The transforms that a text can concern.
    pub fn select(&self, text: &[u8]) -> Selection {
        let mut present = vec![false; self.words.len()];
        let Some(scanner) = &self.scanner else {
            return Selection((0..self.transforms.len()).collect());
        };
        let part =
            |byte: Option<&u8>| byte.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'_' || *b >= 0x80);
        for found in scanner.find_iter(text) {
            let before = found.start().checked_sub(1).and_then(|at| text.get(at));
            // What is no identifier is found inside of others, too.
            let anywhere = !part(text.get(found.start()));
            if anywhere || !part(before) && !part(text.get(found.end())) {
                present[found.pattern().as_usize()] = true;
            }
        }
        let holds =
            |groups: &Vec<Vec<usize>>| groups.iter().all(|group| group.iter().any(|word| present[*word]));
        let concerned = |index: &usize| {
            let transform = &self.transforms[*index];
            let mut pairs = self.needs[*index].iter().zip(0..);
            pairs.any(|(groups, pair)| {
                let native = transform.native.as_deref().filter(|_| pair >= transform.pairs.len());
                holds(groups) && !native.is_some_and(|native| native::rules_out(native, text))
            })
        };
        Selection((0..self.transforms.len()).filter(concerned).collect())
    }

    /// The transforms of a selection.
    pub fn chosen<'c>(&'c self, selection: &'c Selection) -> impl Iterator<Item = &'c Transform> {
        selection.0.iter().map(|index| self.transforms[*index].as_ref())
    }
}

/// The groups of words of a native transform.
fn of_native(transform: &Transform, name: &str) -> Vec<Vec<String>> {
    let groups = [transform.words.clone(), native::company(name)];
    groups.into_iter().filter(|group| !group.is_empty()).collect()
}
