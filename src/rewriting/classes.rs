//! A class becomes another: bases, keywords and decorators, and the names and parameters of members, each
//! where it stands. What the pattern does not name stays.

use super::align::Builder;
use super::import_edits::remove_statement;
use super::render::{indentation_unit, written_out};
use crate::matching::{Certainty, decorators, keywords, named, positional};
use crate::syntax::{Field, Kind, Layout, Node};
use crate::text::{Edit, edited, one_line};
use crate::transform::{Pattern, class_members, undecorated};

/// Edits the matched class. An error says what has to be changed by hand.
pub(super) fn class(builder: &mut Builder<'_, '_, '_>) -> Result<(), String> {
    let found = builder.found;
    let (Pattern::Class { body, definition, .. }, Some(new)) =
        (&found.pair.before, builder.after.nodes().next())
    else {
        return Err("the transform has no class to put here".to_owned());
    };
    let old = body.tree.node(*definition);
    // It may have been found by one of its decorators.
    let decorated = found.node.enclosing(&[Kind::Decorator]).and_then(Node::parent).map(undecorated);
    let decorated = decorated.filter(|class| class.kind() == Kind::ClassDefinition);
    let user = decorated.or_else(|| found.node.enclosing(&[Kind::ClassDefinition]));
    let user = user.ok_or("no class was matched")?;
    let (old_class, new_class) = (undecorated(old), undecorated(new));
    let both = body.nodes().zip(found.statements.iter().copied()).collect();
    let (gone, _) = difference(builder, &positional(old_class), &positional(new_class));
    let is_own =
        |base: &Node<'_>| positional(user).iter().any(|own| means(builder, *base, *own) == Some(true));
    if let Some(base) = gone.first().filter(|_| found.pair.before.called_base().is_none())
        && !gone.iter().any(is_own)
        && found.certainty == Certainty::Proven
    {
        builder
            .lower(&format!("it derives from `{}` through a class that has to change with it", base.text()));
        return members(builder, both, new_class, user, true);
    }
    match found.pair.before.called_base() {
        Some(_) => call_in_header(builder, new_class, user)?,
        None => {
            arguments(builder, positional(old_class), positional(new_class), user)?;
            arguments(builder, keywords(old_class), keywords(new_class), user)?;
        }
    }
    decoration(builder, decorators(old), decorators(new), user)?;
    members(builder, both, new_class, user, false)?;
    // Where the place itself stays or goes, its class says what becomes of it.
    let place = builder.found.node.range();
    let is_inside = |edit: &Edit| place.start <= edit.start && edit.end <= place.end && !edit.text.is_empty();
    if builder.shown.is_none() && !builder.change.edits.iter().any(is_inside) {
        let header = [Field::Superclasses, Field::Name].into_iter().find_map(|field| user.child(field));
        let range = user.start()..header.unwrap_or(user).end();
        let mut edits: Vec<&Edit> = builder.change.edits.iter().collect();
        edits.retain(|edit| range.start <= edit.start && edit.end <= range.end);
        edits.sort();
        builder.shown = Some(one_line(&edited(user.tree().text(), &range, edits)));
    }
    Ok(())
}

/// The only base of the class is a call: what `after` has in its header takes its place, before the keywords.
fn call_in_header<'m>(
    builder: &mut Builder<'_, '_, 'm>,
    new: Node<'_>,
    class: Node<'m>,
) -> Result<(), String> {
    let list = class.child(Field::Superclasses).ok_or("the class has no bases")?;
    let call = *positional(class).first().ok_or("the class has no bases")?;
    builder.used.clear();
    let mut text = String::new();
    if let Some(header) = new.child(Field::Superclasses) {
        builder.render_into(header, call, &mut text)?;
    }
    builder.check_effects(call)?;
    builder.release_but_used(call);
    let written = written_out(&text, call);
    let inside = written.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or_default();
    let is_alone = list.parts().count() == 1;
    let edit = match inside.is_empty() {
        true if is_alone => Edit::delete(list.range()),
        true => {
            builder.drop_argument(call);
            return Ok(());
        }
        false => Edit::replace(call.range(), inside),
    };
    builder.rescue_comments(class, std::slice::from_ref(&edit));
    builder.change.edits.push(edit);
    Ok(())
}

/// What is gone and what is new of two lists of the template.
fn difference<'t>(
    builder: &Builder<'_, '_, '_>,
    old: &[Node<'t>],
    new: &[Node<'t>],
) -> (Vec<Node<'t>>, Vec<Node<'t>>) {
    let is_same = |one: Node<'_>, other: Node<'_>| match (builder.role(one), builder.role(other)) {
        (Some(one), Some(other)) => one == other,
        _ => one.text() == other.text(),
    };
    let without = |list: &[Node<'t>], others: &[Node<'t>]| {
        list.iter().copied().filter(|one| !others.iter().any(|other| is_same(*one, *other))).collect()
    };
    (without(old, new), without(new, old))
}

/// Whether an expression of the class is the symbol of the template, or calls it as the template does; `None` if the
/// template has none there.
fn means(builder: &Builder<'_, '_, '_>, item: Node<'_>, own: Node<'_>) -> Option<bool> {
    fn called(node: Node<'_>) -> Option<Node<'_>> {
        node.child(Field::Function).filter(|_| node.kind() == Kind::Call)
    }
    let symbol = builder.dotted(called(item).unwrap_or(item))?;
    let own = if called(item).is_some() { called(own) } else { Some(own) };
    let names = own.map(|own| builder.context.world.names(builder.context.module, own));
    Some(names.is_some_and(|names| names.only() == Some(symbol.as_str())))
}

/// The bases, or the keywords, of the class.
fn arguments<'m>(
    builder: &mut Builder<'_, '_, 'm>,
    old: Vec<Node<'_>>,
    new: Vec<Node<'_>>,
    class: Node<'m>,
) -> Result<(), String> {
    let (gone, mut added) = difference(builder, &old, &new);
    let all: Vec<Node<'m>> = class.child(Field::Superclasses).into_iter().flat_map(Node::parts).collect();
    let mut left = all.clone();
    for item in gone {
        let is_it = |own: &&Node<'m>| {
            let has_name =
                |name: Node<'_>| own.child(Field::Name).is_some_and(|own| own.text() == name.text());
            means(builder, item, **own).unwrap_or_else(|| item.child(Field::Name).is_some_and(has_name))
        };
        let own = *all.iter().find(is_it).ok_or_else(|| format!("`{}` is not in its header", item.text()))?;
        if added.is_empty() {
            left.retain(|other| *other != own);
            match (left.is_empty(), own.parent()) {
                (true, Some(list)) => {
                    builder.release(list);
                    builder.change.edits.push(Edit::delete(list.range()));
                }
                _ => builder.drop_argument(own),
            }
        } else {
            builder.align(item, added.remove(0), own)?;
        }
    }
    for item in added {
        let text = outside(builder, item, class)?;
        let edit = match (all.last(), class.child(Field::Superclasses), class.child(Field::Name)) {
            (Some(_), _, _)
                if item.kind() != Kind::KeywordArgument && all[0].kind() == Kind::KeywordArgument =>
            {
                Edit::insert(all[0].start(), format!("{text}, "))
            }
            (Some(_), _, _) if item.kind() != Kind::KeywordArgument => {
                let bases = positional(class);
                // As in `after`: before the base that it stands before there.
                let is_first = new.first().is_some_and(|first| *first == item);
                match (bases.first(), bases.last()) {
                    (Some(first), _) if is_first => Edit::insert(first.start(), format!("{text}, ")),
                    (_, Some(last)) => Edit::insert(last.end(), format!(", {text}")),
                    _ => return Err("the class has no bases to add one to".to_owned()),
                }
            }
            (Some(last), _, _) => Edit::insert(last.end(), format!(", {text}")),
            (None, Some(list), _) => Edit::replace(list.range(), format!("({text})")),
            (None, None, Some(name)) => Edit::insert(name.end(), format!("({text})")),
            _ => return Err("the class has no name".to_owned()),
        };
        builder.change.edits.push(edit);
    }
    Ok(())
}

/// What comes from the body of a class into its header or a decorator, where names of the class are unknown.
fn outside<'m>(
    builder: &mut Builder<'_, '_, 'm>,
    item: Node<'_>,
    definition: Node<'m>,
) -> Result<String, String> {
    let known = builder.used.len();
    let text = builder.render(item, definition)?;
    let module = builder.context.module;
    let names = builder.used[known..].iter().flat_map(|node| node.descendants());
    let is_inner = |name: &Node<'_>| {
        let around = module.lookup(module.scope_of(definition), name.text()).map(|(scope, _)| scope);
        name.kind() == Kind::Identifier
            && module.lookup_at(*name).is_some_and(|(scope, _)| Some(scope) != around)
    };
    match names.into_iter().find(is_inner) {
        Some(name) => {
            Err(format!("`{}` is a name of the class, and unknown outside of its body", name.text()))
        }
        None => Ok(text),
    }
}

/// What stands behind the `@` of decorators.
fn expressions(decorators: Vec<Node<'_>>) -> Vec<Node<'_>> {
    decorators.into_iter().filter_map(|one| one.parts().next()).collect()
}

/// The decorators of the class, or of a member.
fn decoration<'m>(
    builder: &mut Builder<'_, '_, 'm>,
    old: Vec<Node<'_>>,
    new: Vec<Node<'_>>,
    definition: Node<'m>,
) -> Result<(), String> {
    let (gone, mut added) = difference(builder, &expressions(old), &expressions(new));
    let outer =
        definition.parent().filter(|above| above.kind() == Kind::DecoratedDefinition).unwrap_or(definition);
    let own = decorators(outer);
    for item in gone {
        let is_it = |decorator: &&Node<'m>| {
            let own = decorator.parts().next();
            own.is_some_and(|own| means(builder, item, own).unwrap_or(own.text() == item.text()))
        };
        let decorator =
            *own.iter().find(is_it).ok_or_else(|| format!("it has no decorator `{}`", item.text()))?;
        if added.is_empty() {
            builder.release_but_used(decorator);
            let next = decorator.next_sibling().map_or(decorator.end(), Node::start);
            builder.change.edits.push(Edit::delete(decorator.start()..next));
        } else if let Some(expression) = decorator.parts().next() {
            builder.replace(expression, added.remove(0))?;
        }
    }
    let layout = Layout::of(outer);
    // A statement that goes is shown as what stands for it.
    let of_statement = builder.found.statements.first() == Some(&builder.found.node)
        && builder.found.node.kind() == Kind::ExpressionStatement;
    for item in added {
        let text = outside(builder, item, definition)?;
        let module = builder.context.module;
        let shown = format!("@{text}");
        let newline = module.source.newline().as_str();
        builder.shown = builder.shown.take().or(of_statement.then_some(shown));
        builder.change.edits.push(Edit::insert(outer.start(), format!("@{text}{newline}{}", layout.indent)));
    }
    Ok(())
}

fn members<'m>(
    builder: &mut Builder<'_, '_, 'm>,
    old: Vec<(Node<'_>, Node<'m>)>,
    new: Node<'_>,
    class: Node<'m>,
    is_heir: bool,
) -> Result<(), String> {
    let mut added = class_members(new);
    let mut open = Vec::new();
    // A member that keeps its name is the same one; of the others, the first becomes the first.
    for (member, own) in old {
        match added.iter().position(|new| named(*new).text() == named(member).text()) {
            Some(at) => header(builder, member, added.remove(at), own)?,
            None => open.push((member, own)),
        }
    }
    let mut gone = Vec::new();
    for (member, own) in open {
        match added.iter().position(|new| undecorated(*new).kind() == undecorated(member).kind()) {
            Some(at) => header(builder, member, added.remove(at), own)?,
            None => {
                only_members(undecorated(member), undecorated(own))?;
                builder.release_but_used(own);
                gone.push(own);
            }
        }
    }
    gone.reverse();
    if is_heir {
        added.clear();
    }
    let last = class.child(Field::Body).and_then(|body| body.parts().last());
    for member in added {
        // What goes gives its place.
        let place = gone.pop();
        let last = place.or(last).ok_or("the class has no body")?;
        let layout = Layout::of(last);
        if !layout.starts_line {
            return Err("the body of the class stands on the line of its name".to_owned());
        }
        let lines = builder.render_lines(member, last, indentation_unit(last.tree().text()))?;
        builder.shown = Some(written_out(lines.first().map_or("", String::as_str), last));
        builder.change.lines = written_out(&lines.join("\n"), last).lines().map(str::to_owned).collect();
        builder.change.adds = place.is_none();
        let newline = builder.context.module.source.newline().as_str();
        if let Some(place) = place {
            let text = written_out(&lines.join(&format!("{newline}{}", layout.indent)), last);
            let edit = Edit::replace(place.range(), text);
            builder.rescue_comments(place, std::slice::from_ref(&edit));
            builder.change.edits.push(edit);
            continue;
        }
        let gap = if undecorated(member).kind() == Kind::FunctionDefinition { newline } else { "" };
        let text: String = lines
            .iter()
            .map(|line| match line.is_empty() {
                true => newline.to_owned(),
                false => format!("{newline}{}{line}", layout.indent),
            })
            .collect();
        builder.change.edits.push(Edit::insert(last.end(), gap.to_owned() + &written_out(&text, last)));
    }
    gone.into_iter().for_each(|own| remove_statement(own, &mut builder.change.edits));
    Ok(())
}

/// A class in the class that goes as a whole must have nothing but what the pattern names.
fn only_members(pattern: Node<'_>, own: Node<'_>) -> Result<(), String> {
    if own.kind() != Kind::ClassDefinition {
        return Ok(());
    }
    let known = class_members(pattern);
    let is_known = |own: &Node<'_>| known.iter().any(|one| named(*one).text() == named(*own).text());
    match class_members(own).into_iter().find(|own| !is_known(own)) {
        Some(other) => {
            let (class, other) = (named(own).text(), named(other).text());
            Err(format!("the class `{class}` has other members, such as `{other}`"))
        }
        None => Ok(()),
    }
}

/// A member as it will be: its name, its parameters and its decorators. Its body stays.
fn header<'m>(
    builder: &mut Builder<'_, '_, 'm>,
    old: Node<'_>,
    new: Node<'_>,
    own: Node<'m>,
) -> Result<(), String> {
    let (old_function, new_function, function) = (undecorated(old), undecorated(new), undecorated(own));
    if function.kind() == Kind::ClassDefinition {
        let is_same = |one: Node<'_>, other: Node<'_>| named(one).text() == named(other).text();
        let mut both = Vec::new();
        for member in class_members(old_function) {
            let own = class_members(function).into_iter().find(|own| is_same(member, *own));
            both.push((member, own.ok_or("a member of a class in it has another name")?));
        }
        arguments(builder, positional(old_function), positional(new_function), function)?;
        arguments(builder, keywords(old_function), keywords(new_function), function)?;
        return members(builder, both, new_function, function, false);
    }
    if function.kind() != Kind::FunctionDefinition {
        return builder.align(old, new, own);
    }
    let (was, is) = (named(old_function).text(), named(new_function).text());
    if was != is {
        rename(builder, function, was, is)?;
    }
    decoration(builder, decorators(old), decorators(new), function)?;
    let list = |function: Node<'_>| -> Vec<String> {
        let parts = function.child(Field::Parameters).into_iter().flat_map(Node::parts);
        parts.map(|part| part.text().to_owned()).collect()
    };
    let (before, after) = (list(old_function), list(new_function));
    let text = |function: Node<'_>| {
        class_members(function).iter().map(|one| one.text().to_owned()).collect::<Vec<_>>()
    };
    if !after.starts_with(&before) || text(old_function) != text(new_function) {
        return Err(format!("`{was}` takes other arguments, or does something else: change it by hand"));
    }
    if let (Some(parameters), [_, ..]) = (function.child(Field::Parameters), &after[before.len()..]) {
        let more = after[before.len()..].join(", ");
        match parameters.parts().last() {
            Some(last) => builder.change.edits.push(Edit::insert(last.end(), format!(", {more}"))),
            None => builder.change.edits.push(Edit::replace(parameters.range(), format!("({more})"))),
        }
    }
    Ok(())
}

impl Builder<'_, '_, '_> {
    /// Whether an expression names one of the bases of the pattern.
    fn is_base(&self, own: Node<'_>) -> bool {
        let Pattern::Class { bases, .. } = &self.found.pair.before else { return false };
        let names = self.context.world.names(self.context.module, own);
        names.only().is_some_and(|name| bases.iter().any(|base| base == name))
    }
}

/// A method gets another name, and the class calls it so.
fn rename<'m>(
    builder: &mut Builder<'_, '_, 'm>,
    function: Node<'m>,
    was: &str,
    is: &str,
) -> Result<(), String> {
    let module = builder.context.module;
    let class = function.enclosing(&[Kind::ClassDefinition]).ok_or("no class was matched")?;
    // Two members that become one are more than a change of names.
    let becomes = |member: &Node<'_>| {
        builder.found.transform.pairs.iter().any(|pair| match (&pair.before, &pair.after) {
            (Pattern::Class { body, .. }, Some(after)) => {
                let new = after.nodes().next().map(undecorated);
                let is_new =
                    new.is_some_and(|new| class_members(new).iter().any(|new| named(*new).text() == is));
                is_new && body.nodes().any(|old| named(old).text() == named(*member).text())
            }
            _ => false,
        })
    };
    let other =
        class_members(class).into_iter().find(|member| named(*member).text() != was && becomes(member));
    if let Some(other) = other {
        let other = named(other).text();
        return Err(format!("`{other}` becomes `{is}` as well: write one method that does what both do"));
    }
    builder.change.edits.push(Edit::replace(named(function).range(), is));
    for name in module.identifiers(was).filter(|name| name.field() == Some(Field::Attribute)) {
        let object = name.parent().and_then(|above| above.child(Field::Object));
        let is_super = |object: Node<'_>| object.child(Field::Function).is_some_and(|f| f.text() == "super");
        let is_own = |object: Node<'_>| {
            matches!(object.text(), "self" | "cls")
                || is_super(object)
                || builder.context.receiver(object) == Ok(object.text())
                || builder.is_base(object)
        };
        if name.is_within(class) && object.is_some_and(is_own) {
            builder.change.edits.push(Edit::replace(name.range(), is));
        } else {
            builder.lower(&format!("`{was}` is used in this file on something else, too"));
        }
    }
    Ok(())
}
