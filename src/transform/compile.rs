//! From a text to a transform, or to all mistakes in it.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::error::{AuthorError, Errors};
use super::load::Origin;
use super::metadata::{Head, docstring};
use super::names::TemplateScope;
use super::outline::Outline;
use super::pair::Part;
use super::{
    Company, Pair, Pattern, Template, TokenContext, Transform, companion, drops, example, helper, moves,
    pair, prefilter,
};
use crate::finding::{Safety, nearest};
use crate::syntax::{Kind, Tree};
use crate::text::Source;
use crate::version::Version;

/// Compiles the text of a transform. The path is for messages only; nothing is read.
pub fn parse(id: &str, path: &Path, text: &str, origin: Origin) -> Result<Transform, Vec<AuthorError>> {
    compile(id, path, text, origin, &|_| None)
}

/// Compiles the text of a transform; `companion` gives the text of a module that it imports.
pub(super) fn compile(
    id: &str,
    path: &Path,
    text: &str,
    origin: Origin,
    companion: &dyn Fn(&str) -> Option<String>,
) -> Result<Transform, Vec<AuthorError>> {
    let source = Source::from_text(path, text.replace("\r\n", "\n"));
    let tree = Arc::new(Tree::parse(source.text()));
    let mut errors = Errors::of(&source);
    if let Some(range) = tree.errors().first() {
        errors.at(
            range.start.min(source.text().len()),
            "this is not Python",
            "a transform is never executed, but it must be a file that Python could read",
        );
        return Err(errors.finish());
    }
    let outline = Outline::read(&tree, &mut errors);
    let (title, reason) = docstring(outline.docstring, &mut errors);
    let Head { mut transform, safety, moves, reports, raises, deprecated, removed, examples } =
        Head::read(&outline.constants, &mut errors);
    let (functions, defined) = outline.functions(&transform.alternatives, &mut errors);
    let scope = TemplateScope {
        imports: &outline.imports.read,
        helpers: &defined.iter().map(|(name, _)| *name).collect(),
        fixed: &transform.words.clone(),
        used_helpers: &RefCell::default(),
    };
    let before = errors.count();
    // A name by itself is what its row says, whatever else is said of its calls.
    let mut pairs = moves::compile(&moves, &outline.imports.statements, &scope, &mut errors);
    pairs.extend(pair::compile(&tree, &functions, &scope, &transform.alternatives, &mut errors));
    transform.unless = pair::unless(&tree, &functions, &scope, &mut errors);
    pairs.extend(moves::negations(&functions, &outline.imports.statements, &scope));
    pairs.extend(moves::reports(&reports, &scope, &mut errors));
    let raised = moves::compile(&raises, &outline.imports.statements, &scope, &mut errors);
    pairs.extend(raised.into_iter().map(|pair| Pair { moved: false, raised: true, ..pair }));
    let helpers: Vec<_> = defined
        .iter()
        .map(|(name, statement)| helper::compile(*statement, name, &scope, &mut errors))
        .collect();
    let used: BTreeSet<String> = scope.used_helpers.take();
    for (name, statement) in defined.iter().filter(|(name, _)| !used.contains(*name)) {
        let parts = Part::WORDS.map(|(_, word)| word);
        let is_class = statement.kind() == Kind::ClassDefinition;
        let advice = match nearest(name, parts.into_iter()) {
            Some(near) if is_class => {
                format!("a template is a function: write `def {near}():` with the class in it")
            }
            Some(near) => format!("if it is a template, call it `{near}`; else remove it"),
            None => "remove it, or begin its name with `before` or `after` if it is a template".to_owned(),
        };
        errors.at(statement.start(), format!("the helper `{name}` is never used"), advice);
    }
    // A template with a mistake is not read to its end, so it may use what seems unused.
    if errors.count() == before {
        outline.imports.read.unused(&mut errors);
    }
    transform.companions = companion::read(&outline.imports.read, companion, &mut errors);
    transform.examples =
        examples.iter().flat_map(|(node, text)| example::read(*node, text, &mut errors)).collect();
    if functions.is_empty() && moves.is_empty() && reports.is_empty() && transform.native.is_none() {
        errors.at(
            0,
            "the file changes nothing",
            "define `before` and `after`, or assign `moves` or `reports`",
        );
    }
    for pair in &mut pairs {
        let own = |table: &HashMap<String, Version>, all| {
            if table.is_empty() { all } else { table.get(&pair.suffix).copied() }
        };
        (pair.deprecated, pair.removed) =
            (own(&deprecated, transform.deprecated), own(&removed, transform.removed));
    }
    let constant = outline.constants.iter().find(|constant| constant.name.text() == "drops");
    let at = constant.map_or(0, |constant| constant.value.start());
    drops::find_names(&mut transform.drops, &pairs, at, &mut errors);
    let nothing = |pair: &&Pair| pair.only_requires() && transform.requires.is_empty();
    for pair in pairs.iter().filter(nothing) {
        let after = format!("after{}", pair.suffix);
        let definition = outline.definitions.iter().find(|(name, ..)| *name == after);
        errors.at(
            definition.map_or(0, |(.., statement)| statement.start()),
            format!("`{after}` is `before{}` again, so nothing changes", pair.suffix),
            "write what takes its place, or leave it out to report the place",
        );
    }
    let is_call = |pair: &&Pair| matches!(&pair.before, Pattern::Expression(template) if template.is_call());
    if let Some(constant) = outline.constants.iter().find(|constant| constant.name.text() == "only_calls")
        && transform.only_calls
        && !pairs.iter().all(|pair| is_call(&pair))
    {
        let advice = "write calls, `return old(*args, **options)`, and a transform of its own for the rest";
        errors.at(constant.name.start(), "`only_calls` is for patterns that are calls", advice);
    }
    let is_constant = |pair: &Pair| {
        let mut all = pair.after.iter().flat_map(Template::nodes);
        all.any(|node| matches!(node.kind(), Kind::True | Kind::False))
    };
    if let Some(constant) = outline.constants.iter().find(|constant| constant.name.text() == "fold")
        && transform.fold
        && !pairs.iter().any(is_constant)
    {
        let advice = "return `True` or `False` in `after`, or leave `fold` out";
        errors.at(constant.name.start(), "no condition becomes constant, so nothing is folded", advice);
    }
    let is_name = |pair: &&Pair| match &pair.before {
        Pattern::Expression(template) => template.is_symbol() && pair.after.is_some() && !pair.raised,
        _ => false,
    };
    if let Some((.., function)) = functions.iter().find(|(part, ..)| *part == Part::Unless)
        && let Some(pair) = pairs.iter().find(is_name)
    {
        errors.at(
            function.start(),
            format!(
                "`{}` is a name, whose import changes for all of its uses",
                pair.symbol().unwrap_or_default()
            ),
            "write a call, `return old(*args, **options)`, or leave `unless` out",
        );
    }
    if let ([_], Some(constant)) = (
        transform.alternatives.as_slice(),
        outline.constants.iter().find(|c| c.name.text() == "alternatives"),
    ) {
        let advice = "name a second alternative, or remove `alternatives`";
        errors.at(constant.name.start(), "a choice of one is none", advice);
    }
    let known = |name: &String| pairs.iter().any(|pair| pair.suffix.trim_start_matches('_') == name);
    for (key, names) in [("follows", &transform.follows), ("at_import", &transform.at_import)] {
        for name in names.iter().filter(|name| !known(name)) {
            errors.at(0, format!("there is no `before_{name}` for `{key}`"), "name the suffix of a pair");
        }
    }
    for pair in pairs.iter_mut().filter(|_| !transform.words.is_empty()) {
        let classes = prefilter::classes(&pair.parameters);
        let words = transform.words.iter().cloned().chain(classes).collect();
        if prefilter::only_of_types(&pair.before, &pair.parameters) {
            pair.prefilter.anchors = words;
        } else if pair.prefilter.anchors.iter().any(|anchor| prefilter::is_common(anchor)) {
            // Also where the word is the module's own name, and so has no other one beside it: `copy.copy`.
            pair.prefilter.co_occurring.retain(|company| company.context != TokenContext::Name);
            pair.prefilter.co_occurring.extend(Company::near(words));
        }
    }
    // What was not proven on every Python by its author is not made unasked.
    let unsaid = if origin == Origin::User { Safety::Suggested } else { Safety::Safe };
    let transform = Transform {
        id: id.to_owned(),
        title,
        reason,
        safety: safety.unwrap_or(unsaid),
        pairs,
        helpers: helpers.into_iter().map(|helper| (helper.name.clone(), helper)).collect(),
        text: source.text().to_owned(),
        is_floor: origin == Origin::Floor,
        ..transform
    };
    if origin == Origin::BuiltIn {
        complete(&transform, &mut errors);
    }
    let errors = errors.finish();
    if errors.is_empty() { Ok(transform) } else { Err(errors) }
}

/// Notes what a transform of the binary must tell and does not.
fn complete(transform: &Transform, errors: &mut Errors<'_>) {
    if transform.deprecated.is_none() && transform.removed.is_none() {
        errors.at(
            0,
            "no version is told",
            "assign `deprecated`, the first Python that warns, or `removed`, the first without the old API",
        );
    }
    if transform.reference.is_empty() {
        errors.at(
            0,
            "no reference is given",
            "assign `reference`, the place in Python's documentation: \"whatsnew/3.12#configparser\"",
        );
    }
    if transform.examples.iter().all(example::left_alone) {
        errors.at(0, "no example shows a change or a report", "add one with `-` and `+`, or with `!`");
    }
    if !transform.examples.iter().any(example::left_alone) {
        errors.at(
            0,
            "no example shows what is left alone",
            "add one without marks: the mistake that a careless tool would make",
        );
    }
}

/// What the tests of this module compile with: a file around what is under test.
#[cfg(test)]
pub(super) mod testing {
    use super::*;

    /// Compiles the body of a user's transform; the title is given.
    pub fn compiled(body: &str) -> Transform {
        let text = format!("\"\"\"Title.\"\"\"\n{body}");
        parse("test", Path::new("t.py"), &text, Origin::User).unwrap_or_else(|errors| panic!("{errors:#?}"))
    }

    /// What the author of such a body is told: `line:column message; advice`. The title is line 1.
    pub fn mistakes(body: &str) -> Vec<String> {
        let text = format!("\"\"\"Title.\"\"\"\n{body}");
        let errors = parse("test", Path::new("t.py"), &text, Origin::User).err().unwrap_or_default();
        let shown = errors.iter().map(|e| format!("{}:{} {}; {}", e.line, e.column, e.message, e.advice));
        shown.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Field;
    use crate::transform::{Pattern, Role, Type};

    const READFP: &str = r#""""`RawConfigParser.readfp()` is now `read_file()`.

The method was renamed in Python 3.2 and the old name went away in 3.12.
The optional `filename` argument is called `source` now.
"""

from configparser import RawConfigParser

deprecated = "3.2"
available = "3.2"       # first Python that has what `after` uses
removed = "3.12"
reference = "whatsnew/3.12#configparser"

def before(parser: RawConfigParser, fp, filename=...):
    return parser.readfp(fp, filename)

def after(parser: RawConfigParser, fp, filename=...):
    return parser.read_file(fp, source=filename)

examples = '''
@@ the keyword is renamed too
 from configparser import ConfigParser
 config = ConfigParser()
-config.readfp(stream, filename="app.ini")
+config.read_file(stream, source="app.ini")

@@ another class with a method of that name is left alone
 class Parser:
     def readfp(self, stream): ...
 Parser().readfp(stream)
'''
"#;

    fn read(text: &str) -> Result<Transform, Vec<AuthorError>> {
        parse("configparser/readfp", Path::new("transforms/configparser/readfp.py"), text, Origin::BuiltIn)
    }

    #[test]
    fn the_file_of_the_design_compiles() {
        let transform = read(READFP).unwrap();
        assert_eq!(transform.title, "`RawConfigParser.readfp()` is now `read_file()`.");
        assert!(transform.reason.starts_with("The method was renamed") && transform.reason.ends_with("now."));
        assert_eq!(transform.removed, Some(Version::new(3, 12)));
        assert_eq!(
            (transform.safety, transform.reference.as_str()),
            (Safety::Safe, "whatsnew/3.12#configparser")
        );
        assert_eq!(transform.examples.len(), 2);
        let [pair] = transform.pairs.as_slice() else { panic!("one pair") };
        assert_eq!(pair.parameters[0].types, [Type::Instance("configparser.RawConfigParser".into())]);
        assert!(pair.parameters[2].optional);
        assert_eq!(
            (&pair.prefilter.anchors[..], pair.prefilter.context),
            (&["readfp".to_owned()][..], crate::transform::TokenContext::Attribute)
        );
        let Pattern::Expression(before) = &pair.before else { panic!("an expression") };
        let node = before.nodes().next().unwrap();
        assert_eq!(node.text(), "parser.readfp(fp, filename)");
        let receiver = node.child(Field::Function).unwrap().child(Field::Object).unwrap();
        assert_eq!(before.role(receiver), Some(&Role::Parameter(0)));
        let after = pair.after.as_ref().unwrap();
        assert_eq!(after.nodes().next().unwrap().text(), "parser.read_file(fp, source=filename)");
    }

    #[test]
    fn an_error_has_its_place_and_advice() {
        let errors = read(&READFP.replace("removed =", "remvoed =")).unwrap_err();
        assert_eq!(
            errors[0].to_string(),
            "transforms/configparser/readfp.py:11:1: `remvoed` is not a constant of transforms\n  help: did you mean `removed`?"
        );
        assert_eq!(errors.len(), 1);
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let text = READFP
            .replace("deprecated = \"3.2\"", "deprecated = 3.2")
            .replace("after(parser: RawConfigParser, fp,", "after(parser: RawConfigParser, file,")
            .replace("reference =", "refrence =")
            .replace("@@ another", "@@ the keyword is renamed too\n@@ another");
        let messages: Vec<String> =
            read(&text).unwrap_err().iter().map(|e| format!("{} {}", e.line, e.message)).collect();
        assert_eq!(
            messages,
            [
                "1 no reference is given",
                "9 a Python version is expected here",
                "12 `refrence` is not a constant of transforms",
                "17 the parameters differ: `before(parser: RawConfigParser, fp, filename=...)` and \
                 `after(parser: RawConfigParser, file, filename=...)`",
                "27 the example of line 21 is called `the keyword is renamed too` too",
            ]
        );
    }

    #[test]
    fn what_is_no_python_is_told_first() {
        let errors = read(&READFP.replace("def before(", "def before(:")).unwrap_err();
        assert_eq!(errors.len(), 1);
        assert_eq!((errors[0].line, errors[0].message.as_str()), (14, "this is not Python"));
    }

    #[test]
    fn a_builtin_tells_more_than_a_users_own() {
        let text = "\"\"\"Title.\"\"\"\ndef before(x):\n    \"\"\"Do it.\"\"\"\n    return x.old_name\n";
        assert!(parse("t", Path::new("t.py"), text, Origin::User).is_ok());
        let errors = parse("t", Path::new("t.py"), text, Origin::BuiltIn).unwrap_err();
        let messages: Vec<&str> = errors.iter().map(|e| e.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "no version is told",
                "no reference is given",
                "no example shows a change or a report",
                "no example shows what is left alone"
            ]
        );
        assert_eq!(read("").unwrap_err()[0].message, "the file has no docstring");
    }

    #[test]
    fn only_what_belongs_to_a_transform_may_stand_in_it() {
        let body = "from m import *\nfrom . import x\nif 1:\n    pass\nimport os\ndef before(x): return x.old\ndef after(x): return x.new\n";
        assert_eq!(
            testing::mistakes(body),
            [
                "2:15 a star import does not say which names it brings; import the names that the templates use",
                "3:15 `.x` is imported and never used; remove the import, or import the module that the templates name",
                "3:15 `.x` is no companion module; only a file whose name begins with an underscore may be imported relatively; of another module write the full dotted name",
                "4:1 a transform cannot contain this statement; only a docstring, imports, constants, functions and helper classes stand at the top of the file",
                "6:8 `os` is imported and never used; remove the import, or import the module that the templates name",
            ]
        );
        assert_eq!(
            testing::mistakes("deprecated = \"3.1\"\n"),
            ["1:1 the file changes nothing; define `before` and `after`, or assign `moves` or `reports`"]
        );
    }

    #[test]
    fn windows_line_ends_change_nothing() {
        let transform = read(&READFP.replace('\n', "\r\n")).unwrap();
        assert_eq!(transform.examples, read(READFP).unwrap().examples);
    }
}
