//! The place that makes a server, and the loop that serves it.

use super::Context;
use super::plain_arguments;
use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::Edit;

/// Names for a controller that had none.
const NAMES: [&str; 2] = ["controller", "mail_controller"];

/// A server that is made, and the loop behind it in the same function.
pub(super) struct Start<'t> {
    statement: Node<'t>,
    /// The variable that holds it; `_` holds nothing.
    name: Option<&'t str>,
    /// What makes it: the call, with a variable that holds nothing.
    made: Node<'t>,
    /// `server.close()`, the only use of that variable.
    closes: Vec<Node<'t>>,
    loops: Node<'t>,
}

impl<'t> Start<'t> {
    pub(super) fn of(context: &Context<'t>, call: Node<'t>, loops: &[Node<'t>]) -> Option<Start<'t>> {
        let module = context.module;
        let scope = module.scope_of(call);
        let mut own = loops.iter().copied().filter(|other| module.scope_of(*other) == scope);
        let (run, None) = (own.next()?, own.next()) else { return None };
        let statement = call.statement();
        let block = statement.parent()?;
        let behind =
            run.ancestors().any(|above| above.parent() == Some(block) && above.start() > statement.start());
        let alone = run.parent().is_some_and(|above| above.kind() == Kind::ExpressionStatement);
        let waits = run
            .ancestors()
            .any(|above| above.kind() == Kind::FunctionDefinition && above.token(Kind::KwAsync).is_some());
        if !behind || !alone || waits || !serves_for_ever(run) {
            return None;
        }
        let value = statement.parts().next().filter(|_| statement.kind() == Kind::ExpressionStatement)?;
        let (name, closes) = match value.kind() {
            Kind::Assignment
                if value.child(Field::Right) == Some(call) && value.child(Field::Left)?.text() == "_" =>
            {
                (None, Vec::new())
            }
            Kind::Assignment
                if value.child(Field::Right) == Some(call) && value.child(Field::Type).is_none() =>
            {
                let target = value.child(Field::Left).filter(|target| target.kind() == Kind::Identifier)?;
                (Some(target.text()), closes(context, target)?)
            }
            _ if value == call => (None, Vec::new()),
            _ => return None,
        };
        let made = if name.is_some() { call } else { value };
        Some(Start { statement, name, made, closes, loops: run })
    }

    /// The server under its controller, whose text is given.
    pub(super) fn edits(&self, context: &Context<'_>, controller: &str) -> Option<Vec<Edit>> {
        let module = context.module;
        let free = |name: &&&str| module.identifiers(name).next().is_none();
        let name = match self.name {
            Some(name) => name,
            None => NAMES.iter().find(free)?,
        };
        let made = match self.name {
            Some(_) => controller.to_owned(),
            None => format!("{name} = {controller}"),
        };
        let mut edits = vec![Edit::replace(self.made.range(), made)];
        let layout = Layout::of(self.statement);
        if layout.starts_line && layout.ends_line {
            let rest = &module.source.text()[self.statement.end()..];
            let end = self.statement.end() + rest.find(['\n', '\r']).unwrap_or(rest.len());
            let newline = module.source.newline().as_str();
            edits.push(Edit::insert(end, format!("{newline}{}{name}.begin()", layout.indent)));
        } else {
            edits.push(Edit::insert(self.statement.end(), format!("; {name}.begin()")));
        }
        edits.push(Edit::replace(self.loops.range(), format!("{name}.loop.run_forever()")));
        let served = |close: &Node<'_>| Edit::insert(close.start() + name.len(), ".server");
        edits.extend(self.closes.iter().map(served));
        Some(edits)
    }
}

/// Whether the loop ends only with its last channel: how it waits says nothing of what it does.
fn serves_for_ever(run: Node<'_>) -> bool {
    let harmless = |(at, (keyword, value)): (usize, (Option<&str>, Node<'_>))| {
        let name = keyword.or(["timeout", "use_poll"].get(at).copied());
        let literal =
            matches!(value.kind(), Kind::Integer | Kind::Float | Kind::True | Kind::False | Kind::None);
        literal && name.is_some_and(|name| matches!(name, "timeout" | "use_poll"))
    };
    plain_arguments(run).is_some_and(|all| all.into_iter().enumerate().all(harmless))
}

/// The places that close the server; `None` where anything else is done with the variable.
fn closes<'t>(context: &Context<'t>, target: Node<'t>) -> Option<Vec<Node<'t>>> {
    let module = context.module;
    let (scope, bindings) = module.lookup(module.scope_of(target), target.text())?;
    let shared = scope == module.top() && super::is_taken_elsewhere(context, target.text());
    if bindings.len() != 1 || shared {
        return None;
    }
    let others = module.uses(scope, target.text()).filter(|node| *node != target);
    let closed = others.map(|node| {
        let attribute = node
            .parent()
            .filter(|above| above.kind() == Kind::Attribute && node.field() == Some(Field::Object))?;
        let call = attribute
            .parent()
            .filter(|call| call.kind() == Kind::Call && attribute.field() == Some(Field::Function))?;
        let statement = call.parent().filter(|above| above.kind() == Kind::ExpressionStatement);
        let is_close =
            attribute.child(Field::Attribute)?.text() == "close" && plain_arguments(call)?.is_empty();
        (is_close && statement.is_some()).then_some(node)
    });
    closed.collect()
}
