//! The transforms of a run, and the one scan that selects those that could apply to a file: most
//! files contain none of their words and are never parsed.

mod calls;
mod contexts;
mod strings;

use std::sync::{Arc, OnceLock};

use calls::Calls;
use contexts::contexts;
use foldhash::HashMap;
use regex::Regex;
use strings::Strings;

use crate::native::{self, Native};
use crate::text::{Scanner, fingerprint, pieces};
use crate::transform::{CallShape, LazyTransform, Prefilter, Summary, TokenContext, Transform};
use crate::types::{CLASS, Results};

/// The transforms of a run, with one scanner for all their words.
pub struct Catalogue {
    transforms: Vec<Arc<LazyTransform>>,
    scanner: Scanner,
    /// What is looked for, each word of the scanner as often as it has other owners.
    wanted: Vec<Wanted>,
    /// The indices into `wanted` of each word of the scanner.
    by_word: Vec<Vec<usize>>,
    /// What old functions return, after all transforms.
    results: Results,
    /// The prefilters of each transform; a file must satisfy one of them.
    prefilters: Vec<Vec<Numbered>>,
}

/// A word, and the modules that may export it.
struct Wanted {
    word: usize,
    owners: Vec<String>,
}

/// A prefilter, with indices into what is wanted in the place of words.
#[derive(Default)]
struct Numbered {
    anchors: Vec<usize>,
    context: TokenContext,
    co_occurring: Vec<(Vec<usize>, TokenContext)>,
    /// What a string must match, compiled when it is first asked.
    text: Option<(String, OnceLock<Option<Regex>>)>,
    call: Option<CallShape>,
    /// A native transform that also looks at the strings of a file.
    native: Option<&'static Native>,
}

impl Numbered {
    /// Whether a string of a text matches, if one must.
    fn matches(&self, strings: &Strings<'_>) -> bool {
        let Some((pattern, compiled)) = &self.text else { return true };
        let compiled = compiled.get_or_init(|| Regex::new(pattern).ok());
        compiled.as_ref().is_none_or(|regex| strings.any(|content| regex.is_match(content)))
    }
}

/// Numbers for what is wanted, while a catalogue is made: most words stand in several prefilters.
#[derive(Default)]
struct Numbers<'t> {
    words: Vec<&'t str>,
    wanted: Vec<Wanted>,
    of_words: HashMap<&'t str, usize>,
    of_wanted: HashMap<(usize, &'t [String]), usize>,
}

impl<'t> Numbers<'t> {
    fn of_transform(&mut self, transform: &'t Summary) -> Vec<Numbered> {
        let mut all: Vec<Numbered> = transform.prefilters.iter().map(|own| self.of_prefilter(own)).collect();
        if let Some(native) = transform.native.as_deref().and_then(native::by_name) {
            let anchors = self.of(&transform.words, &[]);
            all.push(Numbered { anchors, native: Some(native), ..Numbered::default() });
        }
        all
    }

    fn of_prefilter(&mut self, prefilter: &'t Prefilter) -> Numbered {
        let company = prefilter.co_occurring.iter();
        Numbered {
            anchors: self.of(&prefilter.anchors, &prefilter.owners),
            context: prefilter.context,
            co_occurring: company.map(|own| (self.of(&own.words, &own.owners), own.context)).collect(),
            text: prefilter.text.clone().map(|pattern| (pattern, OnceLock::new())),
            call: prefilter.call.clone(),
            native: None,
        }
    }

    fn of(&mut self, words: &'t [String], owners: &'t [String]) -> Vec<usize> {
        let Numbers { words: all, wanted, of_words, of_wanted } = self;
        let number = |word: &'t String| {
            let word = *of_words.entry(word).or_insert_with(|| {
                all.push(word);
                all.len() - 1
            });
            *of_wanted.entry((word, owners)).or_insert_with(|| {
                wanted.push(Wanted { word, owners: owners.to_vec() });
                wanted.len() - 1
            })
        };
        words.iter().map(number).collect()
    }
}

/// The transforms that could apply to a file, as indices into the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection(Vec<usize>);

impl Selection {
    /// Whether there is nothing to find.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// These and others.
    pub fn and(mut self, others: Selection) -> Selection {
        self.0.extend(others.0);
        self.0.sort_unstable();
        self.0.dedup();
        self
    }
}

impl Catalogue {
    /// Prepares transforms for a run.
    pub fn new(transforms: Vec<Arc<Transform>>) -> Self {
        Catalogue::lazy(transforms.into_iter().map(|transform| Arc::new(transform.into())).collect())
    }

    /// Prepares transforms that are compiled when they are needed.
    pub fn lazy(transforms: Vec<Arc<LazyTransform>>) -> Self {
        let mut numbers = Numbers::default();
        let prefilters = transforms.iter().map(|transform| numbers.of_transform(transform)).collect();
        let Numbers { words, wanted, .. } = numbers;
        let mut by_word = vec![Vec::new(); words.len()];
        for (number, one) in wanted.iter().enumerate() {
            by_word[one.word].push(number);
        }
        let classes = transforms.iter().flat_map(|transform| &transform.classes);
        let mut results: Results = classes.map(|class| (class.clone(), CLASS.to_owned())).collect();
        results.extend(transforms.iter().flat_map(|transform| transform.results.iter().cloned()));
        let scanner = Scanner::new(&words);
        Catalogue { transforms, results, scanner, wanted, by_word, prefilters }
    }

    /// What is known of the transforms before they are compiled.
    pub fn summaries(&self) -> impl Iterator<Item = &Summary> {
        self.transforms.iter().map(|transform| &***transform)
    }

    /// A number that tells this catalogue from others: by the texts of its transforms, with their companions.
    pub fn fingerprint(&self) -> u64 {
        let mut texts = String::new();
        for transform in &self.transforms {
            texts.push_str(&format!("{} {:x}\n", transform.id, transform.text));
            for (name, text) in transform.companions() {
                texts.push_str(&format!("{name} {text}\n"));
            }
        }
        fingerprint(texts.as_bytes())
    }

    /// The transforms themselves: this compiles them all.
    pub fn transforms(&self) -> impl Iterator<Item = &Arc<Transform>> {
        self.transforms.iter().map(|transform| transform.transform())
    }

    /// Those with companions whose old API a distribution carries on.
    pub fn rivals(&self) -> impl Iterator<Item = &Arc<Transform>> {
        self.transforms.iter().filter(|transform| transform.has_rival).map(|transform| transform.transform())
    }

    /// Those that drop a distribution.
    pub fn dropping(&self) -> impl Iterator<Item = &Arc<Transform>> {
        self.transforms.iter().filter(|transform| transform.has_drops).map(|transform| transform.transform())
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
        // A byte order mark would be part of the first word.
        let text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        let mut hits = Vec::new();
        let mut present = vec![false; self.by_word.len()];
        self.scanner.each(text, |word, range| {
            present[word] = true;
            hits.push((word, range));
        });
        let any =
            |words: &[usize]| words.is_empty() || words.iter().any(|one| present[self.wanted[*one].word]);
        let may = |own: &Numbered| any(&own.anchors) && own.co_occurring.iter().all(|(words, _)| any(words));
        let mut concerned: Vec<usize> =
            (0..self.transforms.len()).filter(|index| self.prefilters[*index].iter().any(may)).collect();
        if concerned.is_empty() {
            return Selection(concerned);
        }
        let mut asked = vec![false; self.wanted.len()];
        for own in concerned.iter().flat_map(|index| &self.prefilters[*index]).filter(|own| may(own)) {
            let company = own.co_occurring.iter().flat_map(|(words, _)| words);
            own.anchors.iter().chain(company).for_each(|one| asked[*one] = true);
        }
        hits.retain(|(word, _)| self.by_word[*word].iter().any(|one| asked[*one]));
        // Words that are no identifiers come last.
        hits.sort_by_key(|(_, range)| range.start);
        // Most of what is left has the words in comments, or in another role.
        let pieces: Vec<_> = pieces(text).collect();
        let strings = Strings::of(text, &pieces);
        let of_word = |word: usize| self.by_word[word].iter().copied().filter(|one| asked[*one]);
        let contexts = contexts(text, &pieces, &hits, &self.wanted, of_word);
        let stand = |words: &[usize], context: TokenContext| {
            let stands = |one: &usize| present[self.wanted[*one].word] && contexts[*one].hold(context);
            words.is_empty() || words.iter().any(stands)
        };
        let calls = Calls { text, pieces: &pieces, hits: &hits };
        let is_called = |own: &Numbered| {
            let words: Vec<usize> = own.anchors.iter().map(|one| self.wanted[*one].word).collect();
            own.call.as_ref().is_none_or(|shape| calls.any(&words, shape))
        };
        let stands = |own: &Numbered| {
            stand(&own.anchors, own.context)
                && own.co_occurring.iter().all(|(words, context)| stand(words, *context))
                && own.native.is_none_or(|native| (native.may_find)(text, &pieces))
                && is_called(own)
                && own.matches(&strings)
        };
        concerned.retain(|index| self.prefilters[*index].iter().any(stands));
        Selection(concerned)
    }

    /// The transforms of a selection.
    pub fn chosen<'c>(&'c self, selection: &'c Selection) -> impl Iterator<Item = &'c Transform> {
        selection.0.iter().map(|index| &**self.transforms[*index].transform())
    }
}
