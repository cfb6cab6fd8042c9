//! The transforms of a run, and the one scan that selects those that could apply to a file: most
//! files contain none of their words and are never parsed.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use memchr::{memmem, memrchr2};

use crate::native::{self, Native};
use crate::syntax::is_stdlib_module;
use crate::text::{Piece, Pieces, Scanner, is_part, is_whole, last_word, pieces};
use crate::transform::{LazyTransform, Prefilter, Summary, TokenContext, Transform};
use crate::types::Results;

/// The transforms of a run, with one scanner for all their words.
pub struct Catalogue {
    transforms: Vec<Arc<LazyTransform>>,
    scanner: Scanner,
    /// For each word, the modules that may export it.
    owners: Vec<HashSet<String>>,
    /// What old functions return, after all transforms.
    results: Results,
    /// The prefilters of each transform; a file must satisfy one of them.
    prefilters: Vec<Vec<Numbered>>,
}

/// A prefilter, with words as their numbers in the scanner.
struct Numbered {
    anchors: Vec<usize>,
    context: TokenContext,
    co_occurring: Vec<usize>,
    /// A native transform that also looks at the strings of a file.
    native: Option<&'static Native>,
}

/// The transforms that could apply to a file, as indices into the catalogue.
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
        Catalogue::lazy(transforms.into_iter().map(|transform| Arc::new(transform.into())).collect())
    }

    /// Prepares transforms that are compiled when they are needed.
    pub fn lazy(transforms: Vec<Arc<LazyTransform>>) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut index: HashMap<String, usize> = HashMap::new();
        let mut owners: Vec<HashSet<String>> = Vec::new();
        let mut numbered = |prefilter: &Prefilter, native| {
            let mut numbers = |of: &[String], taken_from: &[String]| {
                let number = |word: &String| {
                    let number = *index.entry(word.clone()).or_insert_with(|| {
                        words.push(word.clone());
                        owners.push(HashSet::new());
                        words.len() - 1
                    });
                    owners[number].extend(taken_from.iter().cloned());
                    number
                };
                of.iter().map(number).collect()
            };
            Numbered {
                anchors: numbers(&prefilter.anchors, &prefilter.owners),
                context: prefilter.context,
                co_occurring: numbers(&prefilter.co_occurring, &[]),
                native,
            }
        };
        let of_transform = |transform: &Arc<LazyTransform>| {
            let mut all: Vec<Numbered> = transform.prefilters.iter().map(|own| numbered(own, None)).collect();
            if let Some(native) = transform.native.as_deref().and_then(native::by_name) {
                let own = Prefilter { anchors: transform.words.clone(), ..Prefilter::default() };
                all.push(numbered(&own, Some(native)));
            }
            all
        };
        let prefilters = transforms.iter().map(of_transform).collect();
        let results = transforms.iter().flat_map(|transform| transform.results.iter().cloned()).collect();
        Catalogue { transforms, results, scanner: Scanner::new(&words), owners, prefilters }
    }

    /// What is known of the transforms before they are compiled.
    pub fn summaries(&self) -> impl Iterator<Item = &Summary> {
        self.transforms.iter().map(|transform| &***transform)
    }

    /// The transforms themselves: this compiles them all.
    pub fn transforms(&self) -> impl Iterator<Item = &Arc<Transform>> {
        self.transforms.iter().map(|transform| transform.transform())
    }

    /// Those with companions whose old API a distribution carries on.
    pub fn rivals(&self) -> impl Iterator<Item = &Arc<Transform>> {
        self.transforms.iter().filter(|transform| transform.has_rival).map(|transform| transform.transform())
    }

    /// Those of a module, by the first part of their ids.
    pub fn of_module(&self, module: &str) -> impl Iterator<Item = &Arc<Transform>> {
        let is_of = move |transform: &&Arc<LazyTransform>| transform.id.split('/').next() == Some(module);
        self.transforms.iter().filter(is_of).map(|transform| transform.transform())
    }

    /// The transform with an id.
    pub fn transform(&self, id: &str) -> Option<&Arc<Transform>> {
        self.transforms.iter().find(|transform| transform.id == id).map(|transform| transform.transform())
    }

    /// Whether a transform is among them.
    pub fn has(&self, id: &str) -> bool {
        self.summaries().any(|summary| summary.id == id)
    }

    /// What old functions return, after all transforms.
    pub fn results(&self) -> &Results {
        &self.results
    }

    /// The transforms that a text can concern. If there are none, nothing is parsed.
    pub fn select(&self, text: &[u8]) -> Selection {
        let mut hits = Vec::new();
        let mut present = vec![false; self.owners.len()];
        self.scanner.each(text, |word, range| {
            present[word] = true;
            hits.push((word, range));
        });
        let any = |words: &[usize]| words.is_empty() || words.iter().any(|word| present[*word]);
        let may = |own: &Numbered| any(&own.anchors) && any(&own.co_occurring);
        let mut concerned: Vec<usize> =
            (0..self.transforms.len()).filter(|index| self.prefilters[*index].iter().any(may)).collect();
        if concerned.is_empty() {
            return Selection(concerned);
        }
        // Most of what is left has the words in comments, or in another role.
        let pieces: Vec<_> = pieces(text).collect();
        let contexts = contexts(text, &pieces, &hits, &self.owners);
        let stands = |own: &Numbered| {
            let anchored = own.context == TokenContext::Anywhere
                || own.anchors.is_empty()
                || own.anchors.iter().any(|word| contexts[*word] >= own.context);
            let accompanied = own.co_occurring.is_empty()
                || own
                    .co_occurring
                    .iter()
                    .any(|word| present[*word] && contexts[*word] >= TokenContext::Name);
            may(own)
                && accompanied
                && anchored
                && own.native.is_none_or(|native| (native.may_find)(text, &pieces))
        };
        concerned.retain(|index| self.prefilters[*index].iter().any(stands));
        Selection(concerned)
    }

    /// The transforms of a selection.
    pub fn chosen<'c>(&'c self, selection: &'c Selection) -> impl Iterator<Item = &'c Transform> {
        selection.0.iter().map(|index| &**self.transforms[*index].transform())
    }
}

/// The most telling context of each word.
fn contexts<'t>(
    text: &'t [u8],
    pieces: &Pieces,
    hits: &[(usize, Range<usize>)],
    owners: &[HashSet<String>],
) -> Vec<TokenContext> {
    let mut contexts = vec![TokenContext::Anywhere; owners.len()];
    let mut pieces = pieces.iter().peekable();
    let mut modules: HashMap<&'t [u8], bool> = HashMap::new();
    let mut is_library =
        |name: &'t [u8]| *modules.entry(name).or_insert_with(|| imports_from_library(text, name));
    for (word, range) in hits {
        while pieces.next_if(|(piece, _)| piece.end <= range.start).is_some() {}
        let context = match pieces.peek().map(|(_, piece)| piece) {
            Some(Piece::Code) | None => in_code(text, range, &owners[*word], &mut is_library),
            Some(Piece::Comment) => TokenContext::Anywhere,
            Some(Piece::String { interpolated: false, closed: true, content, .. }) => {
                let is_name = text[content.clone()].iter().all(|byte| is_part(*byte) || *byte == b'.');
                if is_name { TokenContext::Attribute } else { TokenContext::Anywhere }
            }
            Some(Piece::String { .. }) => TokenContext::Attribute,
        };
        contexts[*word] = contexts[*word].max(context);
    }
    contexts
}

/// Whether a line of a text begins with the import of a module of this name from the standard library.
fn imports_from_library(text: &[u8], name: &[u8]) -> bool {
    if !std::str::from_utf8(name).is_ok_and(is_stdlib_module) {
        return false;
    }
    let import = [b"import ".as_slice(), name].concat();
    memmem::find_iter(text, &import).any(|at| {
        let line = memrchr2(b'\n', b'\r', &text[..at]).map_or(0, |end| end + 1);
        text[line..at].trim_ascii().is_empty() && is_whole(text, at..at + import.len())
    })
}

/// How a word stands in code.
fn in_code<'t>(
    text: &'t [u8],
    range: &Range<usize>,
    owners: &HashSet<String>,
    is_library: &mut dyn FnMut(&'t [u8]) -> bool,
) -> TokenContext {
    let before = text[..range.start].trim_ascii_end();
    let after = text[range.end..].trim_ascii_start();
    if let Some(owner) = before.strip_suffix(b".") {
        let name = last_word(owner);
        let outer = &owner[..owner.len() - name.len()];
        let is_owner = || std::str::from_utf8(name).is_ok_and(|name| owners.contains(name));
        let is_other = !outer.ends_with(b".") && is_library(name) && !is_owner();
        if is_other { TokenContext::Name } else { TokenContext::Attribute }
    } else if before.ends_with(b"\\") {
        TokenContext::Attribute
    } else if matches!(last_word(before), b"def" | b"class")
        || after.starts_with(b"=") && !after.starts_with(b"==")
    {
        TokenContext::Name
    } else {
        TokenContext::Use
    }
}
