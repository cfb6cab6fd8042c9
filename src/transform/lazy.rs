//! A transform of which only its id and its words are known until a file concerns it. Most transforms of a
//! run are never held against anything, and to compile them all takes longer than to look at a small file.

use std::fmt::Write;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::{Place, Transform, Words, words};
use crate::text::is_part;

/// The words of the transforms in the binary, each beside the fingerprint of the text that they were read
/// from. `tests/words.rs` sees that they are those that compiling finds.
const TABLE: &str = include_str!("words.txt");

/// What a file must hold for a transform to find anything there: one of these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// For its pairs.
    pub pairs: Vec<Words>,
    /// For what is written in Rust: its name, and the words that the author added.
    pub native: Option<(String, Vec<String>)>,
}

impl Needs {
    /// Those of a compiled transform; of pairs that need the same, one.
    pub fn of(transform: &Transform) -> Needs {
        let mut pairs: Vec<Words> = Vec::new();
        for words in transform
            .pairs
            .iter()
            .flat_map(|pair| std::iter::once(pair.words.clone()).chain(words::of_constructor(pair)))
        {
            if !pairs.contains(&words) {
                pairs.push(words);
            }
        }
        Needs { pairs, native: transform.native.clone().map(|name| (name, transform.words.clone())) }
    }
}

/// A transform that is compiled when something else than its id and its needs is asked for.
pub struct Lazy {
    /// As [`Transform::id`].
    pub id: String,
    /// What a file must hold.
    pub needs: Needs,
    compile: fn(&str) -> Transform,
    compiled: OnceLock<Arc<Transform>>,
}

impl Lazy {
    /// One that is compiled later.
    pub(super) fn new(id: &str, needs: Needs, compile: fn(&str) -> Transform) -> Lazy {
        Lazy { id: id.to_owned(), needs, compile, compiled: OnceLock::new() }
    }
}

impl From<Arc<Transform>> for Lazy {
    fn from(transform: Arc<Transform>) -> Lazy {
        let lazy = Lazy::new(&transform.id, Needs::of(&transform), |_| Transform::default());
        lazy.compiled.get_or_init(|| transform);
        lazy
    }
}

impl Deref for Lazy {
    type Target = Transform;

    fn deref(&self) -> &Transform {
        self.compiled.get_or_init(|| Arc::new((self.compile)(&self.id)))
    }
}

/// The needs of a transform in the binary, if they were written down for just this text.
pub(super) fn written(id: &str, fingerprint: u64) -> Option<Needs> {
    let heading = format!("\n{id} {fingerprint:016x}\n");
    let begin = TABLE.find(&heading)? + heading.len();
    let lines = TABLE[begin..].lines().take_while(|line| line.starts_with(' '));
    let mut needs = Needs::default();
    for line in lines {
        let mut parts = line.trim_start().split(" | ").map(|part| part.split(' ').filter(|w| !w.is_empty()));
        let mut words = || parts.next().into_iter().flatten().map(read).collect::<Vec<_>>();
        let (kind, anchors) = (words(), words());
        match kind.as_slice() {
            [native, name] if native == "native" => needs.native = Some((name.clone(), anchors)),
            [place] => needs.pairs.push(Words {
                anchors,
                place: Place::named(place)?,
                owners: words(),
                company: words(),
            }),
            _ => return None,
        }
    }
    Some(needs)
}

/// The table of all transforms given, each with the fingerprint of its text.
pub fn table<'t>(all: impl Iterator<Item = (&'t Transform, u64)>) -> String {
    let mut text =
        "# What a file must hold for a transform to concern it. UPDATE=1 cargo test --test words\n"
            .to_owned();
    for (transform, fingerprint) in all {
        let needs = Needs::of(transform);
        // Writing to a string does not fail.
        let _ = writeln!(text, "{} {fingerprint:016x}", transform.id);
        for Words { anchors, place, owners, company } in &needs.pairs {
            let [anchors, owners, company] = [anchors, owners, company].map(|words| joined(words));
            let _ = writeln!(text, "  {} | {anchors} | {owners} | {company}", place.name());
        }
        if let Some((name, words)) = &needs.native {
            let _ = writeln!(text, "  native {name} | {}", joined(words));
        }
    }
    text
}

/// Words on a line. Most are identifiers; of other bytes the numbers are written, in two digits behind a `%`.
fn joined(words: &[String]) -> String {
    let byte = |byte: u8| match is_part(byte) && byte.is_ascii() {
        true => char::from(byte).to_string(),
        false => format!("%{byte:02x}"),
    };
    let one = |word: &String| word.bytes().map(byte).collect::<String>();
    words.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// A word as it was.
fn read(written: &str) -> String {
    let mut parts = written.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        bytes.extend(part.get(..2).and_then(|number| u8::from_str_radix(number, 16).ok()));
        bytes.extend(part.bytes().skip(2));
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
