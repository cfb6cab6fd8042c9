//! What an expression can evaluate to: modules, classes, instances, functions.

use std::path::PathBuf;

use crate::knowledge::stdlib;

/// What one value is. A union is a `Vec<Value>`; [`Value::Unknown`] in it means "maybe something else".
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Value {
    /// A module, by its dotted name.
    Module(String),
    /// The class object itself.
    Class(Class),
    /// An instance of the class or of a subclass of it.
    Instance(Class),
    /// A function, by the qualified name it was defined under.
    Function(String),
    /// A method bound to an instance, or to a class for a class method.
    Method {
        /// The class of the object that the method was looked up on, not the class that defines it.
        receiver: Class,
        /// The name of the method.
        name: String,
    },
    /// `None`.
    None,
    /// Known to be none of the others; the text is the kind of its node.
    Other(String),
    /// Nothing is known.
    Unknown,
}

/// A class and what it inherits from.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Class {
    /// The documented dotted name, `module.Outer.Name`; a class local to a function is `module.function.<locals>.Name`.
    pub qualified: String,
    /// The method resolution order, this class first, without `object`.
    pub ancestors: Vec<Ancestor>,
    /// Whether all bases have names; if not, an attribute may come from a class that is not in `ancestors`.
    pub complete: bool,
    /// The alternatives of each type argument, as of `dict[str, int]`, with [`Value::Unknown`] where there may be others;
    /// empty when nothing is known of them. Of a tuple they are its items; behind the only one of a tuple of any
    /// length stands an ellipsis.
    pub arguments: Vec<Vec<Value>>,
    /// Whether it was made right here, so that nobody has put anything else into it.
    pub fresh: bool,
}

/// One class of a method resolution order.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Ancestor {
    /// The documented dotted name.
    pub qualified: String,
    /// The file that defines it, or `None` for a class of the standard library and for one that is known by name only.
    pub file: Option<PathBuf>,
}

impl Ancestor {
    /// Whether only its name is known: its source is nowhere, so it may have any bases and members.
    pub fn is_nominal(&self) -> bool {
        self.file.is_none() && !stdlib::is_described(&self.qualified)
    }
}

impl Class {
    /// Whether all of its ancestors are known by more than their names.
    pub fn is_known(&self) -> bool {
        self.complete && !self.ancestors.iter().any(Ancestor::is_nominal)
    }

    /// Whether nothing unknown can stand between this class and the one of this dotted name, which may be nominal
    /// itself.
    pub fn is_known_up_to(&self, dotted: &str) -> bool {
        let is_open = |ancestor: &Ancestor| ancestor.qualified != dotted && ancestor.is_nominal();
        self.complete && !self.ancestors.iter().any(is_open)
    }
}

impl Value {
    /// The class, if the value is an instance.
    pub fn instance(&self) -> Option<&Class> {
        match self {
            Value::Instance(class) => Some(class),
            _ => None,
        }
    }
}
