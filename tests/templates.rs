//! The type checker `ty` reads every transform: what `before` says must be accepted under the last
//! Python that has the old API and refused at that API under the first that lacks it, and what takes
//! its place must be accepted under both.
//!
//! The program is that of `UPSHIFT_TY`, or `ty` on the path, in the version of [`PROGRAM`]: what it says changes with
//! its version. Without it the test is skipped.

#![expect(clippy::print_stderr, reason = "a test that is skipped says so")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;
use upshift::knowledge::is_stdlib_module;

use libtest_mimic::{Arguments, Trial};
use serde_json::Value;
use upshift::syntax::{Field, Kind, Node, Tree};
use upshift::transform::{self, Pair, Pattern, Transform};
use upshift::version::{NEWEST, OLDEST, Version};

/// What `ty --version` says of the one whose diagnostics are known here; `.ci/run` installs it.
const PROGRAM: &str = "ty 0.0.108";

/// What the checker says of a file.
#[derive(Clone, Debug)]
struct Diagnostic {
    /// In bytes of the text.
    range: Range<usize>,
    /// The rule, as `import-not-found`.
    id: String,
    message: String,
}

/// What the checker says under one Python, by the name of the file.
type Checked = BTreeMap<PathBuf, Vec<Diagnostic>>;

/// What a template may bring up without being wrong, and why.
const IGNORED: [(&str, &str); 4] = [
    (
        "invalid-argument-type",
        "a metavariable stands for any expression, and what may be `None` is not narrowed",
    ),
    ("no-matching-overload", "the same, of a function with overloads"),
    ("invalid-type-form", "a parameter that is annotated with a module stands for instances of its classes"),
    ("possibly-missing-attribute", "one alternative of a union has it: a match is of that alternative"),
];

/// What the checker says where an API is gone; `deprecated` counts where nothing was removed.
const REFUSED_NAME: [&str; 4] =
    ["missing-attribute", "missing-union-attribute", "unresolved-reference", "invalid-assignment"];
const REFUSED_ARGUMENT: [&str; 3] = ["too-many-positional-arguments", "unknown-argument", "missing-argument"];
const REFUSED_IMPORT: [&str; 2] = ["import-not-found", "missing-module-member"];

/// What may stand in an annotation of a template without being imported.
const WORDS: [&str; 4] = ["Name", "Word", "Some", "Text"];

/// Not of the standard library: what `before` says of it cannot be checked.
const NO_STUBS: &str = "pkg_resources";

/// Classes that new code names although they are deprecated: they are so under any name, or it asks
/// first whether they are there.
const STILL_DEPRECATED: [&str; 3] = ["`ResourceReader`", "`WindowsRegistryFinder`", "`ImpImporter`"];

/// A promise that a `before` cannot keep because the checker's stubs do not know of the change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Promise {
    /// The last Python that has the API accepts it.
    Accepted,
    /// The first that lacks it refuses it.
    Refused,
}

/// What else the checker says, a line each: that its stubs do not tell what a parameter or a value may be, or do not
/// know a name any more that was removed long ago. `UPDATE=1` writes the file; a new line wants to be read, above all one
/// about the code that takes the place of the old.
const KNOWN: &str = include_str!("templates.txt");

fn updates() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| !value.is_empty())
}

/// Transform, `before` function or the old name of a row, the promise it does not keep, and why.
#[rustfmt::skip]
const EXCEPTIONS: [(&str, &str, Promise, &str); 108] = [
    ("argparse/boolean_optional", "before", Promise::Refused, "the stubs do not look at what an action takes"),
    ("argparse/boolean_optional", "before_choices", Promise::Refused, "the stubs do not look at what an action takes"),
    ("argparse/boolean_optional", "before_metavar", Promise::Refused, "the stubs do not look at what an action takes"),
    ("calendar/months", "before", Promise::Accepted, "the stubs have not had the old names since 3.12"),
    ("calendar/months", "before_february", Promise::Accepted, "the stubs have not had the old names since 3.12"),
    ("collections/byte_string", "before_isinstance", Promise::Accepted, "the stubs have not had the name since 3.14"),
    ("collections/byte_string", "before_issubclass", Promise::Accepted, "the stubs have not had the name since 3.14"),
    ("collections/byte_string", "before_register", Promise::Accepted, "the stubs have not had the name since 3.14"),
    ("collections/byte_string", "before", Promise::Accepted, "the stubs have not had the name since 3.14"),
    ("collections/byte_string", "before_value", Promise::Accepted, "the stubs have not had the name since 3.14"),
    ("collections/byte_string", "before_value_typing", Promise::Refused, "the stubs keep the name in 3.15"),
    ("collections/byte_string", "before_isinstance_typing", Promise::Refused, "the stubs keep the name in 3.15"),
    ("collections/byte_string", "before_typing", Promise::Refused, "the stubs keep the name in 3.15"),
    ("asynchat/backport", "before", Promise::Refused, "the module is there, or not, whatever the Python"),
    ("asyncore/backport", "before", Promise::Refused, "the module is there, or not, whatever the Python"),
    ("smtpd/backport", "before", Promise::Refused, "the module is there, or not, whatever the Python"),
    ("pkg_resources/undeclared", "before", Promise::Refused, "the module is there, or not, whatever the Python"),
    ("setuptools/undeclared", "before", Promise::Refused, "the module is there, or not, whatever the Python"),
    ("distutils/dir_util", "distutils.dir_util.ensure_relative", Promise::Accepted, "the stubs lack the function"),
    ("distutils/errors", "distutils.ccompiler.CompileError", Promise::Accepted, "the stubs lack what the module imports"),
    ("distutils/errors", "distutils.ccompiler.LibError", Promise::Accepted, "the stubs lack what the module imports"),
    ("distutils/errors", "distutils.ccompiler.LinkError", Promise::Accepted, "the stubs lack what the module imports"),
    ("distutils/errors", "distutils.ccompiler.UnknownFileError", Promise::Accepted, "the stubs lack what the module imports"),
    ("distutils/no_successor", "before_check_metadata", Promise::Refused, "where the class is gone, nothing is known of its method"),
    ("distutils/no_successor", "before_check_metadata_of_register", Promise::Refused, "where the class is gone, nothing is known of its method"),
    ("distutils/no_successor", "before_set_python_build", Promise::Accepted, "Python 3.10 had lost it already"),
    ("distutils/sysconfig", "distutils.sysconfig.get_python_version", Promise::Accepted, "the stubs lack what the module imports"),
    ("distutils/log", "before_global_log", Promise::Accepted, "the stubs never had the name"),
    ("distutils/sysconfig", "before_parse_config_h", Promise::Accepted, "the stubs lack the function"),
    ("distutils/util", "before_grok_environment_error", Promise::Accepted, "the stubs lack the function"),
    ("distutils/util", "before_grok_environment_error_prefix", Promise::Accepted, "the stubs lack the function"),
    ("enum/getattr", "before", Promise::Accepted, "the stubs never had the method"),
    ("enum/getattr", "before_unbound", Promise::Accepted, "the stubs never had the method"),
    ("ctypes/broken_structure", "before", Promise::Refused, "a class may have any attribute"),
    ("io/open_wrapper", "io.OpenWrapper", Promise::Accepted, "the stubs never had the name"),
    ("sqlite3/optimized_unicode", "sqlite3.OptimizedUnicode", Promise::Accepted, "the stubs never had the name"),
    ("unittest/text_test_result", "unittest._TextTestResult", Promise::Accepted, "the stubs never had the name"),
    ("unittest/use_load_tests", "before_keyword", Promise::Accepted, "the argument was never documented"),
    ("webbrowser/removed", "before_netscape", Promise::Accepted, "the stubs never had the class"),
    ("xml_etree/element_copy", "before", Promise::Accepted, "only the class written in Python had the method"),
    ("shlex/split_none", "before", Promise::Refused, "the metavariable stands for any expression"),
    ("random/randrange_float", "before", Promise::Refused, "a metavariable stands for any expression"),
    ("random/randrange_float", "before_stop", Promise::Refused, "a metavariable stands for any expression"),
    ("random/randrange_float", "before_start", Promise::Refused, "a metavariable stands for any expression"),
    ("random/randrange_float", "before_int", Promise::Refused, "a metavariable stands for any expression"),
    ("random/randrange_float", "before_int_start", Promise::Refused, "a metavariable stands for any expression"),
    ("ftplib/ssl_version", "before_class", Promise::Refused, "a subclass may have any attribute"),
    ("generator/throw", "before", Promise::Refused, "the stubs allow both forms"),
    ("generator/throw", "before_traceback", Promise::Refused, "the stubs allow both forms"),
    ("generator/throw", "before_async", Promise::Refused, "the stubs allow both forms"),
    ("generator/throw", "before_async_traceback", Promise::Refused, "the stubs allow both forms"),
    ("importlib/load_module", "before_bare", Promise::Accepted, "the protocol of the stubs asks for a name, which a loader knows itself"),
    ("importlib/load_module", "before_source", Promise::Refused, "the stubs keep the method in 3.15"),
    ("importlib/find_module", "before_imp", Promise::Accepted, "the stubs never had the method"),
    ("importlib/find_module", "before_imp", Promise::Refused, "the class is gone as well"),
    ("importlib/find_module", "before_any", Promise::Accepted, "the protocols of the stubs never had the method"),
    ("importlib/find_module", "before_chain", Promise::Accepted, "the protocols of the stubs never had the method"),
    ("importlib_metadata/entry_points", "before", Promise::Refused, "the group may be a name of an entry point"),
    ("importlib_metadata/entry_points", "before_get", Promise::Refused, "the checker names the whole expression"),
    ("importlib_metadata/entry_points", "before_value_get", Promise::Refused, "the class is gone, and its type is unknown"),
    ("importlib_metadata/entry_points", "before_value_item", Promise::Refused, "the class is gone, and its type is unknown"),
    ("importlib_metadata/entry_points", "before_value_in", Promise::Refused, "the class is gone, and its type is unknown"),
    ("importlib_metadata/entry_points", "before_value_not_in", Promise::Refused, "the class is gone, and its type is unknown"),
    ("importlib_metadata/entry_points", "before_keys", Promise::Refused, "the class is gone, and its type is unknown"),
    ("importlib_metadata/entry_points", "before_in", Promise::Refused, "anything may be asked for"),
    ("importlib_metadata/entry_points", "before_not_in", Promise::Refused, "anything may be asked for"),
    ("importlib_metadata/entry_points", "before_items", Promise::Refused, "the class is gone, and its type is unknown"),
    ("importlib_metadata/entry_points", "before_values", Promise::Refused, "the class is gone, and its type is unknown"),
    ("importlib_metadata/entry_points_get", "before", Promise::Refused, "the checker names the whole expression"),
    ("importlib_metadata/entry_points_get", "before_tuple", Promise::Refused, "the checker names the whole expression"),
    ("importlib_metadata/entry_points_get", "before_value", Promise::Refused, "the class is gone, and its type is unknown"),
    ("importlib_metadata/entry_points_get", "before_value_tuple", Promise::Refused, "the class is gone, and its type is unknown"),
    ("importlib_metadata/missing_key", "before", Promise::Refused, "the stubs do not tell of missing keys"),
    ("os/bool_descriptor", "before", Promise::Refused, "a `bool` is an `int`"),
    ("os/bool_descriptor", "before_stat", Promise::Refused, "a `bool` is an `int`"),
    ("os/bool_descriptor", "before_listdir", Promise::Refused, "a `bool` is an `int`"),
    ("os/bool_descriptor", "before_fsync", Promise::Refused, "a `bool` is an `int`"),
    ("os/bool_descriptor", "before_fdopen", Promise::Refused, "a `bool` is an `int`"),
    ("shutil/unpack_archive", "before", Promise::Refused, "only a default changes"),
    ("shutil/unpack_archive", "before_unknown", Promise::Refused, "only a default changes"),
    ("sqlite3/default_converters", "before", Promise::Refused, "the stubs do not tell of converters"),
    ("sqlite3/version", "before", Promise::Accepted, "the stubs have not had the name since 3.12"),
    ("sys/last_exception", "sys.last_value", Promise::Refused, "the stubs keep the names"),
    ("sys/last_exception", "before_type", Promise::Refused, "the stubs keep the names"),
    ("sys/last_exception", "sys.last_traceback", Promise::Refused, "the stubs keep the names"),
    ("sys/last_exception", "before_set_value", Promise::Refused, "the stubs keep the names"),
    ("tarfile/extract_filter", "before", Promise::Refused, "only a default changes"),
    ("tarfile/extract_filter", "before_extract", Promise::Refused, "only a default changes"),
    ("types/module_cached", "before", Promise::Refused, "the stubs keep the attribute in 3.15"),
    ("importlib_metadata/entry_point_tuple", "before", Promise::Refused, "the stubs do not tell of iteration"),
    ("xml_etree/element_truth", "before", Promise::Refused, "the stubs do not tell of truth"),
    ("xml_etree/element_truth", "before_not", Promise::Refused, "the stubs do not tell of truth"),
    ("xml_etree/element_truth", "before_optional", Promise::Refused, "the stubs do not tell of truth"),
    ("xml_etree/element_truth", "before_optional_not", Promise::Refused, "the stubs do not tell of truth"),
    ("ast/visitors", "before_bytes", Promise::Refused, "the stubs tell of calls, not of classes that have the method"),
    ("ast/visitors", "before_ellipsis", Promise::Refused, "the stubs tell of calls, not of classes that have the method"),
    ("ast/visitors", "before_nameconstant", Promise::Refused, "the stubs tell of calls, not of classes that have the method"),
    ("ast/visitors", "before_num", Promise::Refused, "the stubs tell of calls, not of classes that have the method"),
    ("ast/visitors", "before_str", Promise::Refused, "the stubs tell of calls, not of classes that have the method"),
    ("itertools/copy", "before", Promise::Refused, "the annotation stands for classes that the checker does not ask"),
    ("itertools/copy", "before_deepcopy", Promise::Refused, "the annotation stands for classes that the checker does not ask"),
    ("itertools/copy", "before_dump", Promise::Refused, "the annotation stands for classes that the checker does not ask"),
    ("itertools/copy", "before_dumps", Promise::Refused, "the annotation stands for classes that the checker does not ask"),
    ("language/bool_invert", "before", Promise::Refused, "the checker does not tell of what an operator calls"),
    ("pathlib/keywords", "before", Promise::Refused, "unpacked keywords may be none"),
    ("pathlib/keywords", "before_posix", Promise::Refused, "unpacked keywords may be none"),
    ("pathlib/keywords", "before_windows", Promise::Refused, "unpacked keywords may be none"),
    ("sqlite3/named_placeholders", "before", Promise::Refused, "the stubs do not look into texts"),
];

/// A module of templates as it is handed to the checker: the transform's file, or its rows written out.
struct Module {
    path: PathBuf,
    tree: Tree,
    /// What the transform's replacement needs installed: the checker has no stubs of it.
    requires: Vec<String>,
    befores: BTreeMap<String, Before>,
}

/// What is known of a `before` function.
#[derive(Default)]
struct Before {
    /// Its name, or the old name of the row that it is written out of.
    label: String,
    /// The identifiers that its pair looks for.
    words: BTreeSet<String>,
}

fn main() {
    let arguments = Arguments::from_args();
    let transforms = transform::builtin();
    let modules: Vec<Vec<Module>> = transforms.iter().map(|transform| modules(transform)).collect();
    let program = program().unwrap_or_else(|why| {
        eprintln!("skipped: {why}");
        std::process::exit(0);
    });
    let folder = tempfile::tempdir().unwrap_or_else(|error| panic!("{error}"));
    write(folder.path(), &modules);
    let versions: BTreeSet<Version> =
        transforms.iter().flat_map(|transform| Sides::of(transform).all()).collect();
    let checked =
        versions.iter().map(|version| (*version, check(&program, *version, folder.path(), &modules)));
    let checked: BTreeMap<Version, Checked> = checked.collect();
    let mut trials = Vec::new();
    let mut told = String::new();
    for (transform, modules) in transforms.into_iter().zip(modules) {
        let problems: Vec<String> =
            modules.iter().flat_map(|module| examine(&transform, module, &checked)).collect();
        told.extend(problems.iter().map(|problem| format!("{}: {problem}\n", transform.id)));
        trials.push(Trial::test(transform.id.clone(), move || {
            let begin = format!("{}: ", transform.id);
            let known: Vec<&str> = KNOWN.lines().filter_map(|line| line.strip_prefix(&begin)).collect();
            let new: Vec<&str> =
                problems.iter().map(String::as_str).filter(|one| !known.contains(one)).collect();
            let gone = known.into_iter().filter(|one| !problems.iter().any(|problem| problem == one));
            let gone: Vec<String> = gone.map(|one| format!("no longer said: {one}")).collect();
            let all = [new.join("\n"), gone.join("\n")].join("\n");
            if all.trim().is_empty() || updates() { Ok(()) } else { Err(all.into()) }
        }));
    }
    if updates() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/templates.txt");
        fs::write(path, told).unwrap_or_else(|error| panic!("{error}"));
    }
    trials.push(Trial::test("exceptions are of functions that exist", || {
        let transforms = transform::builtin();
        let known = |id: &str, function: &str| {
            let found = transforms.iter().find(|transform| transform.id == id);
            found.is_some_and(|transform| transform.pairs.iter().any(|pair| label(pair) == function))
        };
        match EXCEPTIONS.iter().find(|(id, function, ..)| !known(id, function)) {
            Some((id, function, ..)) => Err(format!("there is no `{function}` in {id}").into()),
            None => Ok(()),
        }
    }));
    libtest_mimic::run(&arguments, trials).exit();
}

/// The Pythons under which a transform is checked.
struct Sides {
    /// The oldest in which `after` has what it uses.
    available: Version,
    /// The last that has the old API.
    last: Version,
    /// The first that lacks it; the newest if none does.
    first: Version,
}

impl Sides {
    fn of(transform: &Transform) -> Sides {
        let first = transform.removed.unwrap_or(NEWEST);
        let last = transform
            .removed
            .map_or(NEWEST, |removed| Version { minor: removed.minor.saturating_sub(1), ..removed });
        // The stubs tell of no Python before the oldest that is supported.
        let known = |version: Version| version.clamp(OLDEST, NEWEST);
        Sides {
            available: known(transform.available.unwrap_or(OLDEST)),
            last: known(last),
            first: known(first),
        }
    }

    fn all(&self) -> [Version; 3] {
        [self.available, self.last, self.first]
    }
}

/// The checker, or why there is none.
fn program() -> Result<PathBuf, String> {
    let named = std::env::var_os("UPSHIFT_TY").map(PathBuf::from);
    let program = named.unwrap_or_else(|| PathBuf::from("ty"));
    let told = Command::new(&program).arg("--version").output();
    let told =
        told.map_err(|_| format!("there is no `ty` here; install `{PROGRAM}`, or name it in UPSHIFT_TY"))?;
    let version = String::from_utf8_lossy(&told.stdout);
    if version.trim() != PROGRAM && !version.starts_with(&format!("{PROGRAM} ")) {
        return Err(format!("`ty` is {}, and what {PROGRAM} says is known here", version.trim()));
    }
    Ok(program)
}

/// Writes all that is checked, and what it imports, into a folder.
fn write(folder: &Path, modules: &[Vec<Module>]) {
    let texts = modules.iter().flatten().map(|module| (module.path.clone(), module.tree.text().to_owned()));
    for (path, text) in texts.chain(companions()).chain(foreign()) {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap_or(folder)).unwrap_or_else(|error| panic!("{error}"));
        fs::write(path, text).unwrap_or_else(|error| panic!("{error}"));
    }
}

/// Runs the checker over the folder, as under one Python.
fn check(program: &Path, version: Version, folder: &Path, modules: &[Vec<Module>]) -> Checked {
    let mut command = Command::new(program);
    command.args(["check", "--exit-zero", "--output-format", "gitlab", "--python-platform", "all"]);
    // What is deprecated is a warning, which would not be told of by default.
    command.args(["--warn", "deprecated", "--python-version", &version.to_string()]).current_dir(folder);
    let output = command.output().unwrap_or_else(|error| panic!("{}: {error}", program.display()));
    let told: Vec<Value> = serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stderr)));
    let texts: BTreeMap<&Path, &str> =
        modules.iter().flatten().map(|module| (module.path.as_path(), module.tree.text())).collect();
    let mut checked = Checked::new();
    for one in &told {
        let path = PathBuf::from(one["location"]["path"].as_str().unwrap_or_default());
        let Some(text) = texts.get(path.as_path()) else { continue };
        let positions = &one["location"]["positions"];
        let id = one["check_name"].as_str().unwrap_or_default();
        let message = one["description"].as_str().unwrap_or_default();
        checked.entry(path).or_default().push(Diagnostic {
            range: offset(text, &positions["begin"])..offset(text, &positions["end"]),
            id: id.to_owned(),
            message: message.strip_prefix(&format!("{id}: ")).unwrap_or(message).to_owned(),
        });
    }
    checked
}

/// The byte of a 1-based line and column, which is counted in characters.
fn offset(text: &str, position: &Value) -> usize {
    let number = |name: &str| position[name].as_u64().unwrap_or(1) as usize - 1;
    let start: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
    let column = text[start..].char_indices().nth(number("column"));
    column.map_or(text.len(), |(within, _)| start + within)
}

/// Modules that no Python brings and no stub tells of: they have every name. A package is a module
/// too, and its parts are modules beside it.
fn foreign() -> BTreeMap<PathBuf, String> {
    let mut stubs = BTreeMap::new();
    for transform in transform::builtin().iter().filter(|transform| !transform.requires.is_empty()) {
        let tree = Tree::parse(&transform.text);
        let names = tree.root().parts().flat_map(|statement| match statement.kind() {
            Kind::ImportFromStatement => statement.child(Field::ModuleName).into_iter().collect(),
            Kind::ImportStatement => statement.children_by(Field::Name).collect::<Vec<_>>(),
            _ => Vec::new(),
        });
        for name in names.map(|name| name.child(Field::Name).unwrap_or(name).text()) {
            let parts: Vec<&str> = name.split('.').collect();
            if parts[0].is_empty() || is_stdlib_module(parts[0]) {
                continue;
            }
            for depth in 1..=parts.len() {
                let folder = parts[..depth].iter().fold(PathBuf::new(), |path, part| path.join(part));
                let text = "from typing import Any\ndef __getattr__(name: str) -> Any: ...\n";
                stubs.insert(folder.join("__init__.pyi"), text.to_owned());
            }
        }
    }
    stubs
}

/// Companion modules, beside the templates.
fn companions() -> BTreeMap<PathBuf, String> {
    let transforms = transform::builtin();
    let all = transforms.iter().flat_map(|transform| &transform.companions);
    all.map(|(module, text)| (PathBuf::from(format!("{}.py", last(module))), text.to_string())).collect()
}

fn last(module: &str) -> &str {
    module.rsplit('.').next().unwrap_or(module)
}

/// Companion modules imported as what stands beside a file that is in no package.
fn beside(transform: &Transform, text: &str) -> String {
    let mut text = text.to_owned();
    for module in transform.companions.keys() {
        let name = last(module);
        let dots = module.trim_end_matches(name);
        text = text.replace(&format!("from {module} import "), &format!("from {name} import "));
        let folder = dots.strip_suffix('.').filter(|folder| !folder.ends_with('.')).unwrap_or(dots);
        for from in [dots, folder] {
            text = text.replace(&format!("from {from} import {name}"), &format!("import {name}"));
        }
    }
    text
}

fn modules(transform: &Transform) -> Vec<Module> {
    let own = beside(transform, &transform.text);
    let mut texts: Vec<&str> = vec![&own];
    let rows = transform.pairs.iter().find_map(|pair| match &pair.before {
        Pattern::Expression(template) if pair.moved => Some(template.tree.text()),
        _ => None,
    });
    let helpers = || transform.helpers.values().map(|helper| format!("\n{}\n", helper.text));
    let rows = rows.map(|rows| without_classes(&beside(transform, rows)) + &helpers().collect::<String>());
    texts.extend(rows.as_deref());
    let module = |(number, text): (usize, &str)| {
        let tree = Tree::parse(&without_ellipses(text));
        let name = format!("{}_{number}.py", transform.id.replace('/', "_"));
        let mut moved = transform.pairs.iter().filter(|pair| pair.moved);
        let before = |function: Node<'_>| {
            let name = name_of(function);
            let own = |pair: &&Pair| label(pair) == name;
            let pair = if number == 0 { transform.pairs.iter().find(own) } else { moved.next() };
            let before = pair.map(|pair| {
                let company = pair.prefilter.co_occurring.iter().flat_map(|company| &company.words);
                Before {
                    label: label(pair),
                    words: pair.prefilter.anchors.iter().chain(company).cloned().collect(),
                }
            });
            (name.to_owned(), before.unwrap_or_default())
        };
        let befores = befores(&tree).map(before).collect();
        let mut requires = transform.requires.clone();
        if transform.pairs.iter().all(|pair| pair.only_requires()) {
            // The distribution brings the module under its old name.
            requires.extend(transform.id.split('/').next().map(str::to_owned));
        }
        Module { path: PathBuf::from(name), requires, befores, tree }
    };
    texts.into_iter().enumerate().map(module).collect()
}

/// `...` is no value of an optional parameter's type; what is `Any` is.
fn without_ellipses(text: &str) -> String {
    let mut result = String::from("from typing import Any\nANY_VALUE: Any = None\n");
    let tree = Tree::parse(text);
    let defaults = tree.all().filter(|node| {
        let owner = node.parent().map(|parent| parent.kind());
        node.kind() == Kind::Ellipsis
            && matches!(owner, Some(Kind::DefaultParameter | Kind::TypedDefaultParameter))
    });
    let mut end = 0;
    for node in defaults {
        result.push_str(&text[end..node.start()]);
        result.push_str("ANY_VALUE");
        end = node.end();
    }
    result + &text[end..]
}

/// The name of a `before` function, or the old name of a row.
fn label(pair: &Pair) -> String {
    if pair.moved || pair.raised { pair.suffix.clone() } else { format!("before{}", pair.suffix) }
}

/// Of `self: C | type[C]` in a rename only the instance: of a union the checker tells no deprecation.
fn without_classes(text: &str) -> String {
    let instance = |line: &str| match line.split_once(" | type[") {
        Some((before, rest)) => before.to_owned() + rest.split_once(']').map_or("", |(_, after)| after),
        None => line.to_owned(),
    };
    text.lines().map(instance).collect::<Vec<_>>().join("\n") + "\n"
}

fn functions(tree: &Tree) -> impl Iterator<Item = Node<'_>> {
    tree.root().parts().filter(|node| node.kind() == Kind::FunctionDefinition)
}

fn befores(tree: &Tree) -> impl Iterator<Item = Node<'_>> {
    functions(tree).filter(|function| name_of(*function).starts_with("before"))
}

fn name_of(function: Node<'_>) -> &str {
    function.child(Field::Name).map_or("", |name| name.text())
}

/// All that is wrong with a module of templates.
fn examine(transform: &Transform, module: &Module, checked: &BTreeMap<Version, Checked>) -> Vec<String> {
    let sides = Sides::of(transform);
    let mut problems = Vec::new();
    for version in BTreeSet::from(sides.all()) {
        if version >= sides.available {
            problems.extend(
                successors(module, &found(module, version, checked)).map(|p| format!("{version}: {p}")),
            );
        }
    }
    let (old, new) = (found(module, sides.last, checked), found(module, sides.first, checked));
    let (gone_before, gone) = (refused_names(module, &old), refused_names(module, &new));
    let too_old = transform.removed.is_some_and(|removed| removed <= OLDEST);
    for function in befores(&module.tree) {
        let Before { label: name, words } = &module.befores[name_of(function)];
        let complaint = accepted(function, &old, &gone_before).filter(|_| !too_old);
        if transform.id.starts_with(NO_STUBS) {
            continue;
        }
        let refusal = refused(function, &new, &gone, words, transform.removed.is_none());
        for (promise, problem) in [
            (
                Promise::Accepted,
                complaint.map(|why| format!("`{name}` is not accepted under {}: {why}", sides.last)),
            ),
            (
                Promise::Refused,
                refusal.err().map(|why| format!("`{name}` is not refused under {}{why}", sides.first)),
            ),
        ] {
            let exception =
                EXCEPTIONS.iter().any(|e| (e.0, e.1, e.2) == (transform.id.as_str(), name.as_str(), promise));
            match problem {
                Some(problem) if !exception => problems.push(problem),
                None if exception => problems.push(format!("{promise:?} `{name}` is no exception any more")),
                _ => {}
            }
        }
    }
    problems
}

/// What the checker says of a module, but for what may be said of any template.
fn found(module: &Module, version: Version, checked: &BTreeMap<Version, Checked>) -> Vec<Diagnostic> {
    let mut found = checked[&version].get(&module.path).cloned().unwrap_or_default();
    found.retain(|diagnostic| {
        // `spec_from_loader()` may return `None`; with a loader it does not.
        let none = diagnostic.message.contains("is not defined on `None` in union");
        let said = &module.tree.text()[diagnostic.range.clone()];
        let is_word = diagnostic.id == "unresolved-reference" && WORDS.contains(&said);
        let foreign = diagnostic.id == REFUSED_IMPORT[0]
            && (said.starts_with(NO_STUBS)
                || module.requires.iter().any(|name| said.split('.').next() == Some(name)));
        // A package has a path, and metadata always were an `email.message.Message`.
        let known =
            said == "__path__" || diagnostic.message.contains("`PackageMetadata` has no attribute `get`");
        !none && !known && !is_word && !foreign && !IGNORED.iter().any(|(id, _)| *id == diagnostic.id)
    });
    found
}

/// What is said of all that is no `before` and no import: `after`, `inline`, alternatives and helpers.
fn successors<'a>(module: &'a Module, all: &'a [Diagnostic]) -> impl Iterator<Item = String> + 'a {
    let parts = || {
        module.tree.root().parts().filter(|part| !is_import(*part) && !name_of(*part).starts_with("before"))
    };
    let known =
        |diagnostic: &Diagnostic| STILL_DEPRECATED.iter().any(|name| diagnostic.message.contains(name));
    let found = || all.iter().filter(move |diagnostic| !known(diagnostic));
    let said = found().filter(move |diagnostic| parts().any(|part| within(diagnostic, part)));
    let gone = refused_names(module, all);
    let used = functions(&module.tree).filter(|function| !name_of(*function).starts_with("before"));
    let used = used.filter_map(move |function| {
        let name = uses(function, &gone)?;
        Some(format!("`{}` uses `{name}`, which cannot be imported", name_of(function)))
    });
    said.map(tell).chain(used)
}

fn is_import(node: Node<'_>) -> bool {
    matches!(node.kind(), Kind::ImportStatement | Kind::ImportFromStatement)
}

fn within(diagnostic: &Diagnostic, node: Node<'_>) -> bool {
    let Range { start, end } = diagnostic.range;
    node.start() <= start && end <= node.end()
}

fn tell(diagnostic: &Diagnostic) -> String {
    format!("{} ({})", diagnostic.message, diagnostic.id)
}

/// The names that imports would have bound if there were what they import.
fn refused_names(module: &Module, found: &[Diagnostic]) -> BTreeSet<String> {
    let imports = module.tree.root().parts().filter(|part| is_import(*part));
    let mut names = BTreeSet::new();
    for import in imports {
        let refused: Vec<&Diagnostic> =
            found.iter().filter(|d| REFUSED_IMPORT.contains(&d.id.as_str()) && within(d, import)).collect();
        let whole =
            import.child(Field::ModuleName).is_some_and(|name| refused.iter().any(|d| within(d, name)));
        for name in
            import.children_by(Field::Name).filter(|name| whole || refused.iter().any(|d| within(d, *name)))
        {
            let bound = name.child(Field::Alias).unwrap_or(name).text();
            names.extend(bound.split('.').next().map(str::to_owned));
        }
    }
    names
}

/// A name of these that the body of the function uses.
fn uses<'t>(function: Node<'t>, names: &BTreeSet<String>) -> Option<&'t str> {
    let body = function.child(Field::Body)?;
    let identifiers = body.descendants().filter(|node| node.kind() == Kind::Identifier);
    // An attribute of that name is another thing.
    let own = identifiers.filter(|node| node.field() != Some(Field::Attribute));
    own.map(|node| node.text()).find(|text| names.contains(*text))
}

/// What the checker has against the function; that it is deprecated is what it is here for.
fn accepted(function: Node<'_>, found: &[Diagnostic], gone: &BTreeSet<String>) -> Option<String> {
    let other = found.iter().find(|d| within(d, function) && d.id != "deprecated").map(tell);
    other.or_else(|| uses(function, gone).map(|name| format!("`{name}` cannot be imported")))
}

/// Whether the function is refused at the API that it is about, and nowhere else.
fn refused(
    function: Node<'_>,
    found: &[Diagnostic],
    gone: &BTreeSet<String>,
    words: &BTreeSet<String>,
    only_deprecated: bool,
) -> Result<(), String> {
    let mut refused = uses(function, gone).is_some();
    for diagnostic in found.iter().filter(|diagnostic| within(diagnostic, function)) {
        let id = diagnostic.id.as_str();
        let text = &function.tree().text()[diagnostic.range.clone()];
        let last = text.rsplit('.').next().unwrap_or(text);
        let name = REFUSED_NAME.contains(&id) || (only_deprecated && id == "deprecated");
        if (name && words.contains(last)) || REFUSED_ARGUMENT.contains(&id) {
            refused = true;
        } else if id != "deprecated" {
            return Err(format!(" at its API, but at `{text}`: {}", tell(diagnostic)));
        }
    }
    if refused { Ok(()) } else { Err(String::new()) }
}
