//! Whether a value is of the types that a metavariable allows, and how sure that is.

use crate::finding::Reason;
use crate::knowledge::stdlib::{self, Known};
use crate::transform::{Type, last_part};
use crate::types::{Ancestor, Inference, Inferred, Value};

/// What is conforming of a value.
#[derive(Clone, Debug)]
pub enum Conformance {
    /// It is of the types.
    Yes {
        /// Whether the evidence is complete.
        proven: bool,
        /// Why.
        reasons: Vec<Reason>,
    },
    /// It is not.
    No(String),
    /// Sometimes it is and sometimes not.
    Mixed(String),
    /// Nobody knows.
    Unknown(String),
}

/// Compares what was inferred with the types of a metavariable. `attribute` is the name that the
/// pattern takes from the value, if it does: a first-party class that defines it itself keeps it.
/// `is_method` says that the attribute is one of a table of methods.
/// With `strict`, `None` counts as a value of its own; a receiver is never `None` and still works.
pub fn conforms(
    inference: &Inference<'_>,
    inferred: &Inferred,
    types: &[Type],
    attribute: Option<&str>,
    strict: bool,
    is_method: bool,
) -> Conformance {
    let mut yes = 0;
    let mut no = Vec::new();
    let mut open = !inferred.complete;
    for value in &inferred.values {
        match fits(inference, value, types, attribute, is_method) {
            // `None` is allowed beside a class; alone it is no instance of one.
            Fit::Yes if *value == Value::None => {}
            Fit::Yes => yes += 1,
            Fit::Likely => {
                yes += 1;
                open = true;
            }
            Fit::No(why) => no.push(why),
            Fit::Open => open = true,
            Fit::None if strict => return Conformance::No("it may be `None`".to_owned()),
            Fit::None => {}
        }
    }
    // With `None` among the types, a value that is never `None` is better served by another pair.
    let wants_none = types.contains(&Type::None);
    if strict && wants_none && yes > 0 && !inferred.values.contains(&Value::None) && !open {
        return Conformance::No("it is never `None`".to_owned());
    }
    // What one binding makes a module is one whatever the others are: they stand in for it.
    if let Some(module) = inferred.values.iter().find(|value| matches!(value, Value::Module(_))) {
        return Conformance::No(format!("it is {}", module.describe()));
    }
    let real = inferred.values.iter().any(|value| *value != Value::None);
    match (yes, no.first()) {
        (0, Some(why)) if !open => Conformance::No(why.clone()),
        (0, Some(why)) => Conformance::Unknown(format!("it may be something else: {why}")),
        (0, None) => Conformance::Unknown("its type is not known".to_owned()),
        (_, Some(why)) => Conformance::Mixed(why.clone()),
        (_, None) if !real && !wants_none => Conformance::Unknown("its type is not known".to_owned()),
        (_, None) => {
            Conformance::Yes { proven: !open && !inferred.likely, reasons: inferred.reasons.clone() }
        }
    }
}

enum Fit {
    Yes,
    /// Unless a base of which nothing is known has the attribute.
    Likely,
    No(String),
    Open,
    None,
}

fn fits(
    inference: &Inference<'_>,
    value: &Value,
    types: &[Type],
    attribute: Option<&str>,
    is_method: bool,
) -> Fit {
    let wanted = |class: &crate::types::Class, own: bool| {
        for kind in types {
            let dotted = match kind {
                Type::Instance(dotted) if own => dotted,
                Type::Class(dotted) if !own => dotted,
                _ => continue,
            };
            let is_of_module = |module: &str| {
                let parent = |name: &str| name.rsplit_once('.').is_some_and(|(parent, _)| parent == module);
                class.ancestors.iter().any(|ancestor| parent(&ancestor.qualified))
            };
            let spellings = inference.spellings(dotted);
            let is_it = |dotted: &str| {
                dotted.strip_suffix(".*").map_or_else(|| class.derives_from(dotted), is_of_module)
            };
            let Some(dotted) = spellings.iter().find(|dotted| is_it(dotted)) else { continue };
            let owner = attribute.and_then(|attribute| {
                let meta = || inference.metaclass_definition(class, attribute).filter(|_| !own);
                // A method that is put on `self` is as much one's own as one that is defined.
                let stored = || inference.stores_own(class, attribute, dotted).filter(|_| is_method);
                inference.own_definition(class, attribute, dotted).or_else(meta).or_else(stored)
            });
            if let (Some(attribute), Some(owner)) = (attribute, owner) {
                return Fit::No(format!("`{owner}` defines `{attribute}` itself"));
            }
            let is_certain = attribute.is_none() || class.is_known_up_to(dotted);
            return if is_certain { Fit::Yes } else { Fit::Likely };
        }
        // A mixin takes from the classes it is mixed with what neither it nor its bases have.
        let own_only = class.ancestors.iter().all(|ancestor| ancestor.file.is_some());
        let has = |attribute| inference.has_own(class, attribute);
        let is_mixin = own
            && own_only
            && attribute.is_some_and(|attribute| !attribute.starts_with("__") && !has(attribute));
        // What is declared as a class that lacks the attribute is of a subclass that has it.
        let is_wider = |kind: &Type| {
            let (Type::Instance(dotted), Some(attribute), true) = (kind, attribute, own) else {
                return false;
            };
            let lacks = |ancestor: &Ancestor| stdlib::known(&ancestor.qualified, attribute) == Known::Absent;
            stdlib::ancestors(dotted).contains(&class.qualified.as_str()) && class.ancestors.iter().all(lacks)
        };
        if class.is_known() && !is_mixin && types.iter().any(is_wider) {
            Fit::Open
        } else if class.is_known() && !is_mixin {
            Fit::No(format!("it is a `{}`", class.qualified))
        } else if let Some(attribute) = attribute
            && let Some(owner) = inference.own_definition(class, attribute, "")
        {
            Fit::No(format!("`{owner}` defines `{attribute}` itself"))
        } else {
            Fit::Open
        }
    };
    match value {
        Value::Instance(class) => wanted(class, true),
        Value::Class(class) => wanted(class, false),
        Value::None => {
            if types.contains(&Type::None) {
                Fit::Yes
            } else {
                Fit::None
            }
        }
        Value::Unknown => Fit::Open,
        other => Fit::No(format!("it is {}", other.describe())),
    }
}

/// The base of an instance's class of which nothing but its name is known, if no such base has a name like that of one
/// of the classes of some types: it is most likely of another family. `Base` alone may be of any.
pub fn other_family<'v>(value: &'v Value, types: &[Type]) -> Option<&'v str> {
    let Value::Instance(class) = value else { return None };
    let words_of_types: Vec<String> = types
        .iter()
        .flat_map(|kind| match kind {
            Type::Instance(dotted) | Type::Class(dotted) => words(dotted),
            _ => Vec::new(),
        })
        .chain(["base", "mixin", "abstract"].map(str::to_owned))
        .collect();
    let mut bases =
        class.ancestors.iter().filter(|ancestor| ancestor.is_nominal()).map(|one| &*one.qualified);
    let first = bases.clone().next().filter(|_| class.complete)?;
    let is_alike = |base: &str| words(base).iter().any(|word| words_of_types.contains(word));
    (!bases.any(is_alike)).then_some(first)
}

/// The words that the name of a class consists of: `live`, `server` and `test` of `tests.LiveServerTest`.
fn words(dotted: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = '_';
    for letter in last_part(dotted).chars() {
        if before == '_' || letter.is_uppercase() && !before.is_uppercase() {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| letter != '_') {
            word.extend(letter.to_lowercase());
        }
        before = letter;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_classes_are_divided_into_words() {
        assert_eq!(words("tests.LiveServerTest"), ["live", "server", "test"]);
        assert_eq!(words("FTP_TLS"), ["ftp", "tls"]);
        assert_eq!(words("thread"), ["thread"]);
    }
}
