//! What a mail server is made with: its own arguments, and those that its constructor passes on to
//! `SMTPServer`.

use std::collections::BTreeMap;

use super::smtpd::{CONTROLLER, Handler};
use super::{Context, Plan, body};
use crate::matching::{Argument, Expected, bind, given};
use crate::model::is_variable;
use crate::syntax::{Field, Kind, Node};
use crate::text::Edit;

/// The parameters of `SMTPServer`.
const PARAMETERS: [&str; 6] =
    ["localaddr", "remoteaddr", "data_size_limit", "map", "enable_SMTPUTF8", "decode_data"];

/// What a call that makes a server passes: to the class itself, as it is written, and to
/// `SMTPServer`, by parameter.
pub(super) struct Passed<'t> {
    own: Vec<&'t str>,
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

/// A parameter of a constructor: itself, its name, its default, and 0 for none, 1 for `*`, 2 for `**`.
#[derive(Clone, Copy)]
struct Parameter<'t> {
    node: Node<'t>,
    name: &'t str,
    default: Option<Node<'t>>,
    stars: u8,
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

impl<'t> Handler<'t> {
    /// The parameters of the constructor without `self`; `None` where one is of an unknown kind.
    fn parameters(&self) -> Option<Vec<Parameter<'t>>> {
        let Some(init) = self.init else { return Some(Vec::new()) };
        super::parameters(init)?.into_iter().map(Parameter::of).collect()
    }

    /// How often the constructor uses a parameter in the call above, and elsewhere.
    fn uses(&self, name: &str) -> (usize, usize) {
        let inner =
            self.init.and_then(|init| init.child(Field::Body)).into_iter().flat_map(Node::descendants);
        let used =
            inner.filter(|node| node.kind() == Kind::Identifier && node.text() == name && is_variable(*node));
        let in_call = |node: &Node<'t>| self.above.as_ref().is_some_and(|(call, _)| node.is_within(*call));
        let (base, other): (Vec<_>, Vec<_>) = used.partition(in_call);
        (base.len(), other.len())
    }

    /// The constructor without what it passed on; it goes if nothing is left of it.
    pub(super) fn draft_constructor(&self, plan: &mut Plan) -> Option<()> {
        let (Some(init), Some((call, _))) = (self.init, &self.above) else { return Some(()) };
        let all = self.parameters()?;
        let stays = |parameter: &&Parameter<'_>| {
            let (base, other) = self.uses(parameter.name);
            base == 0 || other > 0
        };
        let left: Vec<&str> = all.iter().filter(stays).map(|parameter| parameter.node.text()).collect();
        let is_alone = body(init).len() == 1;
        if is_alone && left.is_empty() {
            return plan.delete(init);
        }
        if left.len() < all.len() {
            let list: Vec<&str> = std::iter::once("self").chain(left).collect();
            plan.edits.push(Edit::replace(
                init.child(Field::Parameters)?.range(),
                format!("({})", list.join(", ")),
            ));
        }
        if is_alone {
            plan.replace(*call, "pass");
            return Some(());
        }
        plan.delete(call.statement())
    }
}

impl<'t> Passed<'t> {
    /// What a call passes to the class that it makes a server of, and on to `SMTPServer`. `None` where
    /// it cannot be told.
    pub(super) fn by(
        context: &Context<'t>,
        call: Node<'t>,
        handler: Option<&Handler<'t>>,
    ) -> Option<Passed<'t>> {
        let arguments = given(call);
        if arguments.iter().any(|argument| argument.stars > 0) {
            return None;
        }
        let constructor = handler.and_then(|handler| Some((handler, handler.above.as_ref()?)));
        let Some((handler, (_, above))) = constructor else {
            let all = arguments.iter().map(|argument| (keyword(argument), as_it_is(argument.value)));
            return Some(Passed { own: Vec::new(), base: by_parameter(all)? });
        };
        let bound = Bound::of(handler.parameters()?, arguments)?;
        let mut base = Vec::new();
        for argument in above {
            if argument.stars == 0 {
                base.push((keyword(argument), brought(context, call, &bound, argument.value)));
                continue;
            }
            let is_it =
                |one: &Parameter<'_>| one.stars == argument.stars && one.name == argument.value.text();
            let (_, through) = bound.each().find(|(one, _)| is_it(one))?;
            base.extend(through.map(|one| (keyword(one), as_it_is(one.value))));
        }
        let mut own = Vec::new();
        for (parameter, taken) in bound.each() {
            let (in_base, elsewhere) = handler.uses(parameter.name);
            if in_base > 0 && elsewhere == 0 {
                continue;
            }
            for argument in taken {
                let stays = parameter.stars == 0 && (in_base == 0 || is_quiet(argument.value));
                as_it_is(argument.value).filter(|_| stays)?;
                own.push(argument.node.text());
            }
        }
        Some(Passed { own, base: by_parameter(base.into_iter())? })
    }

    /// A server of a class of one's own.
    pub(super) fn handled(&self, class: &str) -> Option<Made> {
        let handler = format!("{class}({})", self.own.join(", "));
        Some(Made { handler, arguments: self.arguments()?, decoded: self.decodes()?, import: None })
    }

    /// A server of a class of `smtpd`.
    pub(super) fn ready(&self, class: &str) -> Option<Made> {
        let mut arguments = self.arguments()?;
        arguments.retain(|argument| argument != "decode_data=True");
        let (handler, import) = match class {
            "smtpd.DebuggingServer" => ("Debugging()".to_owned(), "Debugging"),
            // Without it, every message was an error.
            _ if self.decodes()? => (format!("Proxy({})", address(self.base.get("remoteaddr")?)?), "Proxy"),
            _ => return None,
        };
        Some(Made { handler, arguments, decoded: false, import: Some(import) })
    }

    /// Host, port and options of the controller.
    fn arguments(&self) -> Option<Vec<String>> {
        let is = |name: &str, kind: Kind| self.base.get(name).is_none_or(|value| value.node.kind() == kind);
        if !is_quiet(self.base.get("remoteaddr")?.node) || !is("map", Kind::None) {
            return None;
        }
        let mut arguments = vec![address(self.base.get("localaddr")?)?];
        for name in ["data_size_limit", "enable_SMTPUTF8"] {
            let given = self.base.get(name).filter(|value| value.node.kind() != Kind::False);
            arguments.extend(given.map(|value| format!("{name}={}", value.text)));
        }
        if self.decodes()? {
            is("enable_SMTPUTF8", Kind::False).then(|| arguments.push("decode_data=True".to_owned()))?;
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

/// The arguments of a call by the parameters of a constructor.
struct Bound<'t> {
    parameters: Vec<Parameter<'t>>,
    arguments: Vec<Argument<'t>>,
    /// For each parameter, the arguments that it takes.
    taken: Vec<Vec<usize>>,
}

impl<'t> Bound<'t> {
    fn of(parameters: Vec<Parameter<'t>>, arguments: Vec<Argument<'t>>) -> Option<Bound<'t>> {
        let star = parameters.iter().position(|one| one.stars == 1).unwrap_or(parameters.len());
        let expected = parameters.iter().enumerate().map(|(at, one)| Expected {
            name: Some(one.name.to_owned()),
            positional: at <= star,
            optional: one.stars > 0 || one.default.is_some(),
            unpacked: 0,
            stars: one.stars,
        });
        let taken = bind(&arguments, &expected.collect::<Vec<_>>()).ok()?;
        Some(Bound { parameters, arguments, taken })
    }

    /// The parameters, each with what it takes.
    fn each(&self) -> impl Iterator<Item = (&Parameter<'t>, impl Iterator<Item = &Argument<'t>>)> {
        let arguments = &self.arguments;
        let each = self.parameters.iter().zip(&self.taken);
        each.map(move |(parameter, taken)| (parameter, taken.iter().map(move |at| &arguments[*at])))
    }
}

fn keyword<'t>(argument: &Argument<'t>) -> Option<&'t str> {
    argument.keyword.map(Node::text)
}

/// An argument that stays where it is.
fn as_it_is(node: Node<'_>) -> Option<Value<'_>> {
    let moves = |below: Node<'_>| {
        matches!(below.kind(), Kind::NamedExpression | Kind::Await | Kind::Yield | Kind::Comment)
    };
    let items = node.parts().filter(|_| node.kind() == Kind::Tuple).map(|item| item.text().to_owned());
    let value = || Value { node, text: node.text().to_owned(), items: items.collect() };
    (!node.descendants().any(moves)).then(value)
}

/// An expression of a constructor, as it is written where the constructor is called.
fn brought<'t>(
    context: &Context<'t>,
    call: Node<'t>,
    bound: &Bound<'t>,
    node: Node<'t>,
) -> Option<Value<'t>> {
    let module = context.module;
    let name = node.text();
    match node.kind() {
        Kind::Tuple => {
            let item = |part| brought(context, call, bound, part).map(|value| value.text);
            let items: Vec<String> = node.parts().map(item).collect::<Option<_>>()?;
            Some(Value { node, text: format!("({})", items.join(", ")), items })
        }
        Kind::Identifier => match bound.each().find(|(parameter, _)| parameter.name == name) {
            Some((parameter, mut taken)) => match taken.next() {
                Some(argument) => as_it_is(argument.value),
                None => brought(context, call, bound, parameter.default?),
            },
            None => {
                let scope = |at| module.lookup(module.scope_of(at), name).map(|(scope, _)| scope);
                as_it_is(node).filter(|_| scope(node) == Some(module.top()) && scope(call) == scope(node))
            }
        },
        Kind::String | Kind::Integer | Kind::None | Kind::True | Kind::False => {
            as_it_is(node).filter(|_| is_quiet(node))
        }
        _ => None,
    }
}

/// Arguments by the parameters of `SMTPServer`.
fn by_parameter<'k, 't>(
    arguments: impl Iterator<Item = (Option<&'k str>, Option<Value<'t>>)>,
) -> Option<BTreeMap<&'static str, Value<'t>>> {
    let mut base = BTreeMap::new();
    for (at, (keyword, value)) in arguments.enumerate() {
        let parameter = match keyword {
            Some(keyword) => PARAMETERS.iter().find(|name| **name == keyword)?,
            None => PARAMETERS.get(at)?,
        };
        base.insert(*parameter, value?).is_none().then_some(())?;
    }
    Some(base)
}

/// `("localhost", 25)` as two arguments; of an address with another name, `*address`.
fn address(value: &Value<'_>) -> Option<String> {
    match (value.node.kind(), value.items.as_slice()) {
        (Kind::Tuple, [host, port]) => Some(format!("{host}, {port}")),
        (Kind::Identifier | Kind::Attribute, _) => Some(format!("*{}", value.text)),
        _ => None,
    }
}

/// Whether evaluating an expression once more, or not at all, makes no difference.
fn is_quiet(node: Node<'_>) -> bool {
    match node.kind() {
        Kind::String => node.descendants().all(|below| below.kind() != Kind::Interpolation),
        Kind::Tuple | Kind::ParenthesizedExpression | Kind::UnaryOperator => node.parts().all(is_quiet),
        kind => matches!(kind, Kind::Identifier | Kind::Integer | Kind::None | Kind::True | Kind::False),
    }
}
