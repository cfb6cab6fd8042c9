//! What an expression can evaluate to: modules, classes, instances, functions.

use std::ops::Range;
use std::path::PathBuf;

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
    /// Whether all bases are known; if not, an attribute may come from a class that is not in `ancestors`.
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
    /// The file that defines it, or `None` for a class of the standard library.
    pub file: Option<PathBuf>,
    /// Where its name stands in the `class` statement, in bytes of that file (of the stub, for the standard library).
    pub at: Range<usize>,
}

impl Class {
    /// Whether this class is `qualified` or inherits from it.
    pub fn is_a(&self, qualified: &str) -> bool {
        self.ancestors.iter().any(|ancestor| ancestor.qualified == qualified)
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
