//! A mail server of `smtpd` becomes a handler of `aiosmtpd`: the class that gets the messages, the
//! place that makes it, and the loop. Only files in which all of it is of a known shape change.

mod handler;
mod passed;
mod program;

use handler::Handler;
use passed::{Made, passed_on};
use program::Start;

use super::{Context, Found, Import, Native};
use crate::finding::Safety;
use crate::matching::given;
use crate::model::{BindingKind, Module, is_variable};
use crate::syntax::{Field, Kind, Node, NodeId, comments_in};
use crate::version::Version;

/// The modules that go.
const MODULES: [&str; 2] = ["smtpd", "asyncore"];

/// The oldest Python that `aiosmtpd` is for.
const OLDEST: Version = Version::new(3, 8);

/// Names that come in: a file that has one already is left as it is.
const CONTROLLER: &str = "UnthreadedController";

const MESSAGE: &str = "`aiosmtpd` answers in other words, refuses lines of more than 1000 bytes, closes a \
                       connection after 300 idle seconds, and reports an error of `process_message()` to \
                       the client with 500; where the name of the host has several addresses, it serves all.";

pub(super) const NATIVE: Native = Native::new("smtp_server", find);

fn find(context: &Context<'_>) -> Vec<Found> {
    recognise(context).into_iter().collect()
}

fn recognise(context: &Context<'_>) -> Option<Found> {
    let module = context.module;
    let uses = Uses::of(context)?;
    let taken = |name: &str| module.identifiers(name).next().is_some();
    if context.window.min < OLDEST || [CONTROLLER, "Debugging", "Proxy"].into_iter().any(taken) {
        return None;
    }
    let handlers: Vec<Handler<'_>> =
        uses.classes.iter().map(|class| Handler::of(*class, &uses.constructors)).collect::<Option<_>>()?;
    let understood = handlers.iter().filter(|handler| handler.names_base()).count();
    if understood != uses.constructors.len() {
        return None;
    }
    let mut servers: Vec<(Node<'_>, Made)> = Vec::new();
    for handler in &handlers {
        let made = handler.made(context)?;
        servers.extend(made);
    }
    for (call, class) in &uses.ready {
        servers.push((*call, passed_on(context, *call, None)?.ready(class)?));
    }
    servers.sort_by_key(|(call, _)| call.start());
    if servers.len() != uses.loops.len() {
        return None;
    }
    let mut edits = Vec::new();
    for handler in &handlers {
        let decodes = |decoded: bool| {
            servers
                .iter()
                .filter(|(call, _)| handler.is_made_by(*call))
                .all(|(_, made)| made.decoded == decoded)
        };
        let decoded = decodes(true);
        if !decoded && !decodes(false) {
            return None;
        }
        edits.extend(handler.edits(context, decoded)?);
    }
    for (call, made) in &servers {
        let start = Start::of(context, *call, &uses.loops)?;
        edits.extend(start.edits(context, &made.text())?);
    }
    let lost = |comment: Node<'_>| edits.iter().any(|e| e.start <= comment.start() && comment.end() <= e.end);
    if comments_in(module.tree.root()).any(lost) {
        return None;
    }
    let (first, made) = servers.first()?;
    let import = |module, name, instead_of: Node<'_>| Import { module, name, instead_of: instead_of.id() };
    let mut imports = Vec::new();
    for (call, made) in &servers {
        let at = uses.loop_of(context, *call)?;
        imports.push(import("aiosmtpd.controller", CONTROLLER, at));
        imports.extend(made.import.map(|name| import("aiosmtpd.handlers", name, at)));
    }
    Some(Found {
        range: first.range(),
        edits,
        safety: Safety::Suggested,
        after: Some(made.text()),
        message: MESSAGE.to_owned(),
        reasons: vec![module.reason(
            *first,
            format!(
                "`{}` and the loop are all that the file takes from `smtpd` and `asyncore`",
                first.child(Field::Function)?.text()
            ),
        )],
        imports,
        released: uses.released(context),
    })
}

/// What a file takes from the modules that go, by what it does with it.
#[derive(Default)]
struct Uses<'t> {
    /// Every expression that names a part of them.
    all: Vec<Node<'t>>,
    /// The classes that derive from `SMTPServer`.
    classes: Vec<Node<'t>>,
    /// `SMTPServer.__init__(…)`.
    constructors: Vec<Node<'t>>,
    /// Calls of the classes that are servers already, with the name of the class.
    ready: Vec<(Node<'t>, String)>,
    /// `asyncore.loop(…)`.
    loops: Vec<Node<'t>>,
}

impl<'t> Uses<'t> {
    /// `None` where something is used that is not known, or in a way that is not known.
    fn of(context: &Context<'t>) -> Option<Uses<'t>> {
        let module = context.module;
        if !imports_are_plain(context) {
            return None;
        }
        let mut uses = Uses::default();
        for node in module.tree.root().descendants().filter(|node| node.kind() == Kind::Identifier) {
            if !is_variable(node) {
                continue;
            }
            let chain = chain(node);
            let names = context.world.names(module, chain);
            if !names.names.iter().any(|name| is_of_modules(name)) {
                continue;
            }
            let call = chain
                .parent()
                .filter(|above| above.kind() == Kind::Call && chain.field() == Some(Field::Function));
            match (names.only()?, call) {
                ("asyncore.loop", Some(call)) => uses.loops.push(call),
                ("smtpd.SMTPServer", None) => uses.classes.push(class_of_base(chain)?),
                ("smtpd.SMTPServer.__init__", Some(call)) => uses.constructors.push(call),
                (name @ ("smtpd.DebuggingServer" | "smtpd.PureProxy"), Some(call)) => {
                    uses.ready.push((call, name.to_owned()));
                }
                _ => return None,
            }
            uses.all.push(chain);
        }
        Some(uses)
    }

    /// The loop that runs in the function of a call.
    fn loop_of(&self, context: &Context<'t>, call: Node<'t>) -> Option<Node<'t>> {
        let scope = context.module.scope_of(call);
        self.loops.iter().copied().find(|other| context.module.scope_of(*other) == scope)
    }

    /// All names that go, with those of the imports.
    fn released(&self, context: &Context<'t>) -> Vec<NodeId> {
        let module = context.module;
        let used = module.bindings().map(|(_, binding)| binding).filter(|binding| match &binding.kind {
            BindingKind::Import { module: from, .. } | BindingKind::From { module: from, .. } => {
                is_of_modules(from) && module.uses(binding.scope, &binding.name).next().is_some()
            }
            _ => false,
        });
        let items = used.map(|binding| module.tree.node(binding.node));
        let names = self.all.iter().copied().chain(items).flat_map(|node| node.descendants());
        names.filter(|node| node.kind() == Kind::Identifier).map(Node::id).collect()
    }
}

/// Whether all imports of the modules are statements of their own, and no string names them.
fn imports_are_plain(context: &Context<'_>) -> bool {
    let root = context.module.tree.root();
    root.descendants().all(|node| match node.kind() {
        Kind::ImportStatement | Kind::ImportFromStatement => {
            let text: Vec<&str> = node.text().split(|c: char| !c.is_alphanumeric() && c != '_').collect();
            let concerned = MODULES.iter().any(|module| text.contains(module));
            let plain = node.ancestors().all(|above| {
                matches!(
                    above.kind(),
                    Kind::Module | Kind::Block | Kind::FunctionDefinition | Kind::DecoratedDefinition
                ) || above.kind() == Kind::ClassDefinition
            });
            !concerned || (plain && !node.descendants().any(|below| below.kind() == Kind::WildcardImport))
        }
        Kind::StringContent => !MODULES.iter().any(|module| node.text().starts_with(&format!("{module}."))),
        _ => true,
    })
}

fn is_of_modules(name: &str) -> bool {
    MODULES.contains(&name.split('.').next().unwrap_or_default())
}

/// The whole dotted expression that begins with an identifier.
fn chain(mut node: Node<'_>) -> Node<'_> {
    while let Some(above) =
        node.parent().filter(|above| above.kind() == Kind::Attribute && node.field() == Some(Field::Object))
    {
        node = above;
    }
    node
}

/// The class whose only base is this expression; `object` beside it says nothing.
fn class_of_base(base: Node<'_>) -> Option<Node<'_>> {
    let list = base.parent().filter(|list| list.kind() == Kind::ArgumentList)?;
    let class = list.parent().filter(|class| class.kind() == Kind::ClassDefinition)?;
    let alone = list.parts().all(|other| other == base || other.text() == "object");
    let decorated = class.parent().is_some_and(|above| above.kind() == Kind::DecoratedDefinition);
    (alone && !decorated).then_some(class)
}

/// Whether another file or a string of this one may take a name from here.
fn is_taken_elsewhere(context: &Context<'_>, name: &str) -> bool {
    let module = context.module;
    let own = module.name.rsplit('.').next().unwrap_or_default();
    let is_own = |dotted: &str| dotted.rsplit('.').next() == Some(own);
    let takes = |other: &Module| {
        let imported = other.bindings().any(|(_, binding)| match &binding.kind {
            BindingKind::Import { module, .. } => is_own(module),
            BindingKind::From { module, name: taken } => taken == own || (is_own(module) && taken == name),
            _ => false,
        });
        imported || other.stars(other.top()).iter().any(|star| is_own(star))
    };
    let quoted = format!("{own}.{name}");
    let others = context.world.project().mentioning(name);
    let mut others = others.iter().filter(|other| other.path() != module.source.path());
    let listed = |node: Node<'_>| {
        node.kind() == Kind::StringContent
            && node.text() == name
            && node.statement().descendants().any(|other| other.text() == "__all__")
    };
    others.any(|other| other.text().contains(&quoted) || takes(&context.world.read(other.clone())))
        || module.source.text().contains(&quoted)
        || module.tree.root().descendants().any(listed)
}

/// Whether evaluating an expression once more, or not at all, makes no difference.
fn is_quiet(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::String => node.descendants().all(|below| below.kind() != Kind::Interpolation),
        Kind::Tuple | Kind::ParenthesizedExpression | Kind::UnaryOperator => node.parts().all(is_quiet),
        kind => matches!(kind, Kind::Identifier | Kind::Integer | Kind::None | Kind::True | Kind::False),
    }
}

/// The arguments of a call, if none of them hides others behind a star.
fn plain_arguments(call: Node<'_>) -> Option<Vec<(Option<&str>, Node<'_>)>> {
    let one = |argument: crate::matching::Argument<'_>| argument.stars == 0;
    let all = given(call);
    all.iter().cloned().all(one).then(|| {
        all.iter().map(|argument| (argument.keyword.map(|keyword| keyword.text()), argument.value)).collect()
    })
}
