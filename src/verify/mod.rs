//! Checks edited files: both parsers accept them, tokens that were not edited are unchanged, no comment
//! is lost, and every name keeps its meaning or has the intended one. Changes that fail are dropped.

mod compiles;
mod moved;
mod names;
mod syntax;
mod tokens;

use std::sync::Arc;

use moved::Moved;

use crate::meter::{self, Stage};
use crate::model::Module;
use crate::syntax::{Reading, Tree};
use crate::text::{Edits, Source};
use crate::version::Version;

pub use syntax::{Invalid, SyntaxError, TOO_DEEP, read, refusal};

/// Why an edited file is rejected, as a clause for people; `None` if it is valid. `oldest` is the oldest
/// Python that the code must run on.
pub fn objection(before: &Module, edits: &Edits, oldest: Version) -> Option<String> {
    edited(before, edits, oldest).err()
}

/// Why a Python of a version does not compile a text, as a clause for people; `None` if it does.
pub fn compile_error(text: &str, version: Version) -> Option<String> {
    let reading = Reading::of(text, version);
    if let Some((_, error)) = reading.error() {
        return Some(error);
    }
    if reading.newer() > 0 {
        return Some(format!("it needs a newer Python than {version}"));
    }
    let source = Arc::new(Source::from_text("", text.to_owned()));
    let module = Module::of(source, &reading, String::new(), false);
    compiles::semantic_errors(&reading, &module, version).into_iter().next()
}

/// The edited file if it is valid, else the reason as a clause for people.
pub fn edited(before: &Module, edits: &Edits, oldest: Version) -> Result<Module, String> {
    meter::stage(Stage::Verify, || read_again(before, edits, oldest))
}

fn read_again(before: &Module, edits: &Edits, oldest: Version) -> Result<Module, String> {
    let old = before.source.text();
    let text = edits.apply(old);
    let (was, is) = (Reading::of(old, oldest), Reading::of(&text, oldest));
    if let Some(error) = is.error() {
        return Err(format!("the result has a syntax error: {}", error.1));
    }
    if is.newer() > was.newer() {
        return Err(format!("the result needs a newer Python than {oldest}"));
    }
    let moved = Moved::new(edits);
    if let Some(why) = tokens::objection(&was, &is, &moved) {
        return Err(why);
    }
    // The tree mostly comes from the same parser, so the other one is asked separately: about the statements
    // that were touched, and about the whole file if these are not enough.
    let mut touched = is.lines_of_statements().into_iter().filter(|range| moved.touches(range));
    if !touched.all(|range| Tree::is_whole(&text[range])) {
        let broken = Tree::broken_places(&text);
        if broken > 0 && broken > Tree::broken_places(old) {
            return Err("the result cannot be parsed".to_owned());
        }
    }
    let source = Arc::new(before.source.with_text(text.clone()));
    let mut after = Module::of(source, &is, before.name.clone(), before.is_package);
    after.mark(before.own.clone());
    let refused = compiles::objection((&was, before), (&is, &after), oldest);
    match refused.or_else(|| names::objection(before, &after, &moved)) {
        Some(why) => Err(why),
        None => Ok(after),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Edit;

    /// The objection to replacing the first `old`s by `new`, one after the other.
    fn said(text: &str, replaced: &[(&str, &str)]) -> Option<String> {
        said_for(text, replaced, Version::new(3, 10))
    }

    fn said_for(text: &str, replaced: &[(&str, &str)], oldest: Version) -> Option<String> {
        let module = Module::new(Arc::new(Source::from_text("x.py", text)), "x".into(), false);
        let mut edits = Edits::default();
        for (old, new) in replaced {
            let at = text.find(old).unwrap();
            edits.add(&[Edit::replace(at..at + old.len(), *new)]).unwrap();
        }
        objection(&module, &edits, oldest)
    }

    #[test]
    fn a_result_must_suit_the_oldest_python() {
        let walrus = [("x = 1", "(x := 1)")];
        assert!(said_for("x = 1\n", &walrus, Version::new(3, 7)).is_some());
        assert_eq!(said_for("x = 1\n", &walrus, Version::new(3, 8)), None);
        assert!(said("x = 1\n", &[("1", "(")]).is_some());
    }

    #[test]
    fn what_is_not_edited_must_read_as_before() {
        assert!(said("x = a + b\ny = 'c'\n", &[("a", "'''")]).is_some());
        assert!(said("x = a # b\n", &[("a", "1 #")]).is_some());
        assert_eq!(said("x = a # b\n", &[("a", "1")]), said("x = 1\n", &[("1", "2")]));
    }

    #[test]
    fn comments_stay() {
        let text = "x = f(1,  # one\n      2)\n";
        assert!(said(text, &[("(1,  # one\n      2)", "(1, 2)")]).unwrap().contains("# one"));
        assert_eq!(
            said(text, &[("x = f(1,  # one\n      2)", "# one\nx = g(1, 2)"),]).map(|s| s.contains('g')),
            Some(true)
        );
    }

    #[test]
    fn a_name_keeps_its_import() {
        let text = "import imp\nimp.reload(a)\nprint(imp)\n";
        assert!(said(text, &[("import imp\n", "")]).unwrap().contains("`imp`"));
        assert_eq!(
            said(
                "import imp\nimp.reload(sys)\n",
                &[("import imp\n", "import importlib\n"), ("imp.r", "importlib.r")]
            ),
            None
        );
    }

    #[test]
    fn a_new_name_must_be_there() {
        assert!(
            said("import imp\nimp.reload(sys)\n", &[("imp.r", "importlib.r")])
                .unwrap()
                .contains("`importlib`")
        );
        assert_eq!(said("x = f(1)\n", &[("f(1)", "len(1)")]), None);
        assert!(said("def f(sys): return imp\n", &[("imp", "tag")]).is_some());
    }

    #[test]
    fn what_the_compiler_refuses_is_refused() {
        let awaited = "the result does not compile: `await` outside of an asynchronous function";
        assert_eq!(said("def f(): return len(1)\n", &[("len", "await len")]).as_deref(), Some(awaited));
        assert_eq!(said("async def f(): return len(1)\n", &[("len", "await len")]), None);
        assert!(
            said("print(end='')\n", &[("end", "end='', end")]).unwrap().contains("keyword argument `end`")
        );
        let twice = "print(end='', end='')\n";
        assert_eq!(said(twice, &[("print", "repr")]), None, "what the author wrote is not the edit's");
    }

    #[test]
    fn other_names_keep_their_meaning() {
        let shadow = [("import os\n", "import os\nimport shutil\n")];
        assert!(said("import os\nshutil = None\nprint(shutil)\n", &shadow).unwrap().contains("`shutil`"));
        assert_eq!(said("import os\nprint(os)\n", &shadow), None);
        let builtin = [("import os\n", "import os\nfrom io import open\n")];
        assert!(said("import os\nopen('x')\n", &builtin).unwrap().contains("`open`"));
        assert_eq!(
            said("import os\nimport sys\nsys.x\n", &[("import os\n", "import os\nimport sys\n")]),
            None
        );
    }
}
