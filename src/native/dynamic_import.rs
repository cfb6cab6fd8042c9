//! Modules that are imported by a string, which names nothing that a pattern could match.

use super::{Context, Found, Native, any_string};
use crate::finding::Safety;
use crate::model::{
    VersionSet, import_guard, is_removed_module, reachable_versions, removed_in, removed_words,
};
use crate::syntax::{Field, Kind, Node};
use crate::text::Pieces;

pub(super) const NATIVE: Native = Native {
    company: || removed_words().map(str::to_owned).collect(),
    may_find,
    ..Native::new("dynamic_import", find)
};

/// A string that is the name of a module that is gone.
fn may_find(text: &[u8], pieces: &Pieces) -> bool {
    any_string(text, pieces, &|content| names_removed(content.trim_ascii()))
}

/// Whether a word begins with a module that is gone, such as `distutils.log`.
pub(super) fn names_removed(word: &[u8]) -> bool {
    std::str::from_utf8(word).is_ok_and(is_removed_module)
}

fn find(context: &Context<'_>) -> Vec<Found> {
    let nodes = context.module.tree.root().descendants();
    nodes
        .filter(|node| matches!(node.kind(), Kind::Call | Kind::Subscript))
        .filter_map(|node| at(context, node))
        .collect()
}

fn at(context: &Context<'_>, import: Node<'_>) -> Option<Found> {
    let module = context.module;
    let dotted = context.world.imported_module(module, import)?;
    let removed = removed_in(dotted).filter(|_| is_removed_module(dotted))?;
    let is_set = matches!(import.field(), Some(Field::Left))
        || import.parent().is_some_and(|above| above.kind() == Kind::DeleteStatement);
    let runs = reachable_versions(context.world, module, import).and(VersionSet::window(context.window));
    if is_set || runs.newest() < Some(removed) || import_guard(module, import).is_some() {
        return None;
    }
    let how = import.parts().next().map_or("", |function| function.text());
    Some(Found {
        range: import.range(),
        edits: Vec::new(),
        safety: Safety::Reported,
        after: None,
        message: format!(
            "`{dotted}` is gone from Python {removed} on: `upshift list` shows what takes the place of its parts."
        ),
        reasons: vec![module.reason(import, format!("`{how}` imports `{dotted}`"))],
        ..Found::default()
    })
}

#[cfg(test)]
mod tests {
    use crate::native::may_find_in;

    #[test]
    fn the_name_of_a_module_in_a_string_counts() {
        for text in ["load('imp')", "x = 1; load('''distutils.log''')", "f\"{__import__(\"imp\")}\""] {
            assert!(may_find_in(&super::NATIVE, text), "{text}");
        }
        for text in ["load(imp)", "load('the imp of the perverse')", "f'{imp}'", "f\"it's {imp}\""] {
            assert!(!may_find_in(&super::NATIVE, text), "{text}");
        }
    }
}
