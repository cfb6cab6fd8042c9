//! The language: a Python file with pairs of functions becomes a compiled `Transform`. Nothing in
//! it is executed, and everything it says is checked here, before the first user's file is read.

mod body;
mod companion;
mod compile;
mod drops;
mod error;
mod example;
mod head;
mod helper;
mod imports;
mod lazy;
mod literal;
mod load;
mod lookup;
mod metadata;
mod moves;
mod names;
mod negation;
mod outline;
mod pair;
mod places;
mod prefilter;
mod sides;
mod signature;
mod template;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, OnceLock};

pub use body::{class_members, undecorated};
pub use companion::is_companion;
pub use compile::parse;
pub use drops::Dropped;
pub use error::AuthorError;
pub use lazy::{LazyTransform, Summary};
pub use load::{
    Origin, builtin, builtin_by_id, builtin_count, builtin_errors, builtin_heads, builtin_lazy, directory,
    file,
};
pub use metadata::{KEYS, Key};
pub use names::named_position;
pub use places::Places;
pub use prefilter::{CallShape, Company, Prefilter, TokenContext, TokenContexts, names_builtin};
pub use template::{Callee, Role, Template};

use crate::finding::Safety;
use crate::knowledge::stdlib::Known;
use crate::knowledge::{idiom, stdlib};
use crate::syntax::{Field, Kind, Node, NodeId};
use crate::version::Version;

/// One change of Python, as one file of `transforms/` tells it.
#[derive(Clone, Debug, Default)]
pub struct Transform {
    /// Folder and file name: `configparser/readfp`.
    pub id: String,
    /// First line of the docstring.
    pub title: String,
    /// The rest of the docstring, Markdown.
    pub reason: String,
    /// First Python that warns of the old API.
    pub deprecated: Option<Version>,
    /// First Python without the old API.
    pub removed: Option<Version>,
    /// First Python that has everything that the templates use.
    pub available: Option<Version>,
    /// The first Python that has a name, for each name that the templates use and older Pythons lack; empty if only
    /// the whole is known.
    pub available_names: Vec<(String, Version)>,
    /// Where Python's documentation tells of it, as `whatsnew/3.12#configparser`.
    pub reference: String,
    /// What the author claims of a match whose types are proven: `Safe` or `Suggested`.
    pub safety: Safety,
    /// Whether the old name and the new one are one object on each Python that has both.
    pub identical: bool,
    /// Which of its changes are made together or not at all.
    pub together: Option<Together>,
    /// Whether they are made only where nothing else of the module is left.
    pub whole: bool,
    /// Suffixes of the pairs that change only where another pair of the file changes something.
    pub follows: Vec<String>,
    /// Suffixes of the pairs that match only code that runs when the module is imported.
    pub at_import: Vec<String>,
    /// What old functions return, in the words of the table of results, where the objects change with the calls.
    pub results: Vec<(String, String)>,
    /// Distributions that `after` needs.
    pub requires: Vec<String>,
    /// Distributions that a project needs no longer, once nothing in it uses them.
    pub drops: Vec<Dropped>,
    /// The distribution that carries the old API on: a project that declares it needs no change.
    pub backport: Option<String>,
    /// The ways out that it offers, each with when it is right; the first is the one taken where none is chosen.
    pub alternatives: Vec<(String, String)>,
    /// Ids of transforms, and those of their alternatives with which this one runs.
    pub only_with: Vec<(String, Vec<String>)>,
    /// The pairs of functions, in the order of the file.
    pub pairs: Vec<Pair>,
    /// Functions that are copied into a user's module which needs them, by name.
    pub helpers: HashMap<String, Helper>,
    /// Texts of the companion modules that it imports, by how it spells them: `._asyncore`.
    pub companions: BTreeMap<String, Arc<str>>,
    /// The examples, in the order of the file.
    pub examples: Vec<Example>,
    /// The name of a file of `src/native/` that does what no pair can say.
    pub native: Option<String>,
    /// Identifiers that the author added: any one of them shows that a file may be concerned.
    pub words: Vec<String>,
    /// The files in which it runs.
    pub places: Places,
    /// Modules of which a file must import one, or something of one, for it to run there; empty if any file may.
    pub imports: Vec<String>,
    /// Whether conditions are folded that become constant.
    pub fold: bool,
    /// Whether it matches nothing but calls.
    pub only_calls: bool,
    /// Patterns of code that it leaves alone, with all that stands in it.
    pub unless: Vec<Pair>,
    /// Whether it runs only where somebody asks for it.
    pub opt_in: bool,
    /// Whether it is made of rows of the ledger, so that what another transform finds at a place is worth more.
    pub is_floor: bool,
    /// The file's own text.
    pub text: String,
}

/// How far changes go together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Together {
    /// All of a file.
    File,
    /// Those of a function, and what they rely on.
    Function,
}

impl Transform {
    /// Whether it is about an API of a user's own, of which Python's documentation says nothing.
    pub fn is_of_user(&self) -> bool {
        self.reference.is_empty()
    }

    /// Whether a pair is about an object that an old function returns.
    pub fn is_of_result(&self, pair: &Pair) -> bool {
        // A builtin is the same whoever returns it.
        let is_result = |class: &str| {
            let names = |result: &str| {
                result.split(|c: char| !c.is_alphanumeric() && !"._".contains(c)).any(|name| name == class)
            };
            !class.starts_with("builtins.") && self.results.iter().any(|(_, result)| names(result))
        };
        let types = pair.parameters.iter().flat_map(|parameter| &parameter.types);
        types.into_iter().any(|kind| matches!(kind, Type::Instance(class) if is_result(class)))
    }

    /// Whether a pair is about an old function that returns such an object.
    pub fn is_source(&self, pair: &Pair) -> bool {
        pair.symbol().is_some_and(|symbol| self.results.iter().any(|(name, _)| name == symbol))
    }

    /// The first Python that has what a template and its helpers use.
    pub fn available_to(&self, template: &Template) -> Option<Version> {
        if self.available_names.is_empty() {
            return self.available;
        }
        let mut used: HashSet<String> = template.all().map(|node| node.text().to_owned()).collect();
        let mut open: Vec<&String> = template.roles.values().filter_map(Role::helper).collect();
        while let Some(helper) = open.pop().and_then(|name| self.helpers.get(name)) {
            let words = helper.text.split(|c: char| !c.is_alphanumeric() && c != '_');
            used.extend(words.map(str::to_owned));
            open.extend(helper.needs.iter().filter(|name| used.insert(format!("{name}()"))));
        }
        let needed = self.available_names.iter().filter(|(name, _)| used.contains(last_part(name)));
        needed.map(|(_, version)| *version).max()
    }

    /// How far it goes, at best.
    pub fn reach(&self) -> Safety {
        let native = || self.native.is_some() && self.examples.iter().any(|e| e.before != e.after);
        let rewrites = self.pairs.iter().any(|pair| pair.after.is_some()) || native();
        if rewrites { self.safety } else { Safety::Reported }
    }
}

/// A `before` function and what may take its place. A row of `moves` or `reports` is a pair as well.
#[derive(Clone, Debug)]
pub struct Pair {
    /// What follows `before` in the function's name, as `_attribute`; the dotted old name for a row of `moves` or `reports`.
    pub suffix: String,
    /// Whether it is a row of `moves`.
    pub moved: bool,
    /// Whether a new import is written as the old one was, `from old import name` or `import old`: not where the
    /// transform itself imports what takes the place, and shows how.
    pub keeps_form: bool,
    /// Whether it is a row of `reports`.
    pub reported: bool,
    /// Whether it is a row of `raises`: it holds for handlers of calls that the transform's other pairs rewrite.
    pub raised: bool,
    /// The metavariables, in the order of the signature.
    pub parameters: Vec<Parameter>,
    /// The first Python that warns of what it looks for.
    pub deprecated: Option<Version>,
    /// The first Python without it.
    pub removed: Option<Version>,
    /// What is looked for.
    pub before: Pattern,
    /// Whether it is looked for in annotations only: `_: C`.
    pub annotation: bool,
    /// What takes its place; without it, a match is reported.
    pub after: Option<Template>,
    /// What takes its place where the oldest Python lacks what `after` uses.
    pub older: Option<Template>,
    /// An expression to use where the statements of `after` cannot be put before the match.
    pub inline: Option<Template>,
    /// What takes its place where one of the transform's other alternatives is chosen, by its name.
    pub alternatives: Vec<Choice>,
    /// What a report says: the docstring of a `before` without `after`.
    pub message: String,
    /// What a file must hold for this pair to match.
    pub prefilter: Prefilter,
    /// The word that leads to a place, by its index in the anchors of `prefilter`, and how far the pattern's top is
    /// above it; filled in when it is first asked for.
    pub found_by: OnceLock<Option<(usize, usize)>>,
    /// See the method of this name; filled in when it is first asked for.
    pub constructor_words: OnceLock<Vec<String>>,
}

/// A template that may be chosen in the place of `after`.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The name of the alternative.
    pub name: String,
    /// When it is right: the docstring of its function, or else what the transform says of it.
    pub about: String,
    /// What takes the place of the match.
    pub template: Template,
}

impl Pair {
    /// What a file must hold for this pair to match: one of these.
    pub fn prefilters(&self) -> impl Iterator<Item = Prefilter> {
        let anchors = self.constructor_words().to_vec();
        let of_constructor = Prefilter { anchors, context: TokenContext::Name, ..Prefilter::default() };
        let is_asked = !of_constructor.anchors.is_empty();
        std::iter::once(self.prefilter.clone()).chain(is_asked.then_some(of_constructor))
    }

    /// What shows a call of a subclass, where the class is not named: the keywords that the new call no longer has.
    pub fn constructor_words(&self) -> &[String] {
        let words = || if self.reported { Vec::new() } else { prefilter::of_constructor(self) };
        self.constructor_words.get_or_init(words)
    }

    /// Whether nothing but what the transform requires is asked for: `after` is `before` again.
    pub fn only_requires(&self) -> bool {
        let (Pattern::Expression(before), Some(after)) = (&self.before, &self.after) else {
            return false;
        };
        let texts = |template: &Template| template.nodes().map(|n| n.text().to_owned()).collect::<Vec<_>>();
        after.result.is_none() && texts(before) == texts(after)
    }

    /// The dotted name of the symbol that it looks for, or calls.
    pub fn symbol(&self) -> Option<&str> {
        let (Pattern::Expression(template) | Pattern::Statements(template)) = &self.before else {
            return None;
        };
        template.all().find_map(|node| match template.role(node)? {
            Role::Symbol(symbol) => Some(symbol.qualified.as_str()),
            _ => None,
        })
    }

    /// The dotted names of all that it looks for: symbols, builtins, and members of the classes of its parameters.
    pub fn names(&self) -> Vec<String> {
        let (template, bases) = match &self.before {
            Pattern::Expression(template) | Pattern::Statements(template) => (template, &[][..]),
            Pattern::Class { bases, body, .. } => (body, bases.as_slice()),
            Pattern::Truth { .. } => return Vec::new(),
        };
        let mut names: Vec<String> = self.before.beside_bases().into_iter().map(str::to_owned).collect();
        for node in template.all() {
            let owner = || template.role(node.child(Field::Object)?);
            match (template.role(node), node.kind()) {
                (Some(Role::Symbol(symbol)), _) => names.push(symbol.qualified.clone()),
                (None, Kind::Attribute) => {
                    let Some(Role::Parameter(index)) = owner() else { continue };
                    let member = node.child(Field::Attribute).map_or("", |name| name.text());
                    names.extend(self.classes(*index).map(|class| format!("{class}.{member}")));
                }
                (None, Kind::Subscript) => {
                    let value = node.child(Field::Value).and_then(|value| template.role(value));
                    let Some(Role::Parameter(index)) = value else { continue };
                    names.extend(self.classes(*index).map(|class| format!("{class}.__getitem__")));
                }
                (None, Kind::Identifier) if names_builtin(node) => names.push(node.text().to_owned()),
                _ => {}
            }
        }
        let members = template.nodes().filter(|_| !bases.is_empty()).map(undecorated);
        for member in members.filter_map(|statement| statement.child(Field::Name)) {
            names.extend(bases.iter().map(|base| format!("{base}.{}", member.text())));
        }
        names
    }

    /// The classes that a parameter may be an instance of, those of Python itself by their names alone.
    fn classes(&self, parameter: usize) -> impl Iterator<Item = &str> {
        let types = self.parameters.get(parameter).into_iter().flat_map(|parameter| &parameter.types);
        types.filter_map(|kind| match kind {
            Type::Instance(class) | Type::Class(class) => Some(class.trim_start_matches("builtins.")),
            _ => None,
        })
    }

    /// Whether every block that it looks for is in what takes its place.
    pub fn keeps_blocks(&self) -> bool {
        let Some(after) = &self.after else { return true };
        let mut blocks = (0..self.parameters.len()).filter(|index| self.parameters[*index].is_block());
        blocks.all(|index| after.blocks().any(|(_, other)| other == index))
    }

    /// Whether it looks for a call.
    pub fn is_call(&self) -> bool {
        let (Pattern::Expression(template) | Pattern::Statements(template)) = &self.before else {
            return false;
        };
        template.all().any(|node| node.kind() == Kind::Call)
    }

    /// The module, if it looks for one as a whole.
    pub fn whole_module(&self) -> Option<&str> {
        let Pattern::Expression(template) = &self.before else { return None };
        match template.role(template.nodes().next()?)? {
            Role::Symbol(symbol) if symbol.qualified == symbol.module => Some(&symbol.module),
            _ => None,
        }
    }

    /// The template, its call and the class, if it looks for a call of a class, `C(…)`.
    pub fn constructor(&self) -> Option<(&Template, Node<'_>, &Symbol)> {
        let Pattern::Expression(template) = &self.before else {
            return None;
        };
        let (Callee::Symbol(symbol), true) = template.callee()? else {
            return None;
        };
        let call = template.nodes().next()?;
        is_class_like(&symbol.qualified).then_some((template, call, symbol))
    }

    /// The top-level module of the first symbol that it looks for.
    pub fn module(&self) -> Option<&str> {
        let (Pattern::Expression(before) | Pattern::Statements(before)) = &self.before else {
            return None;
        };
        before.all().find_map(|node| match before.role(node)? {
            Role::Symbol(symbol) => symbol.module.split('.').next(),
            _ => None,
        })
    }
}

/// Whether a dotted name is that of a class: of the library, or by the way it is spelled. `ctypes.ARRAY` is a function.
pub fn is_class_like(dotted: &str) -> bool {
    let (owner, name) = dotted.rsplit_once('.').unwrap_or(("", dotted));
    let is_function = || matches!(stdlib::known(owner, name), Known::Gives(_));
    stdlib::is_class(dotted) || name.starts_with(char::is_uppercase) && !is_function()
}

/// A metavariable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name; in a call, also the old API's name for the argument.
    pub name: String,
    /// The types it may have, a union; empty for any expression.
    pub types: Vec<Type>,
    /// Whether the default is `...`, so that the argument may be missing.
    pub optional: bool,
    /// `*args` or `**kwargs`.
    pub star: Star,
}

impl Parameter {
    /// Whether it stands for statements.
    pub fn is_block(&self) -> bool {
        self.types.contains(&Type::Block)
    }
}

/// How many stars stand before a parameter or an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Star {
    /// None.
    No,
    /// `*args`
    Positional,
    /// `**kwargs`
    Keyword,
}

/// One alternative of an annotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// `C`: an instance of the class of this dotted name, or of a subclass; `itertools.*`, written
    /// `itertools`: of any class of that module.
    Instance(String),
    /// `type[C]`: the class itself, or a subclass.
    Class(String),
    /// `None`
    None,
    /// `Literal[…]`: exactly this text of a literal.
    Literal(String),
    /// `Name`: a plain name, whatever its value.
    Name,
    /// `Word`: strings written in it hold letters, digits, `.`, `_` and `-` only.
    Word,
    /// `Text["…"]`: a literal string in which the regular expression matches.
    Text(String),
    /// `Some`, of `*args` or `**kwargs`: they take at least one argument.
    Some,
    /// `Block`: one or more statements, the rest of a block.
    Block,
}

impl Type {
    /// Whether values of a class come of syntax, so that code need not import anything to have one.
    pub fn is_made_by_syntax(&self) -> bool {
        let (Type::Instance(class) | Type::Class(class)) = self else { return false };
        let module = class.rsplit_once('.').map_or("", |(module, _)| module);
        idiom("syntax", module).is_some()
    }
}

/// What a `before` looks for. Nodes are of the transform's own tree.
#[derive(Clone, Debug)]
pub enum Pattern {
    /// `return e`: the expression anywhere. A symbol if its role is `Role::Symbol`.
    Expression(Template),
    /// `return bool(x)` or `return not bool(x)`: places where only the truth of the parameter counts.
    Truth {
        /// Index of the parameter.
        parameter: usize,
        /// Whether `not` stands before it.
        negated: bool,
    },
    /// A run of statements.
    Statements(Template),
    /// A class with at least these bases and statements.
    Class {
        /// Dotted names of the bases.
        bases: Vec<String>,
        /// The members that it has.
        body: Template,
        /// The class itself, with its decorators.
        definition: NodeId,
    },
}

impl Pattern {
    /// The base of a class that is a call.
    pub fn called_base(&self) -> Option<Node<'_>> {
        let Pattern::Class { body, definition, .. } = self else { return None };
        let class = undecorated(body.tree.node(*definition));
        class.child(Field::Superclasses)?.parts().find(|base| base.kind() == Kind::Call)
    }

    /// The dotted names of what stands in the header of a class beside plain bases: in its decorators, its keywords and a
    /// base that is a call; and of what a statement of its body calls that is nothing else.
    pub fn beside_bases(&self) -> Vec<&str> {
        let Pattern::Class { body, definition, .. } = self else { return Vec::new() };
        let whole = body.tree.node(*definition);
        let decorators = whole.parts().filter(|part| part.kind() == Kind::Decorator);
        let list = undecorated(whole).child(Field::Superclasses).into_iter().flat_map(Node::parts);
        let others = list.filter(|base| matches!(base.kind(), Kind::Call | Kind::KeywordArgument));
        let statements = body.nodes().filter(|member| member.kind() == Kind::ExpressionStatement);
        let alone = statements.filter_map(|member| member.parts().next());
        let called =
            alone.filter(|node| node.kind() == Kind::Call).filter_map(|call| call.child(Field::Function));
        let all = decorators.chain(others).flat_map(Node::descendants).chain(called);
        let symbol = |node: Node<'_>| match body.role(node) {
            Some(Role::Symbol(symbol)) => Some(symbol.qualified.as_str()),
            _ => None,
        };
        all.filter_map(symbol).collect()
    }
}

/// The name behind the last dot.
pub fn last_part(dotted: &str) -> &str {
    dotted.rsplit('.').next().unwrap_or(dotted)
}

/// Something importable, and how the author spelled it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Symbol {
    /// Dotted name, as `shutil.which`.
    pub qualified: String,
    /// The module to import, as `shutil`.
    pub module: String,
    /// The name imported `from` the module, when the author used that form: `Some("which")`.
    pub name: Option<String>,
    /// What `qualified` says after the import: empty, or attributes with a dot before each.
    tail: String,
}

impl Symbol {
    /// What an import gives, and attributes of it.
    ///
    /// `module` is what is imported, or imported from; it is empty for the folder of a file that
    /// belongs to no package. `name` is the name imported from it. `tail` is empty, or names with a
    /// dot before each. The parts are kept as they come: no name is made by cutting another.
    pub fn new(module: String, name: Option<String>, tail: &str) -> Self {
        debug_assert!(tail.is_empty() || tail.starts_with('.'), "`{tail}` is not a tail of a name");
        let qualified = format!("{}{tail}", imported(&module, name.as_deref()));
        Symbol { qualified, module, name, tail: tail.to_owned() }
    }

    /// The dotted name of what the import gives, without attributes.
    pub fn imported(&self) -> String {
        imported(&self.module, self.name.as_deref())
    }

    /// The attributes after the import: empty, or names with a dot before each.
    pub fn tail(&self) -> &str {
        &self.tail
    }

    /// What follows the module: empty, or names with a dot before each.
    pub fn tail_of_module(&self) -> String {
        self.name.as_ref().map_or_else(String::new, |name| format!(".{name}")) + &self.tail
    }
}

fn imported(module: &str, name: Option<&str>) -> String {
    match name {
        Some(name) if module.is_empty() => name.to_owned(),
        Some(name) => format!("{module}.{name}"),
        None => module.to_owned(),
    }
}

/// A function or a class to be copied into a user's module.
#[derive(Clone, Debug)]
pub struct Helper {
    /// Its name.
    pub name: String,
    /// Its text, from `def` or `class` to its last line, as the author wrote it, `\n` between lines.
    pub text: String,
    /// What its names mean, so that its imports can be brought too: byte offsets in `text`.
    pub symbols: Vec<(std::ops::Range<usize>, Symbol)>,
    /// Other helpers that it calls.
    pub needs: Vec<String>,
    /// The builtins that it uses.
    pub builtins: Vec<String>,
}

/// A diff of `examples`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// What follows `@@`.
    pub title: String,
    /// The file before, `\n` after every line.
    pub before: String,
    /// The file after.
    pub after: String,
    /// 1-based lines of `before` that must be reported.
    pub reported: Vec<usize>,
    /// 1-based line of the `@@` in the transform's file.
    pub line: usize,
}
