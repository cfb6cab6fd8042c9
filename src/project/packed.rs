//! The layout of the files of the cache: numbers and texts one after the other. It is read again by the program that
//! wrote it, and by no other, so that it needs no names and no versions of its own.

use std::hash::BuildHasher;

use foldhash::quality::FixedState;

/// The fingerprint of some bytes: 128 bits, so that two contents of one file are never taken for the same.
pub fn digest(bytes: &[u8]) -> u128 {
    let half = |seed| u128::from(FixedState::with_seed(seed).hash_one(bytes));
    half(0x5eed) << 64 | half(0xcafe)
}

/// A text that is being written.
#[derive(Default)]
pub struct Packer(pub Vec<u8>);

impl Packer {
    /// Adds a number.
    pub fn number(&mut self, mut number: u64) -> &mut Packer {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
        self
    }

    /// Adds a fingerprint.
    pub fn digest(&mut self, digest: u128) -> &mut Packer {
        self.0.extend_from_slice(&digest.to_le_bytes());
        self
    }

    /// Adds bytes, with their length in front.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Packer {
        self.number(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
        self
    }

    /// Adds texts, with their number in front.
    pub fn texts(&mut self, texts: &[String]) -> &mut Packer {
        self.number(texts.len() as u64);
        for text in texts {
            self.bytes(text.as_bytes());
        }
        self
    }

    /// Adds rising numbers, as their differences.
    pub fn rising(&mut self, numbers: &[u32]) -> &mut Packer {
        self.number(numbers.len() as u64);
        let mut last = 0;
        for number in numbers {
            self.number(u64::from(number - last));
            last = *number;
        }
        self
    }
}

/// What is left of a text that is being read. Every read fails at the end of it.
pub struct Unpacker<'b>(pub &'b [u8]);

impl<'b> Unpacker<'b> {
    /// The next number.
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// The next fingerprint.
    pub fn digest(&mut self) -> Option<u128> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(u128::from_le_bytes(*bytes))
    }

    /// The next bytes.
    pub fn bytes(&mut self) -> Option<&'b [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }

    /// The next text.
    pub fn text(&mut self) -> Option<&'b str> {
        std::str::from_utf8(self.bytes()?).ok()
    }

    /// The next texts.
    pub fn texts(&mut self) -> Option<Vec<&'b str>> {
        (0..self.number()?).map(|_| self.text()).collect()
    }

    /// The next rising numbers.
    pub fn rising(&mut self) -> Option<Vec<u32>> {
        let count = self.number()?;
        let mut last = 0;
        let next = |_| {
            last += u32::try_from(self.number()?).ok()?;
            Some(last)
        };
        (0..count).map(next).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read() {
        let mut packer = Packer::default();
        packer.number(0).number(300).number(u64::MAX).bytes(b"a\0b").digest(7).rising(&[3, 3, 900]);
        let mut read = Unpacker(&packer.0);
        assert_eq!([read.number(), read.number(), read.number()], [Some(0), Some(300), Some(u64::MAX)]);
        assert_eq!((read.text(), read.digest()), (Some("a\0b"), Some(7)));
        assert_eq!(read.rising(), Some(vec![3, 3, 900]));
        assert_eq!((read.number(), read.digest(), read.bytes()), (None, None, None));
    }

    #[test]
    fn a_text_that_ends_early_is_not_read() {
        assert!(Unpacker(&[5, b'x']).bytes().is_none());
        assert!(Unpacker(&[0x80; 20]).number().is_none());
        assert_ne!(digest(b"x = 1"), digest(b"x = 2"));
    }
}
