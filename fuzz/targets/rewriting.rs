//! Random bytes are seldom Python: most inputs here are made by moving lines and words about.
#![no_main]

#[path = "../../tests/common/properties.rs"]
#[allow(dead_code)]
mod properties;

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};

fuzz_target!(|bytes: &[u8]| properties::rewriting(bytes));

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    let mut dice = Dice(u64::from(seed) | 1);
    let Ok(text) = std::str::from_utf8(&data[..size]) else {
        return fuzzer_mutate(data, size, max_size);
    };
    let made = match dice.below(8) {
        0 => return fuzzer_mutate(data, size, max_size),
        1..=3 => lines(text, &mut dice),
        _ => words(text, &mut dice),
    };
    let end = made.len().min(max_size);
    data[..end].copy_from_slice(&made.as_bytes()[..end]);
    end
});

/// A small generator of numbers, so that a seed gives the same input again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// What a line may become part of.
const OPENERS: [&str; 12] = [
    "if True:", "while x:", "try:", "with a as b:", "def f(a, *b, c=1, **d):", "class C(B):", "async def g():",
    "for i in x:", "else:", "finally:", "except E as e:", "lambda: 0",
];

/// One line is moved, doubled, dropped, indented, or gets an opener above it.
fn lines(text: &str, dice: &mut Dice) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    let at = dice.below(lines.len());
    match dice.below(6) {
        0 => {
            let line = lines.remove(at);
            lines.insert(dice.below(lines.len() + 1), line);
        }
        1 => lines.insert(dice.below(lines.len() + 1), lines[at].clone()),
        2 => drop(lines.remove(at)),
        3 => lines[at].insert_str(0, "    "),
        4 => {
            let indent: String = lines[at].chars().take_while(|c| c.is_whitespace()).collect();
            lines[at].insert_str(0, "    ");
            lines.insert(at, format!("{indent}{}", OPENERS[dice.below(OPENERS.len())]));
        }
        _ => {
            let joined = lines.get(at + 1).map(|next| format!("{}; {}", lines[at], next.trim_start()));
            if let Some(joined) = joined {
                lines.splice(at..at + 2, [joined]);
            }
        }
    }
    lines.join("\n")
}

/// What may stand where a word stood.
const WORDS: [&str; 24] = [
    "(", ")", "[", "]", "{", "}", ",", ":", ".", "=", ":=", "*", "**", "lambda: ", "await ", "yield ", "not ", "f\"{",
    "}\"", "\\\n", "# a comment\n", "global ", "del ", "async ",
];

/// One word is swapped, doubled, dropped, or another stands in its place.
fn words(text: &str, dice: &mut Dice) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut words: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = match is_word(first) {
            true => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            false => first.len_utf8(),
        };
        words.push(&rest[..end]);
        rest = &rest[end..];
    }
    if words.is_empty() {
        return "import imp\n".to_owned();
    }
    let (at, other) = (dice.below(words.len()), dice.below(words.len()));
    match dice.below(5) {
        0 => words.swap(at, other),
        1 => words.insert(at, words[other]),
        2 => drop(words.remove(at)),
        3 => words[at] = words[other],
        _ => words.insert(at, WORDS[dice.below(WORDS.len())]),
    }
    words.concat()
}
