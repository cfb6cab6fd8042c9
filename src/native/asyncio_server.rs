//! A server of `asyncore` becomes one of `asyncio`: a dispatcher that listens, the dispatcher that
//! answers each connection, and the loop. Only files in which all of it is of a known shape change.

use super::{Context, Found};
use crate::finding::Safety;
use crate::syntax::{Layout, Node};
use crate::text::Edit;

/// What a dispatcher has that a protocol has not: whoever uses it is not understood.
#[rustfmt::skip]
const INHERITED: [&str; 40] = [
    "accept", "accepting", "add_channel", "addr", "bind", "closing",
    "connect", "connected", "connecting", "create_socket", "debug", "del_channel",
    "family_and_type", "handle_accept", "handle_accepted", "handle_close", "handle_connect", "handle_connect_event",
    "handle_error", "handle_expt", "handle_expt_event", "handle_read", "handle_read_event", "handle_write",
    "handle_write_event", "ignore_log_types", "initiate_send", "listen", "log", "log_info",
    "out_buffer", "readable", "recv", "set_reuse_addr", "set_socket", "socket",
    "transport", "writable", "_fileno", "_map",
];

pub(super) fn find(context: &Context<'_>) -> Vec<Found> {
    recognise(context).into_iter().collect()
}

fn recognise(context: &Context<'_>) -> Option<Found> {
    let module = context.module;
    let root = module.tree.root();
    let (import, core) = root.parts().find_map(imported)?;
    let classes: Vec<Node<'_>> = root.parts().filter(|part| part.kind() == "class_definition").collect();
    let listens = |class: &&Node<'_>| {
        has_base(**class, core, &["dispatcher"]) && method(**class, "handle_accepted").is_some()
    };
    let server = Server::of(context, *classes.iter().find(listens)?, core)?;
    let handler = classes.iter().copied().find(|class| name(*class) == server.handler)?;
    let start = Start::of(root, core, name(server.class))?;
    // Whatever else uses the module or the classes is not understood.
    let counted = |word: &str| module.identifiers(word).count();
    let known = 4 + usize::from(server.names_module);
    // Neither another file nor a string may take the class from here.
    let elsewhere = |name: &str| {
        let others = context.world.neighbours().mentioning(name);
        let own = module.name.rsplit('.').next().unwrap_or_default();
        others.iter().any(|other| other.path() != module.source.path() && other.text().contains(own))
    };
    let private = |class: Node<'_>| !elsewhere(name(class)) && !is_listed(root, name(class));
    let is_whole = counted(core) == known
        && counted(name(handler)) == 2
        && counted(name(server.class)) == 2
        && counted("serve") == 0
        && counted("asyncio") == 0
        && private(handler)
        && private(server.class)
        && handler.end() < server.class.start();
    if !is_whole {
        return None;
    }
    let mut edits = vec![Edit::replace(import.range(), "import asyncio")];
    protocol(handler, core, &server, &mut edits)?;
    let newline = module.source.newline().as_str();
    edits.push(Edit::replace(server.class.range(), server.function().replace('\n', newline)));
    edits.push(Edit::replace(start.range, format!("asyncio.run(serve{})", start.arguments)));
    for edit in &mut edits {
        if newline != "\n" && !edit.text.contains(newline) {
            edit.text = edit.text.replace('\n', newline);
        }
    }
    let changed =
        |node: Node<'_>| edits.iter().any(|edit| edit.start <= node.start() && node.end() <= edit.end);
    if root.descendants().any(|node| node.kind() == "comment" && changed(node)) {
        return None;
    }
    Some(Found {
        range: import.range(),
        edits,
        safety: Safety::Suggested,
        after: Some(format!("asyncio.run(serve{})", start.arguments)),
        message: "The server runs on `asyncio`: data comes in other portions, what is sent is always buffered, and errors go to the loop's exception handler.".to_owned(),
        reasons: vec![module.reason(server.class, format!("`{}` is a dispatcher that listens", name(server.class)))],
        ..Found::default()
    })
}

/// `import asyncore`, and the name it gives.
fn imported(statement: Node<'_>) -> Option<(Node<'_>, &str)> {
    let mut items = statement.children_by("name");
    let item = items.next().filter(|_| statement.kind() == "import_statement" && items.next().is_none())?;
    let (module, local) = match item.kind() {
        "aliased_import" => (item.child("name")?.text(), item.child("alias")?.text()),
        _ => (item.text(), item.text()),
    };
    (module == "asyncore").then_some((statement, local))
}

/// Whether a string bears a name, as in `__all__`.
fn is_listed(root: Node<'_>, name: &str) -> bool {
    root.descendants().any(|node| node.kind() == "string_content" && node.text() == name)
}

/// The text without white space.
fn flat(node: Node<'_>) -> String {
    node.text().split_whitespace().collect()
}

/// What stands before a statement of a class on its line.
fn indent(statement: Node<'_>) -> String {
    Layout::of(statement).indent.to_owned()
}

fn name(definition: Node<'_>) -> &str {
    definition.child("name").map_or("", |name| name.text())
}

fn body(definition: Node<'_>) -> Vec<Node<'_>> {
    definition
        .child("body")
        .into_iter()
        .flat_map(|body| body.parts())
        .filter(|part| part.kind() != "comment")
        .collect()
}

/// Whether a class holds so many methods and nothing else but its docstring.
fn has_only(class: Node<'_>, methods: usize) -> bool {
    let parts = body(class);
    let text =
        |part: &&Node<'_>| part.kind() == "expression_statement" && part.text().starts_with(['"', '\'']);
    parts.len() == methods + usize::from(parts.first().as_ref().is_some_and(text))
}

fn method<'t>(class: Node<'t>, wanted: &str) -> Option<Node<'t>> {
    body(class).into_iter().find(|part| part.kind() == "function_definition" && name(*part) == wanted)
}

fn has_base(class: Node<'_>, core: &str, bases: &[&str]) -> bool {
    let list = class.child("superclasses").map(flat).unwrap_or_default();
    bases.iter().any(|base| list == format!("({core}.{base})"))
}

/// The plain names of a function's parameters; `None` where one has a default or a type.
fn parameters(function: Node<'_>) -> Option<Vec<&str>> {
    let all = function.child("parameters")?.parts();
    all.map(|part| (part.kind() == "identifier").then(|| part.text())).collect()
}

/// The name of the address of a connection, and what is done with it.
type Greeting<'t> = (&'t str, Vec<&'t str>);

/// A dispatcher that does nothing but listen and hand connections on.
struct Server<'t> {
    class: Node<'t>,
    /// The parameters of its constructor, without `self`.
    parameters: String,
    /// Host, port, family and backlog, for `create_server()`.
    listens: String,
    handler: &'t str,
    /// The name of the address of a connection, and what is done with it.
    greeting: Option<Greeting<'t>>,
    /// Whether its constructor names the module.
    names_module: bool,
}

impl<'t> Server<'t> {
    fn of(context: &Context<'_>, class: Node<'t>, core: &str) -> Option<Self> {
        if !has_only(class, 2) {
            return None;
        }
        let (init, accepted) = (method(class, "__init__")?, method(class, "handle_accepted")?);
        let mut steps = body(init).into_iter();
        let first = flat(steps.next()?);
        let names_module = first == format!("{core}.dispatcher.__init__(self)");
        if !names_module && first != "super().__init__()" {
            return None;
        }
        let kinds = arguments(steps.next()?, "self.create_socket")?;
        let means =
            |node: Node<'_>, what: &str| context.world.names(context.module, node).only() == Some(what);
        let [family, kind] = kinds.as_slice() else { return None };
        if !means(*family, "socket.AF_INET") || !means(*kind, "socket.SOCK_STREAM") {
            return None;
        }
        let family = family.text();
        let mut step = steps.next()?;
        if flat(step) == "self.set_reuse_addr()" {
            step = steps.next()?;
        }
        let address = arguments(step, "self.bind")?;
        let [address] = address.as_slice() else { return None };
        let parts: Vec<&str> = address.parts().map(|part| part.text()).collect();
        let [host, port] = parts.as_slice() else { return None };
        let backlog = arguments(steps.next()?, "self.listen")?;
        let [backlog] = backlog.as_slice() else { return None };
        let own = parameters(init)?;
        let quiet = |text: &str| !text.contains("self");
        if address.kind() != "tuple"
            || backlog.kind() != "integer"
            || steps.next().is_some()
            || !quiet(host)
            || !quiet(port)
        {
            return None;
        }
        let listens = format!("{host}, {port}, family={family}, backlog={}", backlog.text());
        let (handler, greeting) = accepts(accepted)?;
        let taken = |name: &str| matches!(name, "loop" | "server" | "asyncio");
        let words = || [init, accepted].into_iter().flat_map(|function| function.descendants());
        if words().any(|node| node.kind() == "identifier" && taken(node.text())) {
            return None;
        }
        let parameters = own.get(1..)?.join(", ");
        Some(Server { class, parameters, listens, handler, greeting, names_module })
    }

    fn function(&self) -> String {
        let Server { parameters, listens, handler, class, .. } = self;
        let indent = body(*class).first().map(|first| indent(*first)).unwrap_or_default();
        let lines = [
            "loop = asyncio.get_running_loop()".to_owned(),
            format!("server = await loop.create_server({handler}, {listens})"),
            "async with server:".to_owned(),
            format!("{indent}await server.serve_forever()"),
        ];
        lines.iter().fold(format!("async def serve({parameters}):"), |text, line| {
            format!(
                "{text}
{indent}{line}"
            )
        })
    }
}

/// `handle_accepted(self, sock, addr)`: the class that it makes of the socket, and what it does
/// with the address before.
fn accepts(function: Node<'_>) -> Option<(&str, Option<Greeting<'_>>)> {
    let own = parameters(function)?;
    let [_, socket, address] = own.as_slice() else { return None };
    let mut steps = body(function);
    let made = flat(steps.pop()?);
    let mut words =
        steps.iter().flat_map(|step| step.descendants()).filter(|node| node.kind() == "identifier");
    let is_simple = |step: &Node<'_>| step.kind() == "expression_statement" && !step.text().contains('\n');
    if words.any(|word| [*socket, "self", "transport"].contains(&word.text())) || !steps.iter().all(is_simple)
    {
        return None;
    }
    let call = made.rsplit('=').next()?.strip_suffix(&format!("({socket})"))?;
    let handler =
        function.descendants().find(|node| node.kind() == "identifier" && node.text() == call)?.text();
    let greeting = steps.iter().map(|step| step.text()).collect::<Vec<_>>();
    Some((handler, (!greeting.is_empty()).then_some((*address, greeting))))
}

/// The arguments of a statement that is a call of this function.
fn arguments<'t>(statement: Node<'t>, function: &str) -> Option<Vec<Node<'t>>> {
    let call = statement
        .parts()
        .next()
        .filter(|call| statement.kind() == "expression_statement" && call.kind() == "call")?;
    (flat(call.child("function")?) == function)
        .then(|| call.child("arguments").map(|list| list.parts().collect()))?
}

/// `Server(…)` and `asyncore.loop()`, one behind the other.
struct Start<'t> {
    range: std::ops::Range<usize>,
    arguments: &'t str,
}

impl<'t> Start<'t> {
    fn of(root: Node<'t>, core: &str, server: &str) -> Option<Self> {
        let loops = |node: &Node<'_>| {
            node.kind() == "expression_statement" && flat(*node) == format!("{core}.loop()")
        };
        let end = root.descendants().find(loops)?;
        let block = end.parent()?;
        // Two loops cannot run in one thread.
        let runs = |node: &Node<'_>| node.kind() == "function_definition" && node.text().starts_with("async");
        if end.ancestors().any(|above| runs(&above)) {
            return None;
        }
        let steps: Vec<Node<'_>> = block.parts().collect();
        let at = steps.iter().position(|step| *step == end)?;
        let made = steps.get(at.checked_sub(1)?)?;
        let mut value = made.parts().next().filter(|_| made.kind() == "expression_statement")?;
        if value.kind() == "assignment" {
            let target = value.child("left")?;
            let uses =
                root.descendants().filter(|node| node.kind() == "identifier" && node.text() == target.text());
            if target.kind() != "identifier" || uses.count() != 1 {
                return None;
            }
            value = value.child("right")?;
        }
        if value.kind() != "call" || value.child("function")?.text() != server {
            return None;
        }
        Some(Start { range: made.start()..end.end(), arguments: value.child("arguments")?.text() })
    }
}

/// The dispatcher of a connection as a protocol.
fn protocol(class: Node<'_>, core: &str, server: &Server<'_>, edits: &mut Vec<Edit>) -> Option<()> {
    if !has_base(class, core, &["dispatcher", "dispatcher_with_send"]) {
        return None;
    }
    let (read, close) = (method(class, "handle_read")?, method(class, "handle_close"));
    if !has_only(class, 1 + usize::from(close.is_some())) || parameters(read)? != ["self"] {
        return None;
    }
    let steps = body(read);
    let [received, then] = steps.as_slice() else { return None };
    let line = flat(*received);
    let (data, size) = line.split_once("=self.recv(")?;
    let is_size = size.strip_suffix(')').is_some_and(|size| size.chars().all(|c| c.is_ascii_digit()));
    let sends = flat(*then) == format!("self.send({data})");
    let tests = then.kind() == "if_statement"
        && then.child("condition").is_some_and(|condition| condition.text() == data)
        && then.child("alternative").is_none();
    // At the end of the stream nothing is received any more: what is done then must be nothing.
    if !is_size || !(sends || tests) {
        return None;
    }
    edits.push(Edit::replace(class.child("superclasses")?.range(), "(asyncio.Protocol)"));
    edits.push(Edit::insert(read.start(), made(server, &indent(read))));
    edits.push(Edit::replace(read.child("name")?.range(), "data_received"));
    edits.push(Edit::replace(read.child("parameters")?.range(), format!("(self, {data})")));
    edits.push(Edit::delete(received.start()..then.start()));
    let closes = calls(*then, "close");
    sent(*then, edits)?;
    match close {
        None => {}
        // It is told of a connection that this side closes as well.
        Some(_) if closes => return None,
        Some(close) => lost(close, edits)?,
    }
    Some(())
}

/// `connection_made()`, with what the server did with the address.
fn made(server: &Server<'_>, indent: &str) -> String {
    let mut text =
        format!("def connection_made(self, transport):\n{indent}{indent}self.transport = transport\n");
    if let Some((address, steps)) = &server.greeting {
        text.push_str(&format!("{indent}{indent}{address} = transport.get_extra_info(\"peername\")\n"));
        text.extend(steps.iter().map(|step| format!("{indent}{indent}{step}\n")));
    }
    text + "\n" + indent
}

fn calls(node: Node<'_>, wanted: &str) -> bool {
    let function = format!("self.{wanted}");
    node.descendants().any(|inner| inner.kind() == "attribute" && flat(inner) == function)
}

/// `send()` and `close()` are the transport's; anything else of a dispatcher is not understood.
fn sent(code: Node<'_>, edits: &mut Vec<Edit>) -> Option<()> {
    for word in code.descendants().filter(|node| node.kind() == "identifier" && node.text() == "self") {
        let attribute =
            word.parent().filter(|above| above.kind() == "attribute" && word.field() == Some("object"))?;
        let name = attribute.child("attribute")?;
        if INHERITED.contains(&name.text()) || name.text().starts_with("__") {
            return None;
        }
        let new = match name.text() {
            "send" => "self.transport.write",
            "close" => "self.transport.close",
            _ => continue,
        };
        let call = attribute
            .parent()
            .filter(|call| call.kind() == "call" && attribute.field() == Some("function"))?;
        call.parent().filter(|statement| statement.kind() == "expression_statement")?;
        edits.push(Edit::replace(attribute.range(), new));
    }
    Some(())
}

/// `handle_close()` as `connection_lost()`, where the transport is closed already.
fn lost(close: Node<'_>, edits: &mut Vec<Edit>) -> Option<()> {
    let steps = body(close);
    let (last, others) = steps.split_last()?;
    if flat(*last) != "self.close()" || others.is_empty() || parameters(close)? != ["self"] {
        return None;
    }
    for step in others {
        if calls(*step, "close") || calls(*step, "send") {
            return None;
        }
        sent(*step, edits)?;
    }
    edits.push(Edit::replace(close.child("name")?.range(), "connection_lost"));
    edits.push(Edit::replace(close.child("parameters")?.range(), "(self, exc)"));
    edits.push(Edit::delete(others.last()?.end()..last.end()));
    Some(())
}
