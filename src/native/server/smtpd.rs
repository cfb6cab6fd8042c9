//! A mail server of `smtpd` becomes a handler of `aiosmtpd`: the class that gets the messages, the place that
//! makes it, and the loop.

use super::passed::{Made, Passed};
use super::start::{drop_arguments, thread_of};
use super::{
    Context, Found, Import, Native, Plan, body, called, class_of_base, end_of_line, has_member,
    indentation_of, is_async, is_statement, is_taken_elsewhere, mentions, method, name, released,
    serves_for_ever, superclass_call,
};
use crate::finding::Safety;
use crate::matching::{Argument, given};
use crate::syntax::{Field, Kind, Layout, Node};
use crate::version::Version;

/// The modules that go.
const MODULES: [&str; 2] = ["smtpd", "asyncore"];

/// The oldest Python that `aiosmtpd` is for.
const OLDEST: Version = Version::new(3, 8);

/// Names that come in: a file that has one already is left as it is.
const NAMES: [&str; 3] = [CONTROLLER, "Debugging", "Proxy"];
pub(super) const CONTROLLER: &str = "UnthreadedController";

/// Names for a controller that had none.
const VARIABLES: [&str; 2] = ["controller", "mail_controller"];

/// What a server inherits beside what the table of the library tells.
const OWN: [&str; 8] = [
    "_decode_data",
    "_fileno",
    "_localaddr",
    "_map",
    "_remoteaddr",
    "addr",
    "family_and_type",
    "handle_accepted",
];

/// What of a handler `aiosmtpd` calls by its name.
const HOOKS: [&str; 2] = ["handle_", "auth_"];

const MESSAGE: &str = "`aiosmtpd` answers in other words, refuses lines of more than 1000 bytes, closes a \
                       connection after 300 idle seconds, and reports an error of `process_message()` to \
                       the client with 500; where the name of the host has several addresses, it serves all.";

pub(crate) const NATIVE: Native = Native {
    name: "smtp_server",
    find: |context| recognise(context).into_iter().collect(),
    may_find: |_, _| true,
};

fn recognise(context: &Context<'_>) -> Option<Found> {
    let module = context.module;
    let is_taken = |name: &&str| module.identifiers(name).next().is_some();
    if context.window.min < OLDEST || NAMES.iter().any(is_taken) {
        return None;
    }
    let mentions = mentions(context, &MODULES)?;
    let (mut classes, mut constructors) = (Vec::new(), Vec::new());
    let (mut loops, mut ready) = (Vec::new(), Vec::new());
    for (node, name) in &mentions {
        match (name.as_str(), called(*node)) {
            ("asyncore.loop", Some(call)) => loops.push((call, None)),
            ("asyncore.loop", None) => loops.push((*node, Some(thread_of(*node)?))),
            ("smtpd.SMTPServer", None) => classes.push(class_of_base(*node)?),
            ("smtpd.SMTPServer.__init__", Some(call)) => constructors.push(call),
            (class @ ("smtpd.DebuggingServer" | "smtpd.PureProxy"), Some(call)) => ready.push((call, class)),
            _ => return None,
        }
    }
    let mut plan = Plan::default();
    let mut servers: Vec<(Node<'_>, Made)> = Vec::new();
    for (call, class) in ready {
        servers.push((call, Passed::by(context, call, None)?.ready(class)?));
    }
    for class in classes {
        let handler = Handler::of(class, &constructors)?;
        constructors.retain(|call| handler.above.as_ref().is_none_or(|(own, _)| own != call));
        let made = handler.made(context)?;
        let decoded = made.iter().all(|(_, made)| made.decoded);
        if !decoded && made.iter().any(|(_, made)| made.decoded) {
            return None;
        }
        handler.draft(&mut plan, decoded)?;
        servers.extend(made);
    }
    servers.sort_by_key(|(call, _)| call.start());
    if !constructors.is_empty() || servers.len() != loops.len() {
        return None;
    }
    let mut imports = Vec::new();
    for (call, made) in &servers {
        let run = start(context, &mut plan, *call, &made.text(), &loops)?;
        let mut import =
            |module, name| imports.push(Import { module, name: Some(name), instead_of: run.id() });
        import("aiosmtpd.controller", CONTROLLER);
        made.import.into_iter().for_each(|name| import("aiosmtpd.handlers", name));
    }
    let (first, made) = servers.first().filter(|_| !plan.loses_comments(module))?;
    let function = first.child(Field::Function)?.text();
    let why = format!("`{function}` and the loop are all that the file takes from `smtpd` and `asyncore`");
    Some(Found {
        range: first.range(),
        safety: Safety::Suggested,
        after: Some(made.text()),
        lines: Vec::new(),
        message: MESSAGE.to_owned(),
        reasons: vec![module.reason(*first, why)],
        imports,
        released: released(context, &mentions, &MODULES),
        edits: plan.edits(module),
    })
}

/// A class that derives from `SMTPServer`, does nothing of its own with the connection, and so becomes a handler.
pub(super) struct Handler<'t> {
    class: Node<'t>,
    process: Node<'t>,
    /// Its constructor, and the call in it of the constructor above.
    pub init: Option<Node<'t>>,
    pub above: Option<(Node<'t>, Vec<Argument<'t>>)>,
}

/// How `process_message()` can be called.
#[derive(Clone, Copy)]
struct Signature {
    /// Without the options of the message, and with them.
    without: bool,
    with: bool,
    /// Whether it uses them.
    wants: bool,
}

impl<'t> Handler<'t> {
    /// `constructors` are the calls of `SMTPServer.__init__` in the file.
    fn of(class: Node<'t>, constructors: &[Node<'t>]) -> Option<Handler<'t>> {
        let mut members: Vec<&str> = Vec::new();
        for part in body(class) {
            let value = part.parts().next().filter(|_| part.kind() == Kind::ExpressionStatement);
            match (part.kind(), value.map(Node::kind)) {
                (Kind::FunctionDefinition, _) => members.push(name(part)),
                (Kind::DecoratedDefinition, _) => members.push(part.child(Field::Definition).map(name)?),
                (Kind::PassStatement, _) | (_, Some(Kind::String)) => {}
                (_, Some(Kind::Assignment)) => members.push(plain_target(value?)?),
                _ => return None,
            }
        }
        let process = method(class, "process_message")?;
        let init = method(class, "__init__")
            .filter(|init| init.descendants().all(|node| node.kind() != Kind::ReturnStatement));
        let above = match init {
            Some(init) => Some(superclass_call(class, init, constructors)?),
            None => None,
        };
        let is_known = init.is_some() == members.contains(&"__init__");
        let handler = Handler { class, process, init, above };
        (is_known && handler.keeps_to_itself(members)).then_some(handler)
    }

    /// Whether the class uses nothing that it inherits, and hands itself to nobody.
    fn keeps_to_itself(&self, members: Vec<&'t str>) -> bool {
        let within_above =
            |node: &Node<'_>| self.above.as_ref().is_some_and(|(call, _)| node.is_within(*call));
        let (mut defined, mut used) = (members, Vec::new());
        let names = self.class.descendants().filter(|node| node.kind() == Kind::Identifier);
        for node in names.filter(|node| !within_above(node)) {
            let Some(above) = node.parent() else { return false };
            match node.text() {
                "super" | "__class__" => return false,
                "self" if above.kind() != Kind::Parameters => {
                    let attribute = above.child(Field::Attribute).filter(|_| above.kind() == Kind::Attribute);
                    let Some(attribute) = attribute else { return false };
                    let assigned = above.field() == Some(Field::Left)
                        && above.parent().is_some_and(|statement| statement.kind() == Kind::Assignment);
                    if assigned { &mut defined } else { &mut used }.push(attribute.text());
                }
                _ => {}
            }
        }
        let inherited = |name: &&str| {
            let classes = ["asyncore.dispatcher", "smtpd.SMTPServer"];
            *name != "process_message"
                && (OWN.contains(name) || classes.iter().any(|class| has_member(class, name)))
        };
        let hook = |name: &&str| HOOKS.iter().any(|hook| name.starts_with(hook));
        !defined.iter().any(|name| inherited(name) || hook(name))
            && used.iter().all(|name| defined.contains(name))
    }

    /// The calls that make servers of the class, and what becomes of them. `None` where it is used
    /// in any other way.
    fn made(&self, context: &Context<'t>) -> Option<Vec<(Node<'t>, Made)>> {
        let module = context.module;
        let name = name(self.class);
        let (scope, bindings) = module.lookup(module.scope_of(self.class), name)?;
        let own = |node: &Node<'_>| {
            Some(*node) == self.class.child(Field::Name)
                || self.above.as_ref().is_some_and(|(call, _)| node.is_within(*call))
        };
        let calls = module.uses(scope, name).filter(|node| !own(node)).map(called);
        let made = calls.map(|call| Some((call?, Passed::by(context, call?, Some(self))?.handled(name)?)));
        let made: Vec<(Node<'t>, Made)> = made.collect::<Option<_>>()?;
        (bindings.len() == 1 && !made.is_empty() && !is_taken_elsewhere(context, name)).then_some(made)
    }

    /// The class as a handler; `decoded` tells whether its messages are text.
    fn draft(&self, plan: &mut Plan, decoded: bool) -> Option<()> {
        let signature = Signature::of(self.process)?;
        if !(if decoded { signature.without } else { signature.with }) {
            return None;
        }
        plan.replace(self.class.child(Field::Superclasses)?, "");
        self.draft_constructor(plan)?;
        let prefix = if decoded { "" } else { "b" };
        let given = "session.peer, envelope.mail_from, envelope.rcpt_tos, data";
        let call = if signature.wants && !decoded {
            format!(
                "self.process_message(\n        {given},\n        mail_options=envelope.mail_options, \
                 rcpt_options=envelope.rcpt_options,\n    )"
            )
        } else {
            format!("self.process_message({given})")
        };
        let text = format!(
            "async def handle_DATA(self, server, session, envelope):\n    data = envelope.content.replace({prefix}\"\\r\\n\", \
             {prefix}\"\\n\")[:-1]\n    status = {call}\n    return status or \"250 OK\""
        );
        let layout = Layout::of(self.process);
        body(self.process).first().filter(|first| Layout::of(**first).starts_line)?;
        let text = text
            .replace("    ", &indentation_of(self.process))
            .replace('\n', &format!("\n{}", layout.indent));
        plan.insert(end_of_line(self.process), format!("\n\n{}{text}", layout.indent));
        Some(())
    }
}

impl Signature {
    fn of(process: Node<'_>) -> Option<Signature> {
        if is_async(process) || process.descendants().any(|node| node.kind() == Kind::Yield) {
            return None;
        }
        let parameters: Vec<Node<'_>> = process.child(Field::Parameters)?.parts().collect();
        let (first, parameters) = parameters.split_first()?;
        let name = |node: &Node<'_>| {
            node.child(Field::Name).or(node.parts().next()).unwrap_or(*node).text().to_owned()
        };
        let is = |kind| parameters.iter().position(|node| node.kind() == kind);
        let (rest, keywords) = (is(Kind::Splat), is(Kind::DictionarySplat));
        let positional = rest.or(is(Kind::KeywordSeparator)).or(keywords).unwrap_or(parameters.len());
        let needed = |node: &&Node<'_>| matches!(node.kind(), Kind::Identifier | Kind::TypedParameter);
        let takes_message = first.text() == "self"
            && (positional >= 4 || rest.is_some())
            && parameters[..positional].iter().all(|node| node.kind() != Kind::PositionalSeparator);
        takes_message.then_some(())?;
        let options: Vec<&Node<'_>> = parameters.iter().skip(positional.min(4)).collect();
        let named = |wanted: &str| options.iter().any(|node| name(node) == wanted);
        let takes = |wanted| named(wanted) || keywords.is_some();
        let others = options
            .iter()
            .copied()
            .filter(needed)
            .filter(|node| !matches!(name(node).as_str(), "mail_options" | "rcpt_options"));
        let uses = |at: usize| {
            let name = name(&parameters[at]);
            let mut words = process.child(Field::Body).into_iter().flat_map(Node::descendants);
            words.any(|node| node.kind() == Kind::Identifier && node.text() == name)
        };
        Some(Signature {
            without: !options.iter().copied().any(|node| needed(&node)),
            with: others.count() == 0 && takes("mail_options") && takes("rcpt_options"),
            wants: named("mail_options") || named("rcpt_options") || keywords.is_some_and(uses),
        })
    }
}

/// The one name that an assignment binds.
fn plain_target(assignment: Node<'_>) -> Option<&str> {
    let target = assignment.child(Field::Left).filter(|target| target.kind() == Kind::Identifier)?;
    assignment.child(Field::Right).filter(|value| value.kind() != Kind::Assignment).map(|_| target.text())
}

/// The server under its controller, whose text is given, and the loop behind it in the same function, which is
/// returned.
fn start<'t>(
    context: &Context<'t>,
    plan: &mut Plan,
    call: Node<'t>,
    controller: &str,
    loops: &[(Node<'t>, Option<Node<'t>>)],
) -> Option<Node<'t>> {
    let module = context.module;
    let scope = module.scope_of(call);
    let mut own = loops.iter().copied().filter(|(other, _)| module.scope_of(*other) == scope);
    let ((run, thread), None) = (own.next()?, own.next()) else { return None };
    let statement = call.statement();
    let block = statement.parent()?;
    let behind =
        run.ancestors().any(|above| above.parent() == Some(block) && above.start() > statement.start());
    let value = statement.parts().next().filter(|_| statement.kind() == Kind::ExpressionStatement)?;
    let target = match value.kind() {
        _ if !behind || thread.is_none() && !serves_for_ever(run) => return None,
        _ if value == call => None,
        Kind::Assignment if value.child(Field::Right) == Some(call) => value.child(Field::Left),
        _ => return None,
    };
    let name = match target.filter(|target| target.text() != "_") {
        Some(target) => {
            value.child(Field::Type).is_none().then_some(())?;
            let closes = closes(context, target)?;
            // Another thread may not end the loop.
            (thread.is_none() || closes.is_empty()).then_some(())?;
            for close in closes {
                plan.insert(close.end(), ".server");
            }
            plan.replace(call, controller);
            target.text()
        }
        None => {
            let free = |name: &&str| module.identifiers(name).next().is_none();
            let name = VARIABLES.into_iter().find(free)?;
            plan.replace(value, format!("{name} = {controller}"));
            name
        }
    };
    let layout = Layout::of(statement);
    if layout.starts_line && layout.ends_line {
        plan.insert(end_of_line(statement), format!("\n{}{name}.begin()", layout.indent));
    } else {
        plan.insert(statement.end(), format!("; {name}.begin()"));
    }
    let Some(thread) = thread else {
        plan.replace(run, format!("{name}.loop.run_forever()"));
        return Some(run);
    };
    plan.replace(run, format!("{name}.loop.run_forever"));
    drop_arguments(plan, thread);
    Some(run)
}

/// The places that close the server, `server` of `server.close()`; `None` where anything else is done with the
/// variable.
fn closes<'t>(context: &Context<'t>, target: Node<'t>) -> Option<Vec<Node<'t>>> {
    let module = context.module;
    let (scope, bindings) = module.lookup(module.scope_of(target), target.text())?;
    let shared = scope == module.top() && is_taken_elsewhere(context, target.text());
    if bindings.len() != 1 || shared || target.kind() != Kind::Identifier {
        return None;
    }
    let others = module.uses(scope, target.text()).filter(|node| *node != target);
    let closed = others.map(|node| {
        let attribute = node.parent().filter(|above| above.kind() == Kind::Attribute)?;
        called(attribute).filter(|call| is_statement(*call) && given(*call).is_empty())?;
        (attribute.child(Field::Attribute)?.text() == "close").then_some(node)
    });
    closed.collect()
}
