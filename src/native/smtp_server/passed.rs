//! What a server is made with: its own arguments, and those that its constructor passes on to
//! `SMTPServer`.

use std::collections::BTreeMap;

use super::handler::body;
use super::{CONTROLLER, Context, is_quiet, plain_arguments};
use crate::matching::{Argument, given};
use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::Edit;

/// The parameters of `SMTPServer`.
const PARAMETERS: [&str; 6] =
    ["localaddr", "remoteaddr", "data_size_limit", "map", "enable_SMTPUTF8", "decode_data"];

/// A constructor that passes on what `SMTPServer` needs, and keeps the rest for itself.
pub(super) struct Constructor<'t> {
    definition: Node<'t>,
    /// Without `self`.
    parameters: Vec<Parameter<'t>>,
    /// The call of the constructor above.
    pub call: Node<'t>,
    /// Its arguments, without `self`.
    base: Vec<Argument<'t>>,
    /// Whether that call names `SMTPServer`.
    pub names_base: bool,
}

struct Parameter<'t> {
    node: Node<'t>,
    name: &'t str,
    default: Option<Node<'t>>,
    /// 0 for none, 1 for `*`, 2 for `**`.
    stars: u8,
}

/// What a call that makes a server passes: to the class itself, as it is written, and to
/// `SMTPServer`, by parameter.
pub(super) struct Passed<'t> {
    own: Vec<String>,
    base: BTreeMap<&'static str, Value<'t>>,
}

/// An argument, and the text that means the same where the server is made.
struct Value<'t> {
    node: Node<'t>,
    text: String,
    /// Of a tuple, its items.
    items: Vec<String>,
}

/// A server with its controller.
pub(super) struct Made {
    /// `Server()`.
    handler: String,
    /// Host and port, and the options.
    arguments: Vec<String>,
    /// Whether messages are text.
    pub decoded: bool,
    /// The name of a ready handler.
    pub import: Option<&'static str>,
}

impl Made {
    /// `UnthreadedController(Server(), "localhost", 25)`.
    pub(super) fn text(&self) -> String {
        format!("{CONTROLLER}({}, {})", self.handler, self.arguments.join(", "))
    }
}

impl<'t> Constructor<'t> {
    /// `class` is the name of the class, `bases` are the calls of `SMTPServer.__init__` in the file.
    pub(super) fn of(definition: Node<'t>, class: &str, bases: &[Node<'t>]) -> Option<Constructor<'t>> {
        let all: Vec<Node<'t>> = definition.child(Field::Parameters)?.parts().collect();
        let (this, own) = all.split_first()?;
        let parameters: Vec<Parameter<'t>> =
            own.iter().map(|node| Parameter::of(*node)).collect::<Option<_>>()?;
        let mut calls = body(definition).into_iter().filter(|part| part.kind() == Kind::ExpressionStatement);
        let (call, names_base) = calls.find_map(|statement| {
            let call = statement.parts().next().filter(|call| call.kind() == Kind::Call)?;
            let function: String = call.child(Field::Function)?.text().split_whitespace().collect();
            let above = ["super().__init__".to_owned(), format!("super({class},self).__init__")];
            let named = bases.contains(&call);
            (named || above.contains(&function)).then_some((call, named))
        })?;
        let mut base = given(call);
        if names_base {
            base.first().filter(|first| first.node.text() == "self")?;
            base.remove(0);
        }
        let returns = definition.descendants().any(|node| node.kind() == Kind::ReturnStatement);
        (this.text() == "self" && !returns).then_some(Constructor {
            definition,
            parameters,
            call,
            base,
            names_base,
        })
    }

    fn statement(&self) -> Node<'t> {
        self.call.statement()
    }

    /// How often a parameter is used in the call above, and elsewhere.
    fn uses(&self, name: &str) -> (usize, usize) {
        let Some(body) = self.definition.child(Field::Body) else { return (0, 0) };
        let all = body.descendants().filter(|node| node.kind() == Kind::Identifier && node.text() == name);
        let variables = all.filter(|node| crate::model::is_variable(*node));
        let (base, other): (Vec<Node<'t>>, Vec<Node<'t>>) =
            variables.partition(|node| node.is_within(self.call));
        (base.len(), other.len())
    }

    /// Whether a parameter is for `SMTPServer` alone.
    fn goes(&self, parameter: &Parameter<'_>) -> bool {
        let (base, other) = self.uses(parameter.name);
        base > 0 && other == 0
    }

    /// The constructor without what it passed on; it goes if nothing is left of it.
    pub(super) fn edits(&self) -> Option<Vec<Edit>> {
        let stays: Vec<&Parameter<'t>> =
            self.parameters.iter().filter(|parameter| !self.goes(parameter)).collect();
        let others: Vec<Node<'t>> =
            body(self.definition).into_iter().filter(|part| *part != self.statement()).collect();
        if others.is_empty() && stays.is_empty() {
            return Some(vec![removed(self.definition)?]);
        }
        let mut edits = Vec::new();
        if stays.len() < self.parameters.len() {
            let list: Vec<&str> =
                std::iter::once("self").chain(stays.iter().map(|p| p.node.text())).collect();
            let range = self.definition.child(Field::Parameters)?.range();
            edits.push(Edit::replace(range, format!("({})", list.join(", "))));
        }
        edits.push(match others.is_empty() {
            true => Edit::replace(self.statement().range(), "pass"),
            false => removed(self.statement())?,
        });
        Some(edits)
    }
}

impl<'t> Parameter<'t> {
    fn of(node: Node<'t>) -> Option<Parameter<'t>> {
        let (name, default, stars) = match node.kind() {
            Kind::Identifier => (node, None, 0),
            Kind::TypedParameter => {
                (node.parts().next().filter(|name| name.kind() == Kind::Identifier)?, None, 0)
            }
            Kind::DefaultParameter | Kind::TypedDefaultParameter => {
                (node.child(Field::Name)?, node.child(Field::Value), 0)
            }
            Kind::Splat => (node.parts().next()?, None, 1),
            Kind::DictionarySplat => (node.parts().next()?, None, 2),
            _ => return None,
        };
        Some(Parameter { node, name: name.text(), default, stars })
    }
}

/// A statement with its lines and the empty ones behind it, or before it if it is the last.
fn removed(statement: Node<'_>) -> Option<Edit> {
    let layout = Layout::of(statement);
    if !layout.starts_line || !layout.ends_line {
        return None;
    }
    let block = statement.parent()?;
    let parts: Vec<Node<'_>> = block.parts().collect();
    let at = parts.iter().position(|part| *part == statement)?;
    Some(match (parts.get(at + 1), at.checked_sub(1).map(|before| parts[before])) {
        (Some(next), _) => Edit::delete(statement.start()..next.start()),
        (None, Some(before)) => Edit::delete(before.end()..statement.end()),
        (None, None) => return None,
    })
}

/// What a call passes to the class that it makes a server of, and on to `SMTPServer`. `None` where
/// it cannot be told.
pub(super) fn passed_on<'t>(
    context: &Context<'t>,
    call: Node<'t>,
    constructor: Option<&Constructor<'t>>,
) -> Option<Passed<'t>> {
    let arguments = plain_arguments(call)?;
    let Some(constructor) = constructor else {
        let all = arguments.into_iter().map(|(keyword, node)| Some((keyword, as_it_is(node)?)));
        return Some(Passed { own: Vec::new(), base: by_parameter(all.collect::<Option<_>>()?)? });
    };
    let bound = bind(&constructor.parameters, arguments)?;
    let mut base = Vec::new();
    for argument in &constructor.base {
        match argument.stars {
            0 => {
                let keyword = argument.keyword.map(|keyword| keyword.text());
                base.push((keyword, brought(context, call, &bound, argument.value)?));
            }
            stars => {
                let rest = constructor.parameters.iter().find(|p| p.stars == stars)?;
                if rest.name != argument.value.text() {
                    return None;
                }
                let through = bound.through.iter().filter(|(keyword, _)| keyword.is_some() == (stars == 2));
                for (keyword, node) in through {
                    base.push((*keyword, as_it_is(*node)?));
                }
            }
        }
    }
    let mut own = Vec::new();
    for parameter in &constructor.parameters {
        let (in_base, elsewhere) = constructor.uses(parameter.name);
        if parameter.stars > 0 {
            if in_base == 0 || elsewhere > 0 {
                return None;
            }
            continue;
        }
        let Some((keyword, node)) = bound.own.get(parameter.name) else { continue };
        if in_base == 0 || elsewhere > 0 {
            if in_base > 0 && !is_quiet(*node) {
                return None;
            }
            let text = as_it_is(*node)?.text;
            own.push(keyword.map_or(text.clone(), |keyword| format!("{keyword}={text}")));
        }
    }
    Some(Passed { own, base: by_parameter(base)? })
}

/// The arguments of a call, each with its keyword.
type Arguments<'t> = Vec<(Option<&'t str>, Node<'t>)>;

/// The arguments of a call by the parameters of a constructor.
struct Bound<'t> {
    own: BTreeMap<&'t str, (Option<&'t str>, Node<'t>)>,
    defaults: BTreeMap<&'t str, Node<'t>>,
    /// What `*args` and `**kwargs` take.
    through: Arguments<'t>,
}

fn bind<'t>(parameters: &[Parameter<'t>], arguments: Arguments<'t>) -> Option<Bound<'t>> {
    let takes = |stars: u8| parameters.iter().any(|parameter| parameter.stars == stars);
    let named =
        |name: &str| parameters.iter().find(|parameter| parameter.stars == 0 && parameter.name == name);
    let mut by_position = parameters.iter().take_while(|parameter| parameter.stars == 0);
    let mut bound = Bound { own: BTreeMap::new(), defaults: BTreeMap::new(), through: Vec::new() };
    for (keyword, node) in arguments {
        let parameter = match keyword {
            Some(keyword) => named(keyword),
            None => by_position.next(),
        };
        match parameter {
            Some(parameter) => bound.own.insert(parameter.name, (keyword, node)).is_none().then_some(())?,
            None if takes(if keyword.is_some() { 2 } else { 1 }) => bound.through.push((keyword, node)),
            None => return None,
        }
    }
    for parameter in parameters.iter().filter(|p| p.stars == 0 && !bound.own.contains_key(p.name)) {
        bound.defaults.insert(parameter.name, parameter.default?);
    }
    Some(bound)
}

/// An argument that stays where it is.
fn as_it_is(node: Node<'_>) -> Option<Value<'_>> {
    let moves = |below: Node<'_>| {
        !matches!(below.kind(), Kind::NamedExpression | Kind::Await | Kind::Yield | Kind::Comment)
    };
    let items = node.parts().filter(|_| node.kind() == Kind::Tuple).map(|item| item.text().to_owned());
    node.descendants().all(moves).then(|| Value {
        node,
        text: node.text().to_owned(),
        items: items.collect(),
    })
}

/// An expression of a constructor, as it is written where the constructor is called.
fn brought<'t>(
    context: &Context<'t>,
    call: Node<'t>,
    bound: &Bound<'t>,
    node: Node<'t>,
) -> Option<Value<'t>> {
    let module = context.module;
    match node.kind() {
        Kind::String | Kind::Integer | Kind::None | Kind::True | Kind::False => {
            as_it_is(node).filter(|_| is_quiet(node))
        }
        Kind::Tuple => {
            let item = |part| brought(context, call, bound, part).map(|value| value.text);
            let items: Vec<String> = node.parts().map(item).collect::<Option<_>>()?;
            Some(Value { node, text: format!("({})", items.join(", ")), items })
        }
        Kind::Identifier => match (bound.own.get(node.text()), bound.defaults.get(node.text())) {
            (Some((_, argument)), _) => as_it_is(*argument),
            (None, Some(default)) => brought(context, call, bound, *default),
            (None, None) => {
                let is_global = |at: Node<'t>| {
                    module
                        .lookup(module.scope_of(at), node.text())
                        .is_some_and(|(scope, _)| scope == module.top())
                };
                (is_global(node) && is_global(call)).then(|| as_it_is(node))?
            }
        },
        _ => None,
    }
}

/// Arguments by the parameters of `SMTPServer`.
fn by_parameter<'t>(arguments: Vec<(Option<&str>, Value<'t>)>) -> Option<BTreeMap<&'static str, Value<'t>>> {
    let mut base = BTreeMap::new();
    for (at, (keyword, value)) in arguments.into_iter().enumerate() {
        let parameter = match keyword {
            Some(keyword) => PARAMETERS.iter().find(|name| **name == keyword)?,
            None => PARAMETERS.get(at)?,
        };
        base.insert(*parameter, value).is_none().then_some(())?;
    }
    Some(base)
}

impl Passed<'_> {
    /// A server of a class of one's own.
    pub(super) fn handled(&self, class: &str) -> Option<Made> {
        let handler = format!("{class}({})", self.own.join(", "));
        Some(Made { handler, arguments: self.arguments()?, decoded: self.decodes()?, import: None })
    }

    /// A server of a class of `smtpd`.
    pub(super) fn ready(&self, class: &str) -> Option<Made> {
        let mut arguments = self.arguments()?;
        arguments.retain(|argument| argument != "decode_data=True");
        if class == "smtpd.DebuggingServer" {
            let handler = "Debugging()".to_owned();
            return Some(Made { handler, arguments, decoded: false, import: Some("Debugging") });
        }
        // Without it, every message was an error.
        let remote = self.base.get("remoteaddr").filter(|_| self.decodes() == Some(true))?;
        let handler = format!("Proxy({})", address(remote)?);
        Some(Made { handler, arguments, decoded: false, import: Some("Proxy") })
    }

    /// Host, port and options of the controller.
    fn arguments(&self) -> Option<Vec<String>> {
        let is = |name: &str, kind: Kind| self.base.get(name).is_none_or(|value| value.node.kind() == kind);
        if !is_quiet(self.base.get("remoteaddr")?.node) || !is("map", Kind::None) {
            return None;
        }
        let mut arguments = vec![address(self.base.get("localaddr")?)?];
        if let Some(limit) = self.base.get("data_size_limit") {
            arguments.push(format!("data_size_limit={}", limit.text));
        }
        if let Some(utf8) = self.base.get("enable_SMTPUTF8").filter(|value| value.node.kind() != Kind::False)
        {
            arguments.push(format!("enable_SMTPUTF8={}", utf8.text));
        }
        if self.decodes()? {
            if arguments.len() > 1 && self.base.contains_key("enable_SMTPUTF8") {
                return None;
            }
            arguments.push("decode_data=True".to_owned());
        }
        Some(arguments)
    }

    fn decodes(&self) -> Option<bool> {
        match self.base.get("decode_data").map(|value| value.node.kind()) {
            None | Some(Kind::False) => Some(false),
            Some(Kind::True) => Some(true),
            Some(_) => None,
        }
    }
}

/// `("localhost", 25)` as two arguments; of an address with another name, `*address`.
fn address(value: &Value<'_>) -> Option<String> {
    match (value.node.kind(), value.items.as_slice()) {
        (Kind::Tuple, [host, port]) => Some(format!("{host}, {port}")),
        (Kind::Identifier | Kind::Attribute, _) => Some(format!("*{}", value.text)),
        _ => None,
    }
}
