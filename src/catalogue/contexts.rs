//! How the words of transforms stand in a text that is not parsed.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use memchr::{memchr2, memmem, memrchr2};

use super::Wanted;
use crate::knowledge::{idiom, is_stdlib_module, stdlib};
use crate::text::{
    ImportStatement, Occurrence, Piece, Pieces, identifiers, import_statements, is_part, is_whole, last_word,
};
use crate::transform::TokenContexts;

/// How many names are followed that are bound to one another.
const DEEPEST: usize = 3;

/// The contexts of all that is wanted; `of_word` gives the indices of what is asked for of the word of a hit.
pub(super) fn contexts<I: Iterator<Item = usize>>(
    text: &[u8],
    pieces: &Pieces,
    hits: &[(usize, Range<usize>)],
    wanted: &[Wanted],
    of_word: impl Fn(usize) -> I,
) -> Vec<TokenContexts> {
    let mut contexts = vec![TokenContexts::default(); wanted.len()];
    let mut imports = Imports::of(text);
    let mut pieces = pieces.iter().peekable();
    for (word, range) in hits {
        while pieces.next_if(|(piece, _)| piece.end <= range.start).is_some() {}
        let in_text = match pieces.peek() {
            Some((piece, Piece::Code)) => {
                for one in of_word(*word) {
                    let context = in_code(text, range, piece.start, &wanted[one].owners, &mut imports);
                    contexts[one] = contexts[one].and(context);
                }
                continue;
            }
            None => TokenContexts::ALL,
            Some((_, Piece::Comment)) => continue,
            Some((piece, Piece::String { interpolated, closed: true, content, .. }))
                if !interpolated || !is_replaced(&text[content.start..range.start.max(content.start)]) =>
            {
                let dotted = TokenContexts::ATTRIBUTE.and(TokenContexts::SYMBOL);
                if content == range {
                    // A name by itself is looked up in something: `getattr(imp, "reload")`.
                    let is_looked_up = text[..piece.start].trim_ascii_end().ends_with(b",");
                    for one in of_word(*word) {
                        let is_symbol = is_looked_up || wanted[one].owners.is_empty();
                        let own = if is_symbol { dotted } else { TokenContexts::ATTRIBUTE };
                        contexts[one] = contexts[one].and(own).and(TokenContexts::STRING);
                    }
                    continue;
                } else if text[content.clone()].iter().all(|byte| is_part(*byte) || *byte == b'.') {
                    dotted
                } else {
                    continue;
                }
            }
            Some((_, Piece::String { .. })) => TokenContexts::ALL,
        };
        for one in of_word(*word) {
            contexts[one] = contexts[one].and(in_text);
        }
    }
    contexts
}

/// Whether code stands behind the beginning of an interpolated string: a brace is open, or may be.
fn is_replaced(beginning: &[u8]) -> bool {
    let (mut depth, mut at) = (0usize, 0);
    while let Some(byte) = beginning.get(at) {
        let is_double = depth == 0 && beginning.get(at + 1) == Some(byte);
        match byte {
            b'{' | b'}' if is_double => at += 1,
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            // A string in the code may hold braces of its own.
            b'"' | b'\'' if depth > 0 => return true,
            _ => {}
        }
        at += 1;
    }
    depth > 0
}

/// How a word stands in code that begins at `from`.
fn in_code<'t>(
    text: &'t [u8],
    range: &Range<usize>,
    from: usize,
    owners: &[String],
    imports: &mut Imports<'t>,
) -> TokenContexts {
    let occurrence = Occurrence::at(text, range);
    let (before, after) = (occurrence.before(), occurrence.after());
    if &text[range.clone()] == b"is" {
        let is_one = is_beside_literal(before, after);
        return if is_one { TokenContexts::OPERATOR } else { TokenContexts::default() };
    }
    let symbol = |is_one: bool| if is_one { TokenContexts::SYMBOL } else { TokenContexts::default() };
    let brought = imports.bring(range, owners);
    if let Some(owner) = before.strip_suffix(b".") {
        let name = last_word(owner);
        if matches!(name, b"builtins" | b"__builtin__" | b"__builtins__") {
            return TokenContexts::ALL;
        }
        let outer = &owner[..owner.len() - name.len()];
        let is_owner = || owners.iter().any(|owner| owner.as_bytes() == name);
        let is_other = !outer.ends_with(b".") && imports.is_library(name) && !is_owner();
        let own = if is_other { TokenContexts::NAME } else { TokenContexts::ATTRIBUTE };
        own.and(symbol(brought.unwrap_or_else(|| !is_other && imports.may_be_module(owner))))
    } else if before.ends_with(b"\\") {
        TokenContexts::ALL
    } else if matches!(occurrence.word_before(), b"def" | b"class") {
        TokenContexts::NAME
    } else if occurrence.is_assigned() {
        let is_argument = before.len() <= from || before.ends_with(b"(") || before.ends_with(b",");
        if is_argument { TokenContexts::NAME.and(TokenContexts::KEYWORD) } else { TokenContexts::NAME }
    } else {
        TokenContexts::READ.and(symbol(brought.unwrap_or(imports.has_star)))
    }
}

/// Whether an operator with this before it and that behind it may compare a string or a number that is written out.
fn is_beside_literal(before: &[u8], after: &[u8]) -> bool {
    let operand = after.strip_prefix(b"not").filter(|rest| !rest.first().is_some_and(|byte| is_part(*byte)));
    let operand = operand.unwrap_or(after).trim_ascii_start();
    let begins = |byte: &u8| byte.is_ascii_digit() || b"'\"-.(\\".contains(byte);
    let prefix = operand.iter().take_while(|byte| b"rRbBuUfFtT".contains(byte)).count();
    let is_string = prefix < 3 && matches!(operand.get(prefix), Some(b'"' | b'\''));
    operand.first().is_some_and(begins)
        || is_string
        || matches!(before.last(), Some(b'"' | b'\''))
        || last_word(before).first().is_some_and(u8::is_ascii_digit)
}

/// The imports of a text, as far as they show in its lines.
struct Imports<'t> {
    text: &'t [u8],
    statements: Vec<ImportStatement<'t>>,
    /// Whether one of them takes all that a module has.
    has_star: bool,
    /// All words in them.
    names: HashSet<&'t [u8]>,
    /// What was asked of a name: whether a library's module is imported under it, whether it is a module.
    libraries: HashMap<&'t [u8], bool>,
    modules: HashMap<&'t [u8], bool>,
    /// Whether modules are also imported by calls, or looked up.
    by_call: OnceCell<bool>,
}

impl<'t> Imports<'t> {
    fn of(text: &'t [u8]) -> Imports<'t> {
        let statements: Vec<ImportStatement<'t>> = import_statements(text).collect();
        let has_star = statements.iter().any(ImportStatement::is_star);
        let names = statements.iter().flat_map(|one| identifiers(&text[one.range.clone()])).collect();
        let (libraries, modules) = Default::default();
        Imports { text, statements, has_star, names, libraries, modules, by_call: OnceCell::new() }
    }

    /// Whether a word in an import may be brought by it, from one of the owners if it is from the library; `None` if
    /// it stands elsewhere.
    fn bring(&self, word: &Range<usize>, owners: &[String]) -> Option<bool> {
        let at = self.statements.partition_point(|statement| statement.range.end <= word.start);
        let statement = self.statements.get(at).filter(|statement| statement.range.start <= word.start)?;
        let name = &self.text[word.clone()];
        let module = match statement.from() {
            Some(module) if statement.lists(word.start) => module,
            from => {
                // A dotted name ends with the word.
                let head = &self.text[statement.range.start..word.start];
                let is_inner = |byte: &u8| !is_part(*byte) && *byte != b'.';
                let start = head.iter().rposition(is_inner).map_or(0, |at| at + 1);
                let module = head[start..].strip_suffix(b".").unwrap_or_default();
                if module.is_empty() && from.is_none() {
                    // `import name` brings a top-level module.
                    return Some(owners.is_empty());
                }
                module
            }
        };
        let Ok(module) = std::str::from_utf8(module) else { return Some(true) };
        let Ok(name) = std::str::from_utf8(name) else { return Some(true) };
        let first = module.split('.').next().unwrap_or_default().trim();
        let is_library = !first.is_empty() && is_stdlib_module(first);
        let last = module.rsplit('.').next().map(str::trim);
        let dotted = format!("{module}.{name}");
        // An owner of the same name is left out: `distutils.command.build.build`.
        let is_owner = last == Some(name) || last == owners.first().map(String::as_str);
        let is_handed_up = || idiom("handed_up", module).is_some();
        let is_owned = is_owner || stdlib::canonical(&dotted) != dotted || is_handed_up();
        Some(!is_library || is_owned)
    }

    /// Whether a line begins with the import of a module of this name from the standard library.
    fn is_library(&mut self, name: &'t [u8]) -> bool {
        let text = self.text;
        let imports = || {
            if !std::str::from_utf8(name).is_ok_and(is_stdlib_module) {
                return false;
            }
            let import = [b"import ".as_slice(), name].concat();
            memmem::find_iter(text, &import).any(|at| {
                let line = memrchr2(b'\n', b'\r', &text[..at]).map_or(0, |end| end + 1);
                text[line..at].trim_ascii().is_empty() && is_whole(text, at..at + import.len())
            })
        };
        *self.libraries.entry(name).or_insert_with(imports)
    }

    /// Whether what stands before a dot may be a module, or hold one: one of its names is imported, or bound to
    /// something that is.
    fn may_be_module(&mut self, owner: &'t [u8]) -> bool {
        let mut rest = owner;
        loop {
            rest = rest.trim_ascii_end();
            let name = last_word(rest);
            if name.is_empty() {
                // Behind a call or an index, or over the end of a line.
                return match rest.last() {
                    Some(b')' | b']') => self.by_call(),
                    Some(b'"' | b'\'' | b'}') => false,
                    _ => true,
                };
            }
            if self.has_star || self.is_module(name, DEEPEST) {
                return true;
            }
            match rest[..rest.len() - name.len()].trim_ascii_end().strip_suffix(b".") {
                Some(before) => rest = before,
                None => return false,
            }
        }
    }

    fn by_call(&self) -> bool {
        let calls = [b"__import__".as_slice(), b"import_module", b"modules", b"getattr", b"importorskip"];
        *self.by_call.get_or_init(|| calls.iter().any(|call| memmem::find(self.text, call).is_some()))
    }

    /// Whether a name is imported, or somewhere bound to something imported: `loads = json.loads`, but not to what a
    /// call gives. So many names are followed in turn.
    fn is_module(&mut self, name: &'t [u8], depth: usize) -> bool {
        if self.names.contains(name) {
            return true;
        }
        if let Some(known) = self.modules.get(name) {
            return *known;
        }
        self.modules.insert(name, false);
        let text = self.text;
        let found = Occurrence::all(text, name).filter_map(|occurrence| occurrence.value()).any(|value| {
            let value = &value[..memchr2(b'\n', b'\r', value).unwrap_or(value.len())];
            let has = |word: &&[u8]| memmem::find(value, word).is_some();
            let by_call = || [b"import".as_slice(), b"modules", b"getattr"].iter().any(has);
            value.ends_with(b"\\")
                || value.ends_with(b"(")
                || self.by_call() && by_call()
                || spells_module(value)
                || depth > 0 && uncalled(value).any(|name| self.is_module(name, depth - 1))
        });
        self.modules.insert(name, found);
        found
    }
}

/// Whether a string of an expression is the name of a module of the library, as in `original("imp")`.
fn spells_module(value: &[u8]) -> bool {
    value.split(|byte| matches!(byte, b'"' | b'\'')).skip(1).any(|content| {
        let first = content.split(|byte| *byte == b'.').next();
        first.and_then(|name| std::str::from_utf8(name).ok()).is_some_and(is_stdlib_module)
    })
}

/// The first names of the dotted names in an expression that are not called.
fn uncalled(value: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < value.len() {
            let start = at;
            while at < value.len() && (is_part(value[at]) || value[at] == b'.') {
                at += 1;
            }
            let dotted = &value[start..at];
            let is_called = value[at..].trim_ascii_start().starts_with(b"(");
            at += 1;
            if !dotted.is_empty() && !is_called {
                return dotted.split(|byte| *byte == b'.').next();
            }
        }
        None
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_replaced_in_a_string_is_code() {
        for code in ["{", "a {x + ", "}} {", "{{ {", "{{{", "{d['}']} "] {
            assert!(is_replaced(code.as_bytes()), "{code}");
        }
        for text in ["", "a ", "{x} ", "{{ ", "{{x}} ", "{x:>{width}} "] {
            assert!(!is_replaced(text.as_bytes()), "{text}");
        }
    }
}
