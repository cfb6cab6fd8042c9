//! Many words looked for at once: what every file of a run is scanned with, so that nothing else in upshift
//! has to be as quick.

use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};
use foldhash::HashMap;

use super::lexical::PART;
use super::{is_part, is_whole};

/// Up to so many words are looked for by their rarest bytes; of more, each identifier of a text is looked up.
const FEW: usize = 24;

/// Slots of the sieve of identifiers, a power of two: some ten for each word.
const SLOTS: usize = 1 << 13;

/// Finds words in texts: identifiers whole only, anything else wherever it stands.
pub struct Scanner {
    identifiers: Identifiers,
    others: Few,
}

enum Identifiers {
    Few(Few),
    Many { words: HashMap<Vec<u8>, usize>, may: Box<[bool; SLOTS]> },
}

/// Words that are looked for by their bytes, with their numbers.
struct Few {
    scanner: Option<AhoCorasick>,
    numbers: Vec<usize>,
}

impl Few {
    fn new(words: &[(usize, &[u8])]) -> Few {
        let texts = words.iter().map(|(_, word)| word);
        let build = || AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(texts).ok();
        let scanner = if words.is_empty() { None } else { build() };
        Few { scanner, numbers: words.iter().map(|(number, _)| *number).collect() }
    }

    fn each(&self, text: &[u8]) -> impl Iterator<Item = (usize, Range<usize>)> {
        let hits = self.scanner.iter().flat_map(move |scanner| scanner.find_iter(text));
        hits.map(|hit| (self.numbers[hit.pattern().as_usize()], hit.range()))
    }
}

impl Scanner {
    /// A scanner for words, which are numbered from 0. None of them is empty or there twice.
    pub fn new(words: &[impl AsRef<str>]) -> Scanner {
        let words = words.iter().map(|word| word.as_ref().as_bytes()).enumerate();
        let (identifiers, others): (Vec<_>, Vec<_>) =
            words.partition(|(_, word)| word.iter().all(|byte| is_part(*byte)));
        // Whole identifiers cannot hide one another.
        let identifiers = if identifiers.len() <= FEW {
            Identifiers::Few(Few::new(&identifiers))
        } else {
            let mut may = Box::new([false; SLOTS]);
            for (_, word) in &identifiers {
                may[slot(word, 0, word.len())] = true;
            }
            let words = identifiers.into_iter().map(|(number, word)| (word.to_vec(), number));
            Identifiers::Many { words: words.collect(), may }
        };
        Scanner { identifiers, others: Few::new(&others) }
    }

    /// Hands on the places of all words in a text, in bytes: identifiers in the order of the text, then the
    /// others, of which one may hide another that it overlaps.
    pub fn each(&self, text: &[u8], mut found: impl FnMut(usize, Range<usize>)) {
        match &self.identifiers {
            Identifiers::Few(few) => {
                let whole = few.each(text).filter(|(_, range)| is_whole(text, range.clone()));
                whole.for_each(|(number, range)| found(number, range));
            }
            Identifiers::Many { words, may } => {
                let mut at = 0;
                while at < text.len() {
                    let start = at;
                    while at < text.len() && PART[usize::from(text[at])] {
                        at += 1;
                    }
                    if at > start
                        && may[slot(text, start, at)]
                        && let Some(number) = words.get(&text[start..at])
                    {
                        found(*number, start..at);
                    }
                    at += 1;
                }
            }
        }
        self.others.each(text).for_each(|(number, range)| found(number, range));
    }
}

/// A number for an identifier of a text, from its length and its first eight bytes.
#[inline]
fn slot(text: &[u8], start: usize, end: usize) -> usize {
    let length = end - start;
    let head = match text.get(start..start + 8).and_then(|bytes| bytes.try_into().ok()) {
        Some(bytes) => u64::from_le_bytes(bytes),
        None => text[start..end].iter().rev().fold(0, |all, byte| all << 8 | u64::from(*byte)),
    };
    let head = if length < 8 { head & ((1 << (8 * length)) - 1) } else { head };
    let mixed = (head ^ ((length as u64) << 56)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 51) as usize % SLOTS
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The words found in a text, each with its place.
    fn found(words: &[&str], text: &str) -> Vec<String> {
        let mut all = Vec::new();
        Scanner::new(words).each(text.as_bytes(), |number, range| {
            assert_eq!(&text[range.clone()], words[number]);
            all.push(format!("{}:{}", range.start, words[number]));
        });
        all
    }

    #[test]
    fn few_and_many_words_are_found_alike() {
        let text = "readfp x.readfp(read) _readfp readfp2 réadfp a_long_identifier ~x\nreadfp";
        let few = ["readfp", "read", "a_long_identifier", "x", "~"];
        let filler: Vec<String> = (0..FEW).map(|n| format!("absent_{n}")).collect();
        let many: Vec<&str> = few.iter().copied().chain(filler.iter().map(String::as_str)).collect();
        let expected =
            ["0:readfp", "7:x", "9:readfp", "16:read", "46:a_long_identifier", "65:x", "67:readfp", "64:~"];
        assert_eq!(found(&few, text), expected);
        assert_eq!(found(&many, text), expected);
    }

    #[test]
    fn the_end_of_a_text_is_the_end_of_a_word() {
        let filler: Vec<String> = (0..FEW).map(|n| format!("absent_{n}")).collect();
        let many: Vec<&str> = ["imp"].into_iter().chain(filler.iter().map(String::as_str)).collect();
        for words in [&many[..], &["imp"]] {
            assert_eq!(found(words, "imp"), ["0:imp"]);
            assert_eq!(found(words, "import"), Vec::<String>::new());
            assert_eq!(found(words, ""), Vec::<String>::new());
        }
    }
}
