//! The literal strings of a text that is not parsed.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::text::{Piece, Pieces};

/// The literal strings of a text, found when they are first asked for.
pub(super) struct Strings<'t> {
    text: &'t [u8],
    pieces: &'t Pieces,
    /// `None` if nobody can tell what they are.
    all: OnceCell<Option<Vec<Cow<'t, str>>>>,
}

impl<'t> Strings<'t> {
    /// The strings of a text with these pieces.
    pub(super) fn of(text: &'t [u8], pieces: &'t Pieces) -> Self {
        Strings { text, pieces, all: OnceCell::new() }
    }

    /// Whether something holds for one of them; those that stand side by side are one.
    pub(super) fn any(&self, holds: impl Fn(&str) -> bool) -> bool {
        let all = self.all.get_or_init(|| self.joined());
        all.as_ref().is_none_or(|all| all.iter().any(|content| holds(content)))
    }

    fn joined(&self) -> Option<Vec<Cow<'t, str>>> {
        let text = std::str::from_utf8(self.text).ok()?;
        let mut all: Vec<Cow<'t, str>> = Vec::new();
        let mut goes_on = false;
        for (range, piece) in self.pieces {
            match piece {
                Piece::Comment => {}
                Piece::Code => {
                    let is_blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == b'\\';
                    goes_on = goes_on && self.text[range.clone()].iter().all(is_blank);
                }
                Piece::String { closed: false, .. } => return None,
                Piece::String { content, .. } => {
                    let content = &text[content.clone()];
                    match all.last_mut().filter(|_| goes_on) {
                        Some(last) => last.to_mut().push_str(content),
                        None => all.push(Cow::Borrowed(content)),
                    }
                    goes_on = true;
                }
            }
        }
        Some(all)
    }
}
