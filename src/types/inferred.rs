//! An answer about a value: the alternatives, whether they are all, and the reasons.

use super::{Class, Value};
use crate::finding::Reason;

/// What an expression may evaluate to.
#[derive(Clone, Debug, Default)]
pub struct Inferred {
    /// The alternatives, each once; `Value::Unknown` is never among them.
    pub values: Vec<Value>,
    /// Whether there are no others.
    pub complete: bool,
    /// Whether some of it was concluded from the call sites in sight, which need not be all.
    pub likely: bool,
    /// Whether nothing of it is of a subclass of what it is said to be.
    pub exact: bool,
    /// Why, nearest cause first.
    pub reasons: Vec<Reason>,
}

impl Inferred {
    /// Nothing is known.
    pub fn unknown() -> Inferred {
        Inferred::default()
    }

    /// Exactly this.
    pub fn exactly(value: Value) -> Inferred {
        Inferred {
            complete: value != Value::Unknown,
            values: if value == Value::Unknown { Vec::new() } else { vec![value] },
            likely: false,
            exact: true,
            reasons: Vec::new(),
        }
    }

    /// Neither known nor impossible: the start of a union.
    pub(super) fn nothing() -> Inferred {
        Inferred { complete: true, exact: true, ..Inferred::default() }
    }

    /// Adds the alternatives of another.
    pub(super) fn merge(&mut self, other: Inferred) {
        self.complete &= other.complete;
        self.likely |= other.likely;
        self.exact &= other.exact;
        // The reasons that are told are those of an alternative that says something.
        let says = |values: &[Value]| values.iter().any(|v| *v != Value::None);
        if self.reasons.is_empty() || (!says(&self.values) && says(&other.values)) {
            self.reasons = other.reasons;
        }
        for value in other.values {
            if !self.values.contains(&value) {
                self.values.push(value);
            }
        }
    }

    pub(super) fn because(mut self, reason: Reason) -> Inferred {
        if !self.values.is_empty() {
            self.reasons.insert(0, reason);
        }
        self
    }
}

/// Instances of what was found to be classes.
pub(super) fn instances(found: Inferred) -> Inferred {
    let mut all = Inferred { values: Vec::new(), exact: false, ..found };
    for value in found.values {
        match value {
            Value::Class(class) => all.values.push(Value::Instance(class)),
            Value::None => all.values.push(Value::None),
            _ => all.complete = false,
        }
    }
    all
}

/// At most so much of a text as fits a sentence.
pub(super) fn one_line(text: &str) -> String {
    let line = crate::text::one_line(text);
    if line.chars().count() > 60 {
        let short: String = line.chars().take(57).collect();
        format!("{short}…")
    } else {
        line
    }
}

impl Class {
    /// Whether it is the class of this dotted name or derives from it.
    pub fn derives_from(&self, dotted: &str) -> bool {
        self.ancestors.iter().any(|ancestor| ancestor.qualified == dotted)
    }
}

impl Value {
    /// The value in words, for a sentence: "a `configparser.ConfigParser`".
    pub fn describe(&self) -> String {
        match self {
            Value::Module(name) => format!("the module `{name}`"),
            Value::Class(class) => format!("the class `{}`", class.qualified),
            Value::Instance(class) => {
                let name = class.qualified.strip_prefix("builtins.").unwrap_or(&class.qualified);
                format!("{} `{name}`", if name == "int" { "an" } else { "a" })
            }
            Value::Function(name) => format!("the function `{name}`"),
            Value::Method { receiver, name } => {
                format!("the method `{name}` of a `{}`", receiver.qualified)
            }
            Value::None => "`None`".to_owned(),
            Value::Other(text) => format!("a {}", text.replace('_', " ")),
            Value::Unknown => "unknown".to_owned(),
        }
    }
}
