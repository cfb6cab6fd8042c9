//! Turns a match into a finding, with its change if there is one.

use super::Settings;
use super::selection::Candidate;
use super::witness::witness;
use crate::finding::{Alternative, Finding, Need, Safety};
use crate::knowledge::is_stdlib_module;
use crate::matching::{Certainty, Match, Shape};
use crate::model::{
    BindingKind, Declared, Module, VersionSet, World, handler_of_lack, import_guard, reachable_versions,
    written,
};
use crate::native::{Found, Import};
use crate::rewriting::{self, Change, RewriteContext, Site, WantedImport};
use crate::syntax::{Field, Kind, Node};
use crate::text::{Edit, Edits, one_line};
use crate::transform::{Choice, Pair, Template, Transform};
use crate::version::NEWEST;

/// The candidate of a match; `None` if nothing needs to be reported.
pub(super) fn propose<'p, 'c, 'm>(
    context: RewriteContext<'_>,
    settings: &Settings,
    found: &'p Match<'c, 'm>,
) -> Option<Candidate<'p, 'c, 'm>> {
    let mut candidate = proposed(context, settings, found)?;
    if candidate.change.is_some() {
        candidate.finding.needs.extend(unneeded(found.transform));
    }
    Some(candidate)
}

fn proposed<'p, 'c, 'm>(
    context: RewriteContext<'_>,
    settings: &Settings,
    found: &'p Match<'c, 'm>,
) -> Option<Candidate<'p, 'c, 'm>> {
    let (finding, change) = rewritten(context, settings, found)?;
    let brings_more = !finding.needs.is_empty() || !found.transform.requires.is_empty();
    // A distribution that carries a module of the library on may be asked for where nothing uses it.
    let may_go = !found.pair.only_requires() || found.pair.module().is_some_and(is_stdlib_module);
    if found.shape == Shape::Import
        && may_go
        && (change.is_none() || brings_more)
        && let Some(gone) = found.pair.module()
        && let Some(change) = rewriting::unused_import(context.world, context.module, found.node, gone)
    {
        return Some(Candidate {
            finding: unused(settings, found, finding),
            change: Some(change),
            found: Some(found),
        });
    }
    if !found.pair.only_requires() || found.transform.requires.is_empty() || change.is_none() {
        return Some(Candidate { finding, change, found: Some(found) });
    }
    // A module of the project itself comes with no distribution.
    let own = found
        .pair
        .module()
        .is_some_and(|module| context.world.project().has_module(module, context.module.source.path()));
    if own {
        return None;
    }
    let finding = only_declared(context, settings, found.transform, finding)?;
    Some(Candidate { finding, change: None, found: Some(found) })
}

/// The finding for an import that nothing uses, and that is removed.
fn unused(settings: &Settings, found: &Match<'_, '_>, finding: Finding) -> Finding {
    // What has to be installed may do something when it is imported.
    let is_library = found.pair.module().is_some_and(is_stdlib_module);
    let mut finding = Finding {
        safety: if is_library { Safety::Safe } else { Safety::Suggested },
        after: Some(String::new()),
        lines: Vec::new(),
        message: "Nothing uses this import.".to_owned(),
        needs: Vec::new(),
        alternatives: Vec::new(),
        ..finding
    };
    finding.applied = settings.applies(&finding);
    finding
}

/// The finding for code that does not change but needs an undeclared distribution; `None` if it is declared.
fn only_declared(
    context: RewriteContext<'_>,
    settings: &Settings,
    transform: &Transform,
    finding: Finding,
) -> Option<Finding> {
    let mut finding = Finding {
        after: None,
        safety: transform.safety,
        message: String::new(),
        needs: Vec::new(),
        ..finding
    };
    match declare(context, transform, &mut finding) {
        Safety::Safe if finding.needs.is_empty() => return None,
        Safety::Safe => {}
        _ => {
            finding.safety = Safety::Reported;
            finding.needs.clear();
        }
    }
    finding.applied = settings.applies(&finding);
    if finding.safety == Safety::Suggested {
        finding.message = first_paragraph(&transform.reason);
    }
    Some(finding)
}

/// The finding of a match, with its change if there is one; `None` where only Pythons that still have the old API, and
/// not yet the new one, come.
fn rewritten(
    context: RewriteContext<'_>,
    settings: &Settings,
    found: &Match<'_, '_>,
) -> Option<(Finding, Option<Change>)> {
    let transform = found.transform;
    let pair = found.pair;
    // Of a block, its header.
    let shown = match found.statements.as_slice() {
        [only] => only.start()..found.header_end(),
        _ => found.node.range(),
    };
    let mut finding = Finding {
        id: transform.id.clone(),
        title: title(transform, pair),
        range: shown_range(found),
        before: one_line(&context.module.source.text()[shown]),
        reasons: found.reasons.clone(),
        removed: pair.removed,
        only_deprecated: settings.keeps(pair.removed) && is_of_python(transform, pair),
        untyped: found.untyped,
        ..Finding::default()
    };
    let wanted = settings.alternatives.get(&transform.id);
    let chosen = pair.alternatives.iter().find(|choice| Some(&choice.name) == wanted);
    let Some(template) = chosen.map(|choice| &choice.template).or(pair.after.as_ref()) else {
        finding.message =
            if pair.message.is_empty() { transform.title.clone() } else { pair.message.clone() };
        if pair.reported && found.certainty == Certainty::NameOnly {
            finding.message = format!("{} {}", finding.message, sentence_only(&found.note)).trim().to_owned();
        }
        return Some((finding, None));
    };
    if found.certainty == Certainty::NameOnly || found.shape == Shape::Unclear {
        finding.message = sentence_only(&found.note);
        return Some((finding, None));
    }
    if module_of_no_package(context.module) && asks_for_package(template) {
        finding.message =
            "This file is in no package, so `__package__` is empty: name the package, or start from `__file__`."
                .to_owned();
        return Some((finding, None));
    }
    let window = VersionSet::window(settings.window);
    let within = reachable_versions(context.world, context.module, found.node).and(window);
    // What no Python of the window runs goes with the import that it uses.
    let within = if within.is_empty() { window } else { within };
    let lacks = |template: &Template| {
        transform.available_to(template).filter(|available| within.oldest() < Some(*available))
    };
    let (template, lacking) = match (&pair.older, lacks(template)) {
        (Some(older), Some(_)) if lacks(older).is_none() => (older, None),
        (_, lacking) => (template, lacking),
    };
    let change = match lacking {
        None => rewriting::change(context, found, template),
        Some(available) => {
            let has_both = within.newest() >= Some(available);
            let is_tested = !has_both && within.newest() < Some(settings.window.target);
            if is_tested && pair.removed.is_none_or(|removed| within.newest() < Some(removed)) {
                return None;
            }
            let both = || rewriting::under_version_test(context, found, template, available);
            has_both.then(both).flatten().ok_or_else(|| {
                finding.blocked = Some(available);
                let oldest = within.oldest().unwrap_or(settings.window.min);
                format!("the replacement exists from Python {available} on, and the code must run on {oldest}; raise `--min` or `requires-python`, or write both under a test of the version")
            })
        }
    };
    Some(match change {
        Err(why) => {
            finding.message = sentence_only(&why);
            (finding, None)
        }
        Ok(change) if changes_nothing(context.module, found, &change) => return None,
        Ok(change) if says_nothing(found.node, &change.edits) => {
            finding.message = format!(
                "With `{}` in its place this says nothing: it is there to define the new name from the old, or to choose between them. Remove it.",
                one_line(&change.shown)
            );
            (finding, None)
        }
        Ok(change)
            if is_stub(context.module) && !(change.helpers.is_empty() && change.companions.is_empty()) =>
        {
            finding.message =
                "A stub has no code of its own: change it as the code that it describes.".to_owned();
            (finding, None)
        }
        Ok(change) if imports_itself(context.module, pair, &change) => {
            finding.message = format!(
                "`{}` replaces it elsewhere, but this file belongs to that package itself.",
                one_line(&change.shown)
            );
            (finding, None)
        }
        Ok(change)
            if lacking.is_none()
                && needs_newer(transform, template, settings)
                && change.imports.iter().any(|import| import.site == Site::Top) =>
        {
            finding.message = format!(
                "`{}` replaces it, but its import must be under the same version test: write it by hand.",
                one_line(&change.shown)
            );
            (finding, None)
        }
        Ok(change) => {
            finding.safety = transform.safety;
            if found.certainty < Certainty::Proven {
                finding.safety = finding.safety.min(Safety::Suggested);
                finding.message = sentence_only(&found.note);
            }
            if let Some((ceiling, why)) = &change.ceiling {
                finding.safety = finding.safety.min(*ceiling);
                finding.message = sentence_only(why);
            }
            if let Some(name) = may_be_missing(context.module, transform, &change) {
                finding.safety = finding.safety.min(Safety::Suggested);
                finding.message = format!(
                    "The new code imports `{name}` in any case, and here it may be missing: it is imported in a `try`."
                );
            }
            if let Some(why) = witness(context, found, template, &change) {
                finding.safety = finding.safety.min(Safety::Suggested);
                finding.message = sentence_only(&why);
            }
            // Where the attribute is missing, the program goes on so far, in another way.
            let place = found.node.child(Field::Function).unwrap_or(found.node);
            if finding.safety == Safety::Safe
                && place.kind() == Kind::Attribute
                && !settings.keeps(pair.removed)
                && let Some(handler) = handler_of_lack(found.node)
            {
                let line = context.module.source.line_of(handler.start()) + 1;
                finding.safety = Safety::Suggested;
                finding.message =
                    format!("So far, Pythons without the old name run the handler on line {line}.");
            }
            if finding.safety == Safety::Suggested && finding.message.is_empty() {
                finding.message = first_paragraph(&transform.reason);
            }
            finding.needs.clone_from(&change.companions);
            let ceiling = declare(context, transform, &mut finding);
            if ceiling == Safety::Reported {
                return Some((Finding { safety: ceiling, needs: Vec::new(), ..finding }, None));
            }
            finding.safety = finding.safety.min(ceiling);
            if chosen.is_some() {
                finding.safety = finding.safety.min(Safety::Suggested);
            } else {
                let other = |Choice { name, about, template }: &Choice| Alternative {
                    name: name.clone(),
                    about: about.clone(),
                    after: rewriting::change(context, found, template).ok().map(|c| one_line(&c.shown)),
                };
                finding.alternatives = pair.alternatives.iter().map(other).collect();
                finding.alternatives.extend(backport(context, transform));
            }
            finding.after = Some(one_line(&change.shown));
            finding.lines.clone_from(&change.lines);
            finding.adds = change.adds;
            finding.brings = brought(&change, &finding);
            let is_chosen = chosen.is_some() && settings.picked.is_none();
            finding.applied = is_chosen || settings.applies(&finding);
            (finding, Some(change))
        }
    })
}

/// What a change brings into its file: helpers, and imports if the code reads as before.
fn brought(change: &Change, finding: &Finding) -> Vec<String> {
    let reads_alike = finding.after.as_ref() == Some(&finding.before);
    let imports = change.imports.iter().filter(|_| reads_alike);
    let imports = imports.map(|import| format!("`{}`", one_line(&import.statement())));
    let helpers = change.helpers.iter().map(|(_, name)| format!("`{name}`, which is added to the file"));
    imports.chain(helpers).collect()
}

/// The distribution that carries the old API on, as another way out, where a manifest can declare it.
fn backport(context: RewriteContext<'_>, transform: &Transform) -> Option<Alternative> {
    let requirement = transform.backport.as_ref()?;
    let (name, about) = transform.alternatives.iter().find(|(name, _)| name == "backport")?;
    match context.world.project().declared(requirement, context.module.source.path()) {
        Declared::Addable(manifest) => Some(Alternative {
            name: name.clone(),
            about: format!("{about} The line for {} is `{requirement}`.", manifest.display()),
            after: None,
        }),
        Declared::Already | Declared::ByHand(_) | Declared::Contradicted(_) => None,
    }
}

/// The distribution that the project of a file declares and that carries on what a transform is about.
pub(super) fn settled<'t>(world: &World<'_>, module: &Module, transform: &'t Transform) -> Option<&'t str> {
    let requirement = transform.backport.as_deref()?;
    let declared = world.project().declared(requirement, module.source.path());
    (declared == Declared::Already).then_some(requirement)
}

/// A module that a change imports, or its helpers, and that the file has an answer to the lack of:
/// `except ImportError: ssl = None`.
fn may_be_missing(module: &Module, transform: &Transform, change: &Change) -> Option<String> {
    let helpers = change.helpers.iter().filter_map(|(name, _)| transform.helpers.get(name));
    let of_helpers = helpers.flat_map(|helper| rewriting::imports_of(module, helper));
    let needed: Vec<&String> = change.imports.iter().map(|import| &import.module).chain(of_helpers).collect();
    if needed.is_empty() {
        return None;
    }
    let imports = module.bindings().filter_map(|(_, binding)| match &binding.kind {
        BindingKind::Import { module, .. } if needed.contains(&module) => Some((binding.node, module)),
        _ => None,
    });
    let mut tried = imports.filter(|(node, _)| import_guard(module, module.tree.node(*node)).is_some());
    tried.next().map(|(_, name)| name.clone())
}

/// Whether a change makes a package import itself, as `setuptools` would for its own `distutils`.
/// A module that comes with the change is meant to be a part of it.
fn imports_itself(module: &Module, pair: &Pair, change: &Change) -> bool {
    let package = |name: &str| name.split('.').next().unwrap_or_default().to_owned();
    let own = package(written(&module.name));
    let comes = |import: &WantedImport| {
        let whole = import.name.as_ref().map(|name| format!("{}.{name}", import.module));
        change.companions.iter().any(|other| match other {
            Need::Module { name, .. } => *name == import.module || Some(name) == whole.as_ref(),
            Need::Distribution { .. } | Need::Unused { .. } => false,
        })
    };
    let mut wanted = change.imports.iter().filter(|import| !comes(import));
    let is_own = |name: &str| package(name) == own;
    !own.is_empty() && !pair.module().is_some_and(is_own) && wanted.any(|import| is_own(&import.module))
}

/// Whether the code is written as the change would write it: nothing is said of it.
fn changes_nothing(module: &Module, found: &Match<'_, '_>, change: &Change) -> bool {
    let text = module.source.text();
    let is_same = |edit: &Edit| text.get(edit.start..edit.end) == Some(edit.text.as_str());
    found.shape == Shape::Expression
        && !found.pair.only_requires()
        && change.edits.iter().all(is_same)
        && change.imports.is_empty()
        && change.helpers.is_empty()
        && change.companions.is_empty()
        && change.rebound.is_empty()
        && change.removed.is_empty()
}

/// Whether edits of a node leave an assignment of a name to itself, or a choice between two that are the same.
fn says_nothing(node: Node<'_>, edits: &[Edit]) -> bool {
    let text = |part: Option<Node<'_>>| part.and_then(|part| changed(part, edits));
    let around = node.ancestors().take_while(|above| above.kind() != Kind::Block);
    around.into_iter().any(|above| match above.kind() {
        Kind::Assignment => {
            let (left, right) = (text(above.child(Field::Left)), text(above.child(Field::Right)));
            let class = above.statement().parent().and_then(Node::parent);
            let bases =
                class.and_then(|class| class.child(Field::Superclasses)).into_iter().flat_map(Node::parts);
            let inherited = |base: Node<'_>| Some(format!("{}.{}", base.text(), left.as_deref()?));
            left.is_some() && left == right || bases.into_iter().any(|base| inherited(base) == right)
        }
        Kind::ConditionalExpression => text(above.parts().next()) == text(above.parts().nth(2)),
        Kind::BooleanOperator => text(above.child(Field::Left)) == text(above.child(Field::Right)),
        _ => false,
    })
}

/// The text of a node after edits, without white space.
fn changed(node: Node<'_>, edits: &[Edit]) -> Option<String> {
    let within = edits.iter().filter(|edit| node.start() <= edit.start && edit.end <= node.end());
    let moved = within
        .map(|edit| Edit::replace(edit.start - node.start()..edit.end - node.start(), edit.text.as_str()));
    let mut own = Edits::default();
    own.add(&moved.collect::<Vec<_>>()).ok()?;
    Some(own.apply(node.text()).split_whitespace().collect())
}

/// Whether the oldest Python of the file lacks the new API: then only a tested place has it.
fn needs_newer(transform: &Transform, template: &Template, settings: &Settings) -> bool {
    transform.available_to(template).is_some_and(|available| settings.window.min < available)
}

/// Whether a file only describes the names of another one.
fn is_stub(module: &Module) -> bool {
    module.source.path().extension().is_some_and(|ending| ending == "pyi")
}

/// Whether a file is a script or a module outside packages.
fn module_of_no_package(module: &Module) -> bool {
    !module.is_package && !module.name.contains('.')
}

fn asks_for_package(template: &Template) -> bool {
    template.nodes().flat_map(|top| top.descendants()).any(|node| node.text() == "__package__")
}

/// The distributions that a change may leave without a use.
fn unneeded(transform: &Transform) -> impl Iterator<Item = Need> {
    transform.drops.iter().map(|dropped| Need::Unused {
        distribution: dropped.distribution.clone(),
        names: dropped.names.clone(),
        manifests: Vec::new(),
    })
}

/// Adds the requirements of a transform to a finding, or to its message if they cannot be added
/// automatically. Returns how safe the change still is: it is only reported if the project excludes one.
fn declare(context: RewriteContext<'_>, transform: &Transform, finding: &mut Finding) -> Safety {
    let mut ceiling = Safety::Safe;
    for requirement in &transform.requires {
        match context.world.project().declared(requirement, context.module.source.path()) {
            Declared::Already => {}
            Declared::Addable(manifest) => {
                finding.needs.push(Need::Distribution { requirement: requirement.clone(), manifest });
            }
            Declared::ByHand(what) => {
                ceiling = ceiling.min(Safety::Suggested);
                finding.message = format!("{} {what}", finding.message).trim().to_owned();
            }
            Declared::Contradicted(why) => {
                ceiling = Safety::Reported;
                finding.message = why;
            }
        }
    }
    ceiling
}

/// The candidate for a finding of a native transform.
pub(super) fn native(
    context: RewriteContext<'_>,
    settings: &Settings,
    transform: &Transform,
    found: Found,
) -> Candidate<'static, 'static, 'static> {
    let module = context.module;
    let mut finding = Finding {
        id: transform.id.clone(),
        title: transform.title.clone(),
        range: found.range.clone(),
        safety: found.safety.min(transform.safety),
        before: one_line(&module.source.text()[found.range]),
        after: found.after,
        adds: !found.lines.is_empty(),
        lines: found.lines,
        message: found.message,
        reasons: found.reasons,
        removed: transform.removed,
        only_deprecated: settings.keeps(transform.removed),
        ..Finding::default()
    };
    if finding.after.is_some() {
        finding.safety = finding.safety.min(declare(context, transform, &mut finding));
        if finding.safety == Safety::Reported {
            finding = Finding { after: None, needs: Vec::new(), ..finding };
        }
    }
    finding.applied = settings.applies(&finding);
    let wanted = |import: &Import| WantedImport {
        module: import.module.to_owned(),
        name: import.name.map(str::to_owned),
        alias: None,
        is_either: false,
        site: Site::of(module, module.tree.node(import.instead_of)),
    };
    let imports: Vec<WantedImport> = found.imports.iter().map(wanted).collect();
    if let Some(why) = imports.iter().find_map(|import| rewriting::hidden(context, &import.module)) {
        finding.after = None;
        finding.safety = Safety::Reported;
        finding.applied = false;
        finding.message = sentence_only(&why);
    }
    let change = Change { edits: found.edits, imports, removed: found.released, ..Change::default() };
    let change = finding.after.is_some().then_some(change);
    Candidate { finding, change, found: None }
}

/// The range that is shown to the user.
pub(super) fn shown_range(found: &Match<'_, '_>) -> std::ops::Range<usize> {
    match found.shape {
        Shape::Statements => found.node.start()..found.header_end(),
        _ => found.node.range(),
    }
}

fn first_paragraph(text: &str) -> String {
    one_line(text.trim().split("\n\n").next().unwrap_or_default())
}

fn sentence_only(clause: &str) -> String {
    let mut chars = clause.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    let mut text: String = first.to_uppercase().chain(chars).collect();
    if !text.ends_with('.') {
        text.push('.');
    }
    text
}

/// Whether a pair is about an API of Python, rather than a user's own, of which no version says anything.
fn is_of_python(transform: &Transform, pair: &Pair) -> bool {
    let versions = [transform.deprecated, transform.removed, pair.removed];
    !transform.is_of_user() || versions.iter().any(Option::is_some)
}

/// The title of a finding; for a row of `moves` or `reports`, it names the symbol of the row.
fn title(transform: &Transform, pair: &Pair) -> String {
    let what = match pair.suffix.strip_suffix(')').and_then(|call| call.split_once('(')) {
        Some((function, parameter)) => format!("The parameter `{parameter}` of `{function}`"),
        None => format!("`{}`", pair.suffix),
    };
    match (pair.removed, pair.deprecated) {
        _ if !pair.moved && !pair.reported => transform.title.clone(),
        (Some(removed), _) if removed <= NEWEST => format!("{what} was removed in Python {removed}."),
        (Some(removed), Some(since)) => {
            format!("{what} is deprecated since Python {since} and will be removed in {removed}.")
        }
        (Some(removed), None) => format!("{what} will be removed in Python {removed}."),
        (None, Some(since)) => format!("{what} is deprecated since Python {since}."),
        (None, None) if transform.is_floor => format!("Python's documentation advises against {what}."),
        (None, None) => transform.title.clone(),
    }
}
