//! The transforms of a run, and the one scan that tells which of them a file can concern: most
//! files hold none of their words and are never parsed.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use memchr::{memmem, memrchr2};

use crate::native::{self, Native};
use crate::syntax::is_stdlib_module;
use crate::text::{Piece, Pieces, Scanner, is_part, is_whole, last_word, pieces};
use crate::transform::{Lazy, Needs, Place, Transform, Words};

/// The transforms of a run, with one scanner for all their words.
pub struct Catalogue {
    transforms: Vec<Arc<Lazy>>,
    scanner: Scanner,
    /// For each word, the modules that it may be taken from.
    owners: Vec<HashSet<String>>,
    /// What each transform needs: one of these.
    needs: Vec<Vec<Need>>,
}

/// What a file must hold for a pair, or for a native transform.
struct Need {
    /// One of these words, in such a place; any text will do if there are none.
    anchors: Vec<usize>,
    place: Place,
    /// And one of these, if there are any.
    company: Vec<usize>,
    /// And what this wants to see beyond words.
    native: Option<&'static Native>,
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
        Catalogue::of(transforms.into_iter().map(|transform| Arc::new(transform.into())).collect())
    }

    /// The same of transforms that may be compiled later.
    pub fn of(transforms: Vec<Arc<Lazy>>) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut index: HashMap<String, usize> = HashMap::new();
        let mut number = |word: &String| {
            *index.entry(word.clone()).or_insert_with(|| {
                words.push(word.clone());
                words.len() - 1
            })
        };
        let mut need = |words: &Words, native| Need {
            anchors: words.anchors.iter().map(&mut number).collect(),
            place: words.place,
            company: words.company.iter().map(&mut number).collect(),
            native,
        };
        let mut needs = Vec::with_capacity(transforms.len());
        let mut owned: Vec<(usize, String)> = Vec::new();
        for transform in &transforms {
            let Needs { pairs, native } = &transform.needs;
            let mut all: Vec<Need> = Vec::with_capacity(pairs.len() + 1);
            for words in pairs {
                let need = need(words, None);
                let owners = words.owners.iter();
                owned.extend(owners.flat_map(|owner| need.anchors.iter().map(|word| (*word, owner.clone()))));
                all.push(need);
            }
            if let Some((name, words)) = native
                && let Some(native) = native::by_name(name)
            {
                let words = Words { anchors: words.clone(), ..Words::default() };
                all.push(need(&words, Some(native)));
            }
            needs.push(all);
        }
        let mut owners = vec![HashSet::new(); words.len()];
        for (word, owner) in owned {
            owners[word].insert(owner);
        }
        Catalogue { transforms, scanner: Scanner::new(&words), owners, needs }
    }

    /// The transforms themselves.
    pub fn transforms(&self) -> &[Arc<Lazy>] {
        &self.transforms
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
        let may = |need: &Need| any(&need.anchors) && any(&need.company);
        let mut concerned: Vec<usize> =
            (0..self.transforms.len()).filter(|index| self.needs[*index].iter().any(may)).collect();
        if concerned.is_empty() {
            return Selection(concerned);
        }
        // Most of what is left has the words in comments, or in another role.
        let pieces: Vec<_> = pieces(text).collect();
        let places = places(text, &pieces, &hits, &self.owners);
        let stands = |need: &Need| {
            let anchored = need.place == Place::Anywhere
                || need.anchors.is_empty()
                || need.anchors.iter().any(|word| places[*word] >= need.place);
            let accompanied = need.company.is_empty()
                || need.company.iter().any(|word| present[*word] && places[*word] >= Place::Name);
            may(need)
                && accompanied
                && anchored
                && need.native.is_none_or(|native| (native.may_find)(text, &pieces))
        };
        concerned.retain(|index| self.needs[*index].iter().any(stands));
        Selection(concerned)
    }

    /// The transforms of a selection.
    pub fn chosen<'c>(&'c self, selection: &'c Selection) -> impl Iterator<Item = &'c Transform> {
        selection.0.iter().map(|index| &**self.transforms[*index])
    }
}

/// The most telling place of each word.
fn places<'t>(
    text: &'t [u8],
    pieces: &Pieces,
    hits: &[(usize, Range<usize>)],
    owners: &[HashSet<String>],
) -> Vec<Place> {
    let mut places = vec![Place::Anywhere; owners.len()];
    let mut pieces = pieces.iter().peekable();
    let mut modules: HashMap<&'t [u8], bool> = HashMap::new();
    let mut is_library =
        |name: &'t [u8]| *modules.entry(name).or_insert_with(|| imports_from_library(text, name));
    for (word, range) in hits {
        while pieces.next_if(|(piece, _)| piece.end <= range.start).is_some() {}
        let place = match pieces.peek().map(|(_, piece)| piece) {
            Some(Piece::Code) | None => in_code(text, range, &owners[*word], &mut is_library),
            Some(Piece::Comment) => Place::Anywhere,
            Some(Piece::String { interpolated: false, closed: true, content, .. }) => {
                let is_name = text[content.clone()].iter().all(|byte| is_part(*byte) || *byte == b'.');
                if is_name { Place::Attribute } else { Place::Anywhere }
            }
            Some(Piece::String { .. }) => Place::Attribute,
        };
        places[*word] = places[*word].max(place);
    }
    places
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
) -> Place {
    let before = text[..range.start].trim_ascii_end();
    let after = text[range.end..].trim_ascii_start();
    if let Some(owner) = before.strip_suffix(b".") {
        let name = last_word(owner);
        let outer = &owner[..owner.len() - name.len()];
        let is_owner = || std::str::from_utf8(name).is_ok_and(|name| owners.contains(name));
        let is_other = !outer.ends_with(b".") && is_library(name) && !is_owner();
        if is_other { Place::Name } else { Place::Attribute }
    } else if before.ends_with(b"\\") {
        Place::Attribute
    } else if matches!(last_word(before), b"def" | b"class")
        || after.starts_with(b"=") && !after.starts_with(b"==")
    {
        Place::Name
    } else {
        Place::Use
    }
}
