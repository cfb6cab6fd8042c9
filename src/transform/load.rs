//! From files to transforms: those in the binary, one of the user's, or a folder of them.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock};

use super::companion::is_companion;
use super::error::{AuthorError, Errors};
use super::imports::Imports;
use super::lazy::{LazyTransform, Summary};
use super::metadata::{Constant, Head, docstring};
use super::names::TemplateScope;
use super::pair::{Functions, Part};
use super::{
    Company, Pair, Pattern, Template, TokenContext, Transform, companion, drops, example, helper, moves,
    pair, prefilter,
};
use crate::finding::{Safety, nearest};
use crate::syntax::{Field, Kind, Node, Tree};
use crate::text::{Source, fingerprint};
use crate::version::Version;
use crate::{ledger, stack};

/// Ids and texts of the built-in transforms and their companions, sorted by id, as the build script wrote them.
#[cfg(not(debug_assertions))]
fn texts() -> &'static [(&'static str, &'static str)] {
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"))
}

/// The same for those who work on them: a debug build reads them from `transforms/`, or the folder that
/// `UPSHIFT_TRANSFORMS` names, so that a changed transform is tried without a new build.
#[cfg(debug_assertions)]
fn texts() -> &'static [(&'static str, &'static str)] {
    static TEXTS: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
        let folder = std::env::var_os("UPSHIFT_TRANSFORMS")
            .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("transforms"), PathBuf::from);
        let (files, _) = python_files(&folder);
        let mut texts: Vec<(&'static str, &'static str)> = files
            .into_iter()
            .filter_map(|(id, path)| Some((&*id.leak(), &*std::fs::read_to_string(path).ok()?.leak())))
            .collect();
        texts.sort_unstable();
        texts
    });
    &TEXTS
}

/// The same of the transforms that are made of the ledger.
fn floor() -> &'static [(String, String)] {
    static FLOOR: LazyLock<Vec<(String, String)>> = LazyLock::new(ledger::floor);
    &FLOOR
}

/// How many built-in transforms there are.
pub fn builtin_count() -> usize {
    texts().iter().filter(|(id, _)| !is_companion(id)).count() + floor().len()
}

/// Where a transform comes from, which decides what it must declare and its default safety.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// In the binary: versions, a reference and two kinds of examples are required. It is safe unless it says
    /// otherwise.
    BuiltIn,
    /// Like `BuiltIn`, without examples and without the checks for completeness.
    BuiltInHead,
    /// Made of the ledger, with versions, a reference and no examples.
    Floor,
    /// A user's own: versions and a reference are optional. It is suggested unless it says otherwise.
    User,
}

/// The transforms in the binary, sorted by id, without invalid ones; see [`builtin_errors`].
pub fn builtin() -> Vec<Arc<Transform>> {
    compile_all(&sources(Origin::BuiltIn)).into_iter().filter_map(Result::ok).map(Arc::new).collect()
}

/// Like [`builtin`], without examples: they are most of the text, and a run does not need them.
pub fn builtin_heads() -> Vec<Arc<Transform>> {
    compile_all(&sources(Origin::BuiltInHead)).into_iter().filter_map(Result::ok).map(Arc::new).collect()
}

/// Like [`builtin_heads`], compiled when they are first needed: at once is only a text without a summary, or with that of
/// another text.
pub fn builtin_lazy() -> Vec<Arc<LazyTransform>> {
    let mut summaries: HashMap<String, Summary> =
        Summary::all().map(|summary| (summary.id.clone(), summary)).collect();
    let (mut lazy, mut others) = (Vec::new(), Vec::new());
    for one in sources(Origin::BuiltInHead) {
        match summaries.remove(one.id) {
            Some(summary) if summary.text == fingerprint(one.text.as_bytes()) => {
                lazy.push(Arc::new(LazyTransform::later(summary, one)));
            }
            _ => others.push(one),
        }
    }
    if !others.is_empty() {
        let compiled = compile_all(&others).into_iter().filter_map(Result::ok);
        lazy.extend(compiled.map(|transform| Arc::new(Arc::new(transform).into())));
        lazy.sort_by(|a, b| a.id.cmp(&b.id));
    }
    lazy
}

/// The text before the examples. How far a native transform goes is seen by its examples.
fn head(text: &str) -> &str {
    match text.find("\nexamples = ") {
        Some(at) if !text[..at].contains("\nnative = ") && text.trim_end().ends_with("'''") => &text[..=at],
        _ => text,
    }
}

/// The built-in transform with an id, with its examples.
pub fn builtin_by_id(id: &str) -> Option<Transform> {
    sources(Origin::BuiltIn).into_iter().find(|one| one.id == id)?.compile().ok()
}

/// The mistakes in built-in transforms: a test ensures that there are none.
pub fn builtin_errors() -> Vec<AuthorError> {
    compile_all(&sources(Origin::BuiltIn)).into_iter().filter_map(Result::err).flatten().collect()
}

/// The text of a built-in transform.
#[derive(Clone, Copy)]
pub(super) struct BuiltIn {
    id: &'static str,
    text: &'static str,
    origin: Origin,
}

impl BuiltIn {
    pub(super) fn compile(self) -> Result<Transform, Vec<AuthorError>> {
        let BuiltIn { id, text, origin } = self;
        let path = PathBuf::from(format!("transforms/{id}.py"));
        compile(id, &path, text, origin, &|dotted| companion::built_in(id, dotted, texts()))
    }
}

/// All of them, sorted by id; `origin` is that of those with a file.
fn sources(origin: Origin) -> Vec<BuiltIn> {
    let files = texts().iter().filter(|(id, _)| !is_companion(id)).map(|(id, text)| BuiltIn {
        id,
        text: if origin == Origin::BuiltInHead { head(text) } else { text },
        origin,
    });
    let rows = floor().iter().map(|(id, text)| BuiltIn { id, text, origin: Origin::Floor });
    let mut all: Vec<BuiltIn> = files.chain(rows).collect();
    all.sort_unstable_by_key(|one| one.id);
    all
}

/// Parsing takes about a tenth of a millisecond a file, so the files are dealt out to all cores.
fn compile_all(sources: &[BuiltIn]) -> Vec<Result<Transform, Vec<AuthorError>>> {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let mut all: Vec<(usize, _)> = std::thread::scope(|scope| {
        let work = || {
            let numbers = std::iter::repeat_with(|| next.fetch_add(1, Ordering::Relaxed));
            let files = numbers.map_while(|number| Some((number, sources.get(number)?)));
            files.map(|(number, one)| (number, one.compile())).collect::<Vec<_>>()
        };
        // With room, since only then is a long text parsed the quick way.
        let workers: Vec<_> = (0..cores).map_while(|_| stack::spawn(scope, work).ok()).collect();
        let mut all: Vec<_> =
            workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect();
        // What is left where no thread could be started.
        all.extend(work());
        all
    });
    all.sort_by_key(|(number, _)| *number);
    all.into_iter().map(|(_, transform)| transform).collect()
}

/// Reads a user's transform from a file.
pub fn file(path: &Path, id: &str) -> Result<Transform, Vec<AuthorError>> {
    let bytes = std::fs::read(path).map_err(|error| {
        vec![unread(path, 1, format!("the file cannot be read: {error}"), "give the path of a Python file")]
    })?;
    let source = Source::decode(path, &bytes).map_err(|refusal| {
        vec![unread(
            path,
            refusal.line,
            format!("the file cannot be read: {}", refusal.message),
            "save it as UTF-8 text",
        )]
    })?;
    compile(id, path, source.text(), Origin::User, &|dotted| beside(path, id, dotted))
}

/// The companion of a user's transform, from its folder.
fn beside(file: &Path, id: &str, dotted: &str) -> Option<String> {
    // A transform may come with the tree that it is for: it reads nothing above its own folder.
    let folder = file.ancestors().nth(id.split('/').count())?;
    let path = companion::resolved(file, dotted)?.with_extension("py");
    let path = Some(path).filter(|path| path.starts_with(folder))?;
    let bytes = path.is_file().then(|| std::fs::read(&path)).and_then(Result::ok)?;
    Source::decode(&path, &bytes).ok().map(|source| source.text().to_owned())
}

/// Reads all transforms of a folder and its subfolders, sorted by id; an id is the path below the
/// folder, with `/` and without `.py`. What is hidden is left out. All mistakes of all files are
/// returned at once, beside the transforms of the files without.
pub fn directory(folder: &Path) -> (Vec<Arc<Transform>>, Vec<AuthorError>) {
    let (mut files, mut errors) = python_files(folder);
    files.retain(|(id, _)| !is_companion(id));
    let mut transforms = Vec::new();
    files.sort();
    for (id, path) in files {
        match file(&path, &id) {
            Ok(transform) => transforms.push(Arc::new(transform)),
            Err(found) => errors.extend(found),
        }
    }
    (transforms, errors)
}

/// The Python files of a folder and its subfolders with their ids, in no order, and the folders that cannot be read.
fn python_files(folder: &Path) -> (Vec<(String, PathBuf)>, Vec<AuthorError>) {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    let mut pending = vec![(folder.to_owned(), String::new())];
    while let Some((path, prefix)) = pending.pop() {
        let entries = match std::fs::read_dir(&path) {
            Ok(entries) => entries,
            Err(error) => {
                let message = format!("the folder cannot be read: {error}");
                errors.push(unread(&path, 1, message, "give the path of a folder with transforms"));
                continue;
            }
        };
        for entry in entries.flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with('.') || name == "__pycache__" {
                continue;
            }
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                pending.push((entry.path(), format!("{prefix}{name}/")));
            } else if let Some(stem) = name.strip_suffix(".py").filter(|_| entry.path().is_file()) {
                files.push((format!("{prefix}{stem}"), entry.path()));
            }
        }
    }
    (files, errors)
}

fn unread(path: &Path, line: usize, message: String, advice: &str) -> AuthorError {
    AuthorError { path: path.to_owned(), line, column: 1, message, advice: advice.to_owned() }
}

/// Compiles the text of a transform. The path is for messages only; nothing is read.
pub fn parse(id: &str, path: &Path, text: &str, origin: Origin) -> Result<Transform, Vec<AuthorError>> {
    compile(id, path, text, origin, &|_| None)
}

/// Compiles the text of a transform; `companion` gives the text of a module that it imports.
fn compile(
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
    for name in transform.follows.iter().filter(|name| !known(name)) {
        errors.at(0, format!("there is no `before_{name}` for `follows`"), "name the suffix of a pair");
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

/// The imports of a file, and their statements.
#[derive(Default)]
struct Imported<'t> {
    read: Imports,
    statements: Vec<Node<'t>>,
}

/// The statements of a file, by what they are for.
#[derive(Default)]
struct Outline<'t> {
    docstring: Option<Node<'t>>,
    constants: Vec<Constant<'t>>,
    imports: Imported<'t>,
    /// Functions and classes, each with its decorators: name, definition, statement.
    definitions: Vec<(&'t str, Node<'t>, Node<'t>)>,
}

/// Name and statement of each helper.
type Helpers<'t> = Vec<(&'t str, Node<'t>)>;

impl<'t> Outline<'t> {
    fn read(tree: &'t Tree, errors: &mut Errors<'_>) -> Outline<'t> {
        let mut outline = Outline::default();
        for (at, statement) in tree.root().parts().enumerate() {
            let inner = match statement.kind() {
                Kind::ExpressionStatement => statement.parts().next(),
                Kind::DecoratedDefinition => statement.child(Field::Definition),
                _ => Some(statement),
            };
            let Some(inner) = inner else { continue };
            match (inner.kind(), inner.child(Field::Left), inner.child(Field::Right)) {
                (Kind::String, _, _) if at == 0 => outline.docstring = Some(inner),
                (Kind::Assignment, Some(name), Some(value)) if name.kind() == Kind::Identifier => {
                    outline.constants.push(Constant { name, value });
                }
                (Kind::ImportStatement | Kind::ImportFromStatement | Kind::FutureImportStatement, _, _) => {
                    outline.imports.read.read(statement, errors);
                    outline.imports.statements.push(statement);
                }
                (Kind::FunctionDefinition | Kind::ClassDefinition, _, _) => {
                    let name = inner.child(Field::Name).map(|name| name.text());
                    outline.definitions.extend(name.map(|name| (name, inner, statement)));
                }
                _ => errors.at(
                    statement.start(),
                    "a transform cannot contain this statement",
                    "only a docstring, imports, constants, functions and helper classes stand at the top of the file",
                ),
            }
        }
        outline
    }

    /// The functions that are parts of pairs, and the helpers.
    fn functions(
        &self,
        alternatives: &[(String, String)],
        errors: &mut Errors<'_>,
    ) -> (Functions<'t>, Helpers<'t>) {
        let (mut functions, mut helpers): (Functions<'t>, Helpers<'t>) = Default::default();
        for (name, definition, statement) in &self.definitions {
            let is_function = definition.kind() == Kind::FunctionDefinition;
            match Part::of(name, alternatives).filter(|_| is_function) {
                Some((part, suffix)) => {
                    if definition != statement {
                        errors.at(
                            statement.start(),
                            "a decorator has no meaning here",
                            "remove it: a template is never executed",
                        );
                    }
                    functions.push((part, suffix, *definition));
                }
                None if helpers.iter().any(|(other, _)| other == name) => {
                    errors.at(statement.start(), format!("`{name}` is defined twice"), "keep one of the two");
                }
                None => helpers.push((name, *statement)),
            }
        }
        (functions, helpers)
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
    use crate::transform::{Pattern, Role, Type};
    use crate::version::Version;

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

    #[test]
    fn a_folder_gives_its_transforms_and_all_mistakes_of_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        };
        write("configparser/readfp.py", READFP);
        write("a.py", READFP);
        write(".hidden/b.py", "x");
        let ids = || -> Vec<String> { directory(folder.path()).0.iter().map(|t| t.id.clone()).collect() };
        assert_eq!(ids(), ["a", "configparser/readfp"]);
        write("b.py", "\"\"\"No full stop\"\"\"\nnative = \"x\"\n");
        write("c.py", "(");
        let errors = directory(folder.path()).1;
        assert_eq!((ids().len(), errors.len()), (2, 2));
        assert!(errors[0].path.ends_with("b.py") && errors[1].path.ends_with("c.py"));
        assert_eq!(directory(&folder.path().join("none")).1.len(), 1);
    }

    #[test]
    fn every_transform_of_the_binary_loads() {
        let errors: Vec<String> = builtin_errors().iter().map(ToString::to_string).collect();
        assert!(errors.is_empty(), "\n{}", errors.join("\n"));
        let known = |t: &Transform| {
            let words: Vec<_> =
                t.pairs.iter().map(|pair| (pair.suffix.clone(), pair.prefilter.clone())).collect();
            (t.id.clone(), t.reach(), (t.deprecated, t.removed, t.available), t.requires.clone(), words)
        };
        let (whole, heads) = (builtin(), builtin_heads());
        assert!(whole.iter().map(|t| known(t)).eq(heads.iter().map(|t| known(t))), "a head differs");
        let ids: Vec<String> = builtin().iter().map(|t| t.id.clone()).collect();
        assert!(ids.is_sorted());
    }
}
