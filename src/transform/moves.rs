//! `moves`: what is elsewhere now; `reports`: what is gone. Each row is written out as the functions that it stands for,
//! and these are compiled like any other; so are negated comparisons.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::sync::Arc;

use super::error::Errors;
use super::imports::Imports;
use super::literal::string;
use super::metadata::Rows;
use super::names::TemplateScope;
use super::pair::{self, Part};
use super::{Company, Pair, Prefilter, TokenContext, last_part, negation, prefilter};
use crate::knowledge::{builtins, current_name, stdlib};
use crate::syntax::{Field, Kind, Node, Tree};
use crate::text::{Source, is_name};

/// A row: the old and the new dotted name, and what they are names of.
struct Row {
    old: String,
    /// Empty in a row of `reports`.
    new: String,
    /// The keyword of a call that is meant, and not the function itself.
    keyword: Option<String>,
    owner: Owner,
    /// More names for the place of the old one: with the new one, a tuple.
    beside: Vec<String>,
    /// Whether the transform itself defines or imports the new one.
    is_here: bool,
}

/// What a name is in.
enum Owner {
    /// A class: the name is that of a method or an attribute.
    Class(String),
    /// A module; empty for what is built in.
    Module(String),
    /// Nothing: it is a module itself.
    None,
}

/// The pairs of a table. Their templates are of a tree of their own, whose text is a Python module like a transform's:
/// it has the transform's own imports, and those that the rows need.
pub(super) fn compile(
    rows: &Rows<'_>,
    own: &[Node<'_>],
    scope: &TemplateScope<'_>,
    errors: &mut Errors<'_>,
) -> Vec<Pair> {
    let mut read: Vec<Row> = Vec::new();
    for (key, value) in rows {
        let Some(old) = string(*key, errors) else { continue };
        let several: Vec<Node<'_>> = value.parts().filter(|_| value.kind() == Kind::List).collect();
        let nodes = if several.is_empty() { vec![*value] } else { several };
        let mut rows: Vec<Row> = Vec::new();
        for node in nodes {
            let Some(new) = string(node, errors) else { continue };
            match row(&old, &new, scope) {
                Err((of_new, message, advice)) => {
                    errors.at(if of_new { node.start() } else { key.start() }, message, advice);
                }
                Ok(row) => rows.push(row),
            }
        }
        let Some(row) = rows.pop() else { continue };
        if read.iter().any(|other| other.old == row.old) {
            errors.at(key.start(), format!("`{old}` stands in two rows"), "keep one of the two");
        } else {
            read.push(Row { beside: rows.into_iter().map(|row| row.new).collect(), ..row });
        }
    }
    let Some((first, _)) = rows.first().filter(|_| !read.is_empty()) else {
        return Vec::new();
    };
    let text = written_out(&read, own);
    let mut mistakes = Vec::new();
    let mut pairs = compile_text(&text, scope, &mut mistakes);
    for mistake in mistakes {
        errors.at(first.start(), mistake, "write the pair of functions out instead of its row");
    }
    for (pair, row) in pairs.iter_mut().zip(read) {
        pair.suffix = row.old;
        pair.moved = true;
        pair.keeps_form = !row.is_here;
    }
    pairs
}

/// The pairs of a table of `reports`, one for each keyword that its names have in parentheses.
pub(super) fn reports(rows: &Rows<'_>, scope: &TemplateScope<'_>, errors: &mut Errors<'_>) -> Vec<Pair> {
    let (mut read, mut messages) = (Vec::new(), Vec::new());
    for (key, value) in rows {
        let (Some(old), Some(message)) = (string(*key, errors), string(*value, errors)) else { continue };
        let Some(rows) = reported(&old) else {
            let advice = "write the whole name, \"inspect.getargspec\", with parameters in parentheses, \"json.loads(encoding)\"; a submodule ends in `.*`";
            errors.at(key.start(), format!("`{old}` is no dotted name"), advice);
            continue;
        };
        messages.extend(rows.iter().map(|_| message.clone()));
        read.extend(rows);
    }
    let mut mistakes = Vec::new();
    let mut pairs = compile_text(&written_out(&read, &[]), scope, &mut mistakes);
    for (mistake, (key, _)) in mistakes.into_iter().zip(rows) {
        errors.at(key.start(), mistake, "write a `before` instead of the row");
    }
    for (pair, (row, message)) in pairs.iter_mut().zip(read.into_iter().zip(messages)) {
        pair.message = message;
        pair.reported = true;
        // Such a table holds hundreds of names: a file must hold more than one of them to be parsed.
        let owner = match &row.owner {
            Owner::Class(owner) | Owner::Module(owner) => {
                Some(last_part(owner)).filter(|owner| !owner.is_empty())
            }
            Owner::None => None,
        };
        let name = last_part(&row.old);
        if let Some(keyword) = &row.keyword {
            let other = owner.filter(|_| keyword == name || prefilter::is_common(name)).unwrap_or(name);
            pair.prefilter = Prefilter {
                anchors: vec![keyword.clone()],
                context: TokenContext::Keyword,
                co_occurring: Vec::from_iter(Company::near(vec![other.to_owned()])),
                ..Prefilter::default()
            };
        } else if let Owner::Class(class) = &row.owner {
            // A word such as `http` says nothing where a rarer one is left.
            let telling = |word: &str| !prefilter::is_common(word);
            let rare = class.split('.').rev().enumerate().filter(|(at, word)| *at == 0 || telling(word));
            let rare = rare.map(|(_, word)| word.to_owned()).collect();
            pair.prefilter.co_occurring = Vec::from_iter(Company::near(rare));
        } else if let Some(owner) = owner {
            pair.prefilter.co_occurring = Vec::from_iter(Company::near(vec![owner.to_owned()]));
        }
        pair.suffix =
            row.keyword.map_or_else(|| row.old.clone(), |keyword| format!("{}({keyword})", row.old));
    }
    pairs
}

/// The pairs for the negated comparisons of a file's own functions.
pub(super) fn negations(
    functions: &[(Part, &str, Node<'_>)],
    own: &[Node<'_>],
    scope: &TemplateScope<'_>,
) -> Vec<Pair> {
    let pairs = negation::written_out(functions);
    if pairs.is_empty() {
        return Vec::new();
    }
    let imports: String = own.iter().map(|import| import.text().to_owned() + "\n").collect();
    // A mistake in such a pair is one in the pair that it is made of, and told of there.
    compile_text(&(imports + &pairs), scope, &mut Vec::new())
}

/// Reads a name of `reports`; `None` if it is none.
fn reported(name: &str) -> Option<Vec<Row>> {
    let (dotted, keywords) = match name.strip_suffix(')') {
        Some(call) => {
            call.split_once('(').map(|(dotted, list)| (dotted, list.split(", ").map(Some).collect()))?
        }
        None => (name, vec![None]),
    };
    let (old, is_module) = match dotted.strip_suffix(".*") {
        Some(module) => (module, true),
        None => (dotted, stdlib::is_dotted_module(dotted)),
    };
    if !old.split('.').chain(keywords.iter().flatten().copied()).all(is_name) {
        return None;
    }
    let parent = old.rsplit_once('.').map_or("", |(parent, _)| parent);
    let owner = || match parent {
        "" if builtins::known(old) || builtins::gone(old) => Owner::Module(String::new()),
        _ if is_module || parent.is_empty() => Owner::None,
        _ if is_class(parent) => Owner::Class(parent.to_owned()),
        _ => Owner::Module(parent.to_owned()),
    };
    let row = |keyword: Option<&str>| Row {
        old: old.to_owned(),
        new: String::new(),
        keyword: keyword.map(str::to_owned),
        owner: owner(),
        beside: Vec::new(),
        is_here: true,
    };
    Some(keywords.into_iter().map(row).collect())
}

/// Reads a row. A mistake is told of the new name, or else of the old one, with what to do.
fn row(old: &str, new: &str, scope: &TemplateScope<'_>) -> Result<Row, (bool, String, String)> {
    let is_dotted = |text: &str| text.split('.').all(is_name);
    let modules = old.strip_suffix(".*").zip(new.strip_suffix(".*"));
    let (old, new) = modules.unwrap_or((old, new));
    if !is_dotted(old) {
        let advice = "write the module, the class if there is one, and the old name: \"unittest.TestCase.assertEquals\"";
        return Err((false, format!("`{old}` is no dotted name"), advice.to_owned()));
    }
    if let Some(current) = current_name(old) {
        let advice = "leave the row out, or write one for the name that it stands for";
        return Err((false, format!("`{old}` is read as `{current}`"), advice.to_owned()));
    }
    if !is_dotted(new) {
        let advice =
            "write the whole new name, \"collections.abc.Mapping\"; `.*` stands behind both names or neither";
        return Err((true, format!("`{new}` is no dotted name"), advice.to_owned()));
    }
    if old == new {
        return Err((true, format!("`{new}` is the old name"), "write where it is now".to_owned()));
    }
    let made = |owner, is_here| {
        let (old, new) = (old.to_owned(), new.to_owned());
        Ok(Row { old, new, keyword: None, owner, beside: Vec::new(), is_here })
    };
    let (parent, _) = old.rsplit_once('.').unwrap_or(("", old));
    if !parent.is_empty() && is_class(parent) {
        if new.rsplit_once('.').is_none_or(|(other, _)| other != parent) {
            let advice = format!(
                "write \"{parent}.{new}\" if the method has another name; for more write `before` and `after`"
            );
            return Err((true, format!("`{new}` is no method of `{parent}`"), advice));
        }
        return made(Owner::Class(parent.to_owned()), true);
    }
    let chain: Vec<&str> = new.split('.').collect();
    let here = scope.here(&chain);
    let is_here = here.is_some();
    let is_module = match here {
        Some(symbol) => symbol.is_some_and(|symbol| symbol.qualified == symbol.module),
        None => modules.is_some() || stdlib::is_dotted_module(new) || parent.is_empty(),
    };
    if parent.is_empty() && !is_module {
        let advice = "write the name of the module that takes its place";
        return Err((true, format!("`{old}` is a module and `{new}` is not"), advice.to_owned()));
    }
    if !is_here && !is_module && chain.len() == 1 && !builtins::known(new) {
        let advice = format!("write the whole name, \"{parent}.{new}\", or define a helper `{new}`");
        return Err((true, format!("`{new}` is neither a dotted name nor a helper nor a builtin"), advice));
    }
    made(if is_module { Owner::None } else { Owner::Module(parent.to_owned()) }, is_here)
}

/// The table as a module with pairs of functions.
fn written_out(rows: &[Row], own: &[Node<'_>]) -> String {
    let mut modules: BTreeSet<&str> = BTreeSet::new();
    let mut pairs = String::new();
    for (number, Row { old, new, keyword, owner, beside, is_here }) in rows.iter().enumerate() {
        let (mut parameters, mut old, new) = match owner {
            Owner::Class(class) => {
                modules.extend(class.rsplit_once('.').map(|(module, _)| module));
                let renamed =
                    |name: &str| name.get(class.len()..).map_or(String::new(), |name| format!("self{name}"));
                (format!("self: {class} | type[{class}]"), renamed(old), renamed(new))
            }
            Owner::Module(module) => {
                modules.extend(Some(module.as_str()).filter(|module| !module.is_empty()));
                modules.extend(module_of(new).filter(|_| !is_here));
                (String::new(), old.clone(), new.clone())
            }
            Owner::None => {
                modules.insert(old);
                modules.extend(Some(new.as_str()).filter(|_| !is_here));
                (String::new(), old.clone(), new.clone())
            }
        };
        if let Some(keyword) = keyword {
            let self_ = if parameters.is_empty() { "" } else { ", " };
            // The keyword may be the name of the module too.
            parameters = format!("{parameters}{self_}*others, value, **options");
            old = format!("{old}(*others, {keyword}=value, **options)");
        } else if old == "self.__getitem__" {
            parameters.push_str(", key");
            old = "self[key]".to_owned();
        }
        // Writing to a string does not fail.
        let docstring = if new.is_empty() { "    \"-\"\n" } else { "" };
        let _ = write!(pairs, "\ndef before_{number}({parameters}):\n{docstring}    return {old}\n");
        if new.is_empty() {
            continue;
        }
        modules.extend(beside.iter().filter_map(|name| module_of(name)));
        let all = beside.iter().map(|name| format!("{name}, ")).collect::<String>() + &new;
        let new = if beside.is_empty() { all } else { format!("({all})") };
        let _ = write!(pairs, "\ndef after_{number}({parameters}):\n    return {new}\n");
    }
    let own = own.iter().map(|import| import.text().to_owned());
    let imports = own.chain(modules.iter().map(|module| format!("import {module}")));
    imports.map(|import| import + "\n").collect::<String>() + &pairs
}

/// The module that a symbol is in: what stands before its first class.
fn module_of(symbol: &str) -> Option<&str> {
    let (parent, _) = symbol.rsplit_once('.')?;
    let ends = parent.match_indices('.').map(|(at, _)| at).chain([parent.len()]);
    let is_class = |end: &usize| {
        let name = last_part(&parent[..*end]);
        name.starts_with(char::is_uppercase) || stdlib::is_class(&parent[..*end])
    };
    let class = ends.into_iter().find(is_class);
    class.map_or(Some(parent), |end| parent[..end].rsplit_once('.').map(|(module, _)| module))
}

/// Whether the owner of a name is a class; else it is a module.
fn is_class(owner: &str) -> bool {
    match owner.rsplit_once('.') {
        // `xml.etree.ElementTree` is spelled like a class, and `traceback` is the name of one.
        _ if stdlib::is_dotted_module(owner) => false,
        None => builtins::is_class(owner),
        Some((_, name)) => name.starts_with(char::is_uppercase) || stdlib::is_class(owner),
    }
}

/// The pairs of a text that has nothing but imports and pairs. What the text is wrong in is a mistake of the rows.
fn compile_text(text: &str, outer: &TemplateScope<'_>, mistakes: &mut Vec<String>) -> Vec<Pair> {
    let tree = Arc::new(Tree::parse(text));
    let source = Source::from_text("moves", text);
    let (mut errors, mut repeated) = (Errors::of(&source), Errors::of(&source));
    let mut imports = Imports::default();
    let mut functions = Vec::new();
    for statement in tree.root().parts() {
        let name = statement.child(Field::Name).filter(|_| statement.kind() == Kind::FunctionDefinition);
        match name.and_then(|name| Part::of(name.text(), &[])) {
            Some((part, suffix)) => functions.push((part, suffix, statement)),
            // What the transform imports itself is not needed again.
            None => imports.read(statement, &mut repeated),
        }
    }
    let scope = TemplateScope { imports: &imports, ..*outer };
    let pairs = pair::compile(&tree, &functions, &scope, &[], &mut errors);
    mistakes.extend(errors.finish().into_iter().map(|error| error.message));
    pairs
}

#[cfg(test)]
mod tests {
    use crate::transform::compile::testing::{compiled, mistakes};
    use crate::transform::{Pair, Pattern, Role, Template, Type};

    fn pairs(table: &str) -> Vec<Pair> {
        compiled(&format!("moves = {{{table}}}\n")).pairs
    }

    fn sides(pair: &Pair) -> (&str, &str) {
        let Pattern::Expression(before) = &pair.before else { panic!("an expression") };
        let after = pair.after.as_ref().unwrap();
        (before.nodes().next().unwrap().text(), after.nodes().next().unwrap().text())
    }

    #[test]
    fn a_method_of_a_class_is_renamed_on_its_instances_and_on_the_class() {
        let pairs = pairs(
            "'unittest.TestCase.assertEquals': 'unittest.TestCase.assertEqual', 'datetime.datetime.old': 'datetime.datetime.new'",
        );
        assert_eq!(pairs[0].suffix, "unittest.TestCase.assertEquals");
        assert_eq!(sides(&pairs[0]), ("self.assertEquals", "self.assertEqual"));
        let class = "unittest.TestCase".to_owned();
        assert_eq!(pairs[0].parameters[0].types, [Type::Instance(class.clone()), Type::Class(class)]);
        assert_eq!(pairs[0].prefilter.anchors, ["assertEquals"]);
        assert_eq!(sides(&pairs[1]), ("self.old", "self.new"));
    }

    #[test]
    fn a_name_of_a_module_is_a_symbol() {
        let pairs = pairs("'locale.format': 'locale.format_string', 'a.b.old_name': 'a.b.new_name'");
        assert_eq!(sides(&pairs[0]), ("locale.format", "locale.format_string"));
        let Pattern::Expression(before) = &pairs[1].before else { panic!("an expression") };
        let Some(Role::Symbol(symbol)) = before.role(before.nodes().next().unwrap()) else {
            panic!("a symbol")
        };
        assert_eq!((symbol.qualified.as_str(), symbol.module.as_str()), ("a.b.old_name", "a.b"));
        assert_eq!(
            (&pairs[0].prefilter.anchors, &pairs[0].prefilter.co_occurring[0].words),
            (&vec!["format".to_owned()], &vec!["locale".to_owned()])
        );
    }

    #[test]
    fn a_builtin_class_needs_no_module() {
        let pairs = pairs("'dict.iteritems': 'dict.items'");
        assert_eq!(pairs[0].parameters[0].types[0], Type::Instance("builtins.dict".into()));
    }

    fn qualified(template: &Template) -> (&str, &str) {
        let Some(Role::Symbol(symbol)) = template.role(template.nodes().next().unwrap()) else {
            panic!("a symbol")
        };
        (&symbol.qualified, &symbol.module)
    }

    #[test]
    fn a_symbol_is_in_another_module_and_a_module_elsewhere() {
        let pairs = pairs(
            "'collections.Mapping': 'collections.abc.Mapping', 'distutils.core.setup': 'setuptools.setup', \
             'xml.etree.cElementTree': 'xml.etree.ElementTree', 'corp.old.*': 'corp.new.*', 'old': 'new', \
             'distutils.errors.Error': 'setuptools.errors.Base.inner', \
             'pytz.utc': 'datetime.timezone.utc', 'sqlite3.OptimizedUnicode': 'str'",
        );
        let new: Vec<_> = pairs[..7].iter().map(|pair| qualified(pair.after.as_ref().unwrap())).collect();
        assert_eq!(
            new,
            [
                ("collections.abc.Mapping", "collections.abc"),
                ("setuptools.setup", "setuptools"),
                ("xml.etree.ElementTree", "xml.etree.ElementTree"),
                ("corp.new", "corp.new"),
                ("new", "new"),
                ("setuptools.errors.Base.inner", "setuptools.errors"),
                ("datetime.timezone.utc", "datetime"),
            ]
        );
        let Pattern::Expression(old) = &pairs[2].before else { panic!("an expression") };
        assert_eq!(qualified(old), ("xml.etree.cElementTree", "xml.etree.cElementTree"));
        assert_eq!(sides(&pairs[7]), ("sqlite3.OptimizedUnicode", "str"));
        assert!(pairs.iter().all(|pair| pair.moved));
    }

    #[test]
    fn what_the_file_defines_or_imports_may_take_the_place() {
        let transform = compiled(
            "from corp import new as n\nmoves = {'corp.old.a': 'helper', 'corp.old.b': 'n.b'}\ndef helper(): pass\n",
        );
        let after: Vec<_> = transform.pairs.iter().map(|pair| pair.after.as_ref().unwrap()).collect();
        assert!(matches!(after[0].role(after[0].nodes().next().unwrap()), Some(Role::Helper(_))));
        assert_eq!(qualified(after[1]), ("corp.new.b", "corp"));
    }

    #[test]
    fn an_import_of_another_submodule_says_nothing_of_a_module() {
        let pair = "import corp.other\ndef before(a): return corp.other.f(a)\ndef after(a): return a\n";
        let transform = compiled(&format!("moves = {{'corp.old.*': 'corp._old.*'}}\n{pair}"));
        assert_eq!(transform.pairs[0].whole_module(), Some("corp.old"));
        let after = transform.pairs[0].after.as_ref().unwrap();
        assert_eq!(qualified(after), ("corp._old", "corp._old"));
    }

    #[test]
    fn rows_that_say_nothing_are_told() {
        let told = |table: &str| mistakes(&format!("moves = {{{table}}}\n")).join("\n");
        assert!(told("'a b': 'a.c'").starts_with("2:10 `a b` is no dotted name"));
        assert!(
            told("'six.moves.queue.*': 'queue.*'").starts_with("2:10 `six.moves.queue` is read as `queue`")
        );
        assert!(told("'a.*': 'b'").starts_with("2:10 `a.*` is no dotted name"));
        assert!(told("'a.b': 'a.b'").starts_with("2:17 `a.b` is the old name"));
        assert!(told("'a.old': 'b.new', 'a.old': 'b.c'").starts_with("2:28 `a.old` stands in two rows"));
        assert_eq!(
            told("'a.old': 'new'"),
            "2:19 `new` is neither a dotted name nor a helper nor a builtin; write the whole name, \"a.new\", or define a helper `new`"
        );
        assert_eq!(
            told("'unittest.TestCase.failIf': 'assertFalse'"),
            "2:38 `assertFalse` is no method of `unittest.TestCase`; write \"unittest.TestCase.assertFalse\" if the method has another name; for more write `before` and `after`"
        );
    }

    fn reports(table: &str) -> Vec<Pair> {
        compiled(&format!("reports = {{{table}}}\n")).pairs
    }

    #[test]
    fn what_is_gone_is_reported_with_what_to_do() {
        let pairs = reports(
            "'inspect.getargspec': 'Use \"it\".', 'threading.Thread.isAlive': 'b', 'json.loads(encoding, cls)': 'c', \
             'typing.io.*': 'd', 'traceback.old': 'e', 'xml.etree.ElementTree.VERSION': 'f', 'IOError': 'g'",
        );
        let suffixes: Vec<&str> = pairs.iter().map(|pair| pair.suffix.as_str()).collect();
        assert_eq!(
            suffixes,
            [
                "inspect.getargspec",
                "threading.Thread.isAlive",
                "json.loads(encoding)",
                "json.loads(cls)",
                "typing.io",
                "traceback.old",
                "xml.etree.ElementTree.VERSION",
                "IOError"
            ]
        );
        assert_eq!(pairs[0].message, "Use \"it\".");
        assert_eq!(
            (&*pairs[0].prefilter.anchors, &*pairs[0].prefilter.co_occurring[0].words),
            (&["getargspec".to_owned()][..], &["inspect".to_owned()][..])
        );
        assert_eq!(
            (&*pairs[2].prefilter.anchors, &*pairs[2].prefilter.co_occurring[0].words),
            (&["encoding".to_owned()][..], &["json".to_owned()][..])
        );
        assert_eq!(pairs[4].whole_module(), Some("typing.io"));
        assert_eq!(pairs[5].names(), ["traceback.old"]);
        assert!(pairs.iter().all(|pair| pair.reported && pair.after.is_none()));
        assert!(pairs[1].names().contains(&"threading.Thread.isAlive".to_owned()));
    }

    #[test]
    fn a_report_of_no_name_is_told() {
        let told = mistakes("reports = {'a b': 'c', 'a.f(': 'c', 'a.b': 1}\n").join("\n");
        assert!(told.contains("2:12 `a b` is no dotted name"), "{told}");
        assert!(told.contains("2:24 `a.f(` is no dotted name"), "{told}");
    }

    #[test]
    fn names_may_have_versions_of_their_own() {
        let transform = compiled(
            "deprecated = {'a.b': '3.9', 'a.c': '3.4'}\nremoved = {'a.b': '3.16'}\nreports = {'a.b': 'x', 'a.c': 'y'}\n",
        );
        let versions: Vec<_> = transform.pairs.iter().map(|pair| (pair.deprecated, pair.removed)).collect();
        let version = |minor| Some(crate::version::Version::new(3, minor));
        assert_eq!(versions, [(version(9), version(16)), (version(4), None)]);
        assert_eq!((transform.deprecated, transform.removed), (version(4), None));
    }
}
