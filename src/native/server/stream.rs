//! What a channel reads and sends: `handle_read()` becomes `data_received()`, and what `handle_write()` would send
//! later is handed to the transport at once.

use super::asyncore::{Kept, because};
use super::channel::{delete_statement, guard, variables};
use super::{Plan, calls, end_of_line, flat, is_direct, method, steps, takes, uses};
use crate::matching::given;
use crate::syntax::{Field, Kind, Node};
use crate::text::Edit;

/// The attribute with what waits to be sent, which `writable()` asks and `handle_write()` sends: a transport keeps
/// it itself, so whatever would be put there is written.
pub(super) fn buffer<'t>(plan: &mut Plan, class: Node<'t>, is_client: bool) -> Kept<Option<&'t str>> {
    let kept = |wanted: &str| method(class, wanted).filter(|one| !plan.deletes(one.start()));
    let (asks, writes) = (method(class, "writable"), kept("handle_write"));
    let unknown = |node| because(node, "`handle_write()` does more than to send what waits");
    let inherited = uses(class).map(|(_, word)| word.text()).find(|word| *word == "out_buffer");
    let name = writes.map(|writes| sent(writes).ok_or_else(|| unknown(writes))).transpose()?.or(inherited);
    if let Some(asks) = asks {
        let own = |(_, word): (Node<'_>, Node<'_>)| {
            Some(word.text()) == name || ["connected", "connecting", "out_buffer"].contains(&word.text())
        };
        let plain = |node: Node<'_>| match node.kind() {
            Kind::Call => {
                node.child(Field::Function).is_some_and(|one| ["len", "bool"].contains(&one.text()))
            }
            Kind::Assignment => node.child(Field::Left).is_some_and(|left| left.kind() == Kind::Identifier),
            kind => kind != Kind::AugmentedAssignment,
        };
        if !uses(asks).all(own) || !asks.descendants().all(plain) {
            return Err(because(asks, "`writable()` asks for more than whether something waits"));
        }
        delete_statement(plan, asks)?;
    }
    let Some(name) = name else { return Ok(None) };
    if let Some(writes) = writes {
        delete_statement(plan, writes)?;
    }
    let mut filled = None;
    let places: Vec<Node<'_>> = class
        .tree()
        .root()
        .descendants()
        .filter(|node| {
            node.kind() == Kind::Attribute
                && node.child(Field::Attribute).is_some_and(|attribute| attribute.text() == name)
                && !plan.understands(*node)
        })
        .collect();
    // Another class may use the name for something else.
    let is_self = |place: &Node<'_>| place.child(Field::Object).is_some_and(|object| object.text() == "self");
    let (strange, places): (Vec<_>, Vec<_>) =
        places.into_iter().partition(|place| is_self(place) && !place.is_within(class));
    if let (Some(_), Some(place)) = (strange.first(), places.iter().find(|place| !is_self(place))) {
        return Err(because(*place, format!("several classes have `{name}`")));
    }
    for place in places.into_iter().filter(|place| {
        !asks.is_some_and(|asks| place.is_within(asks))
            && !writes.is_some_and(|writes| place.is_within(writes))
    }) {
        let object = place.child(Field::Object).map_or("", Node::text);
        let write = format!("{object}.transport.write");
        let statement = place.statement();
        let value = statement.parts().next().unwrap_or(statement);
        let is_init = method(class, "__init__").is_some_and(|init| place.is_within(init));
        let right = value.child(Field::Right);
        let is_set = place.parent() == Some(value) && place.field() == Some(Field::Left);
        match (value.kind(), right) {
            (Kind::Assignment, Some(right)) if is_set && is_init && object == "self" => {
                let is_bare = right.kind() == Kind::Call && given(right).is_empty();
                let maker = right.child(Field::Function).filter(|_| is_bare);
                let last = maker.map(|maker| maker.child(Field::Attribute).unwrap_or(maker).text());
                let makes_empty =
                    last.is_some_and(|last| ["bytes", "bytearray", "deque", "list"].contains(&last));
                if makes_empty || ["b''", "b\"\"", "[]"].contains(&flat(right).as_str()) {
                    delete_statement(plan, statement)?;
                } else if maker.is_some_and(|maker| maker.kind() == Kind::Identifier) {
                    return Err(because(place, "what waits to be sent is of an unknown kind at first"));
                } else if is_client {
                    plan.understand(place);
                    filled = Some(name);
                } else {
                    written(plan, value, right, &write);
                }
            }
            (Kind::Assignment, Some(right)) if is_set && !is_init => {
                let first = right.child(Field::Left).filter(|_| right.kind() == Kind::BinaryOperator);
                let more = first.filter(|first| flat(*first) == flat(place)).and(right.child(Field::Right));
                written(plan, value, more.unwrap_or(right), &write);
            }
            (Kind::AugmentedAssignment, Some(right))
                if flat(value).starts_with(&format!("{}+=", flat(place))) && !is_init =>
            {
                written(plan, value, right, &write);
            }
            (Kind::Assignment, _) if plan.understands(place) => {}
            (Kind::Call, _) if !is_init => {
                let function = value
                    .child(Field::Function)
                    .filter(|function| function.child(Field::Object) == Some(place));
                let member =
                    function.and_then(|function| function.child(Field::Attribute)).map_or("", Node::text);
                let arguments = given(value);
                match (member, function, arguments.as_slice()) {
                    ("append", Some(function), [_]) => plan.replace(function, write),
                    ("insert", Some(_), [zero, data]) if zero.value.text() == "0" => {
                        written(plan, value, data.node, &write)
                    }
                    _ => return Err(because(place, "what waits to be sent is used for something else")),
                }
            }
            _ => return Err(because(place, "what waits to be sent is used for something else")),
        }
    }
    Ok(filled)
}

/// A statement hands data to the transport.
fn written(plan: &mut Plan, statement: Node<'_>, data: Node<'_>, write: &str) {
    let target = statement.child(Field::Left).or(statement.child(Field::Function));
    target.into_iter().for_each(|target| plan.understand(target));
    if let Some(first) = data
        .parent()
        .filter(|above| above.kind() == Kind::BinaryOperator)
        .and_then(|sum| sum.child(Field::Left))
    {
        plan.understand(first);
    }
    plan.edits.push(Edit::replace(statement.start()..data.start(), format!("{write}(")));
    plan.edits.push(Edit::replace(data.end()..statement.end(), ")"));
}

/// The attribute that `handle_write()` sends from and shortens, if it does nothing else.
fn sent<'t>(writes: Node<'t>) -> Option<&'t str> {
    let (_, word) = uses(writes)
        .find(|(_, word)| !["send", "connected", "handle_close", "close"].contains(&word.text()))?;
    let name = word.text();
    let own = format!("self.{name}");
    let mut all: Vec<String> = steps(writes).into_iter().map(flat).collect();
    // A test of whether there is something.
    let tests = ["ifnot@:return", "iflen(@)==0:return", "ifnotlen(@):return"];
    if all.first().is_some_and(|first| tests.iter().any(|test| test.replace('@', &own) == *first)) {
        all.remove(0);
    }
    if let [only] = all.as_slice() {
        let inner = [format!("if{own}:"), format!("iflen({own})>0:"), format!("iflen({own}):")];
        if inner.iter().any(|head| only.starts_with(head.as_str())) {
            let block = steps(writes).last()?.child(Field::Consequence)?;
            all = block.parts().filter(|part| part.kind() != Kind::Comment).map(flat).collect();
        }
    }
    let size = |piece: &str| piece.chars().all(|c| c.is_ascii_alphanumeric() || "_.".contains(c));
    let of = |text: &str, variable: &str| {
        let piece = text
            .strip_prefix("self.send(")
            .and_then(|rest| rest.strip_prefix(variable))?
            .strip_suffix(')')?;
        let piece = piece.strip_prefix("[:").and_then(|rest| rest.strip_suffix(']')).unwrap_or(piece);
        size(piece).then_some(())
    };
    let all: Vec<&str> = all.iter().map(String::as_str).collect();
    let first = *all.first()?;
    let shortened = |count: &str| format!("{own}={own}[{count}:]");
    match all.as_slice() {
        [send, shorten] if of(send, &own).is_some() => {
            let empty = ["=b''", "=b\"\"", "=[]", ".clear()"].map(|end| format!("{own}{end}"));
            empty.iter().any(|empty| empty == shorten).then_some(name)
        }
        [send, shorten] if send.contains("=self.send(") => {
            let (count, call) = send.split_once('=')?;
            of(call, &own)?;
            (*shorten == shortened(count)).then_some(name)
        }
        [take, send, rest @ ..] => {
            let (data, taken) = take.split_once('=')?;
            let pops = [".pop(0)", ".pop()", ".popleft()"].map(|end| format!("{own}{end}"));
            pops.iter().any(|pop| pop == taken).then_some(())?;
            match (send.split_once("=self.send("), rest) {
                (None, []) => of(send, data)?,
                (Some((count, _)), [again]) => {
                    of(&send[count.len() + 1..], data)?;
                    let again = again.strip_prefix(&format!("if{count}<len({data}):"))?;
                    let backs = [".append(", ".insert(0,", ".appendleft("].map(|end| format!("{own}{end}"));
                    let back = backs.iter().any(|back| again.contains(back.as_str()));
                    (back && again.contains(&format!("{data}[{count}:]"))).then_some(())?;
                }
                _ => return None,
            }
            Some(name)
        }
        _ => first.is_empty().then_some(name),
    }
}

/// `handle_read()` as `data_received()`. Gives whether nothing is done at the end of the stream, when `recv()`
/// returned no bytes and a protocol is not asked.
pub(super) fn reading(plan: &mut Plan, class: Node<'_>, read: Node<'_>, has_error: bool) -> Kept<bool> {
    let places = calls(class, "recv");
    let [recv] = places.as_slice() else { return Err(because(read, "it does not read once")) };
    let all = steps(read);
    let at = all.iter().position(|step| recv.is_within(*step));
    let branches = [Kind::BooleanOperator, Kind::ConditionalExpression];
    let (true, Some(at)) = (takes(read, 0) && is_direct(*recv, read), at) else {
        return Err(because(*recv, "it is read in another place than `handle_read()`"));
    };
    let declares = |step: &&Node<'_>| matches!(step.kind(), Kind::GlobalStatement | Kind::NonlocalStatement);
    // What came must be read whatever happens: nobody reads it later.
    if !all[..=at].iter().all(|step| step.kind() == Kind::ExpressionStatement || declares(&step))
        || recv.ancestors().take_while(|above| *above != read).any(|above| branches.contains(&above.kind()))
    {
        return Err(because(*recv, "what came is not always read, or an error of it is handled"));
    }
    // Small portions are counted on.
    let sizes = given(*recv);
    let size = sizes.first().map(|size| {
        size.node.text().split('*').map(|part| part.trim().parse::<u64>().ok()).product::<Option<u64>>()
    });
    if sizes.len() != 1 || size.flatten().is_some_and(|size| size < 128) {
        return Err(because(*recv, "it may count on the size of what it reads"));
    }
    if !calls(class, "handle_read").is_empty() {
        return Err(because(read, "`handle_read()` is called"));
    }
    let assignment = recv.parent().filter(|above| above.kind() == Kind::Assignment);
    let is_first = |left: &Node<'_>| {
        left.kind() == Kind::Identifier
            && !all[..at].iter().any(|step| variables(*step, left.text()).next().is_some())
            && !all.iter().filter(declares).any(|step| step.parts().any(|name| name.text() == left.text()))
    };
    let left = assignment.and_then(|part| part.child(Field::Left)).filter(is_first);
    let mut rest = all.clone();
    let (data, received) = match left.filter(|_| all.len() > 1) {
        Some(left) => {
            let read = rest.remove(at);
            let comment = class.tree().text()[read.end()..end_of_line(read)].find('#');
            plan.understand(read);
            match comment {
                Some(comment) => plan.edits.push(Edit::delete(read.start()..read.end() + comment)),
                None => delete_statement(plan, read)?,
            }
            (left.text(), left.text().to_owned())
        }
        None => {
            if variables(read, "data").next().is_some() && left.is_none_or(|left| left.text() != "data") {
                return Err(because(*recv, "`data` has another meaning"));
            }
            plan.replace(*recv, "data");
            ("data", flat(*recv))
        }
    };
    plan.replace(read.child(Field::Name).unwrap_or(read), "data_received");
    plan.replace(read.child(Field::Parameters).unwrap_or(read), format!("(self, {data})"));
    if has_error {
        guard(plan, read, &rest, &["self.handle_error()"])?;
    }
    rest.retain(|step| !declares(&step));
    Ok(is_harmless(&rest, &received))
}

/// Whether these statements do nothing if no bytes came.
fn is_harmless(steps: &[Node<'_>], data: &str) -> bool {
    let Some(first) = steps.first() else { return true };
    let condition = first.child(Field::Condition).map(flat).unwrap_or_default();
    let is = |forms: &[&str]| forms.iter().any(|form| form.replace('@', data) == condition);
    if first.kind() == Kind::IfStatement && first.child(Field::Alternative).is_none() {
        let block = first.child(Field::Consequence).into_iter().flat_map(Node::parts);
        let inner: Vec<String> = block.map(flat).collect();
        let leaves =
            |step: &String| matches!(step.as_str(), "return" | "self.close()" | "self.handle_close()");
        let returns = inner.last().is_some_and(|last| last == "return") && inner.iter().all(leaves);
        return is(&["@", "len(@)>0", "len(@)"]) && steps.len() == 1 || is(&["not@", "len(@)==0"]) && returns;
    }
    let all = flat(*first);
    steps.len() == 1
        && (all == format!("self.send({data})") || all.split_once("+=").is_some_and(|(_, more)| more == data))
}
