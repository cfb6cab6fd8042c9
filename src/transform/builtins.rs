//! The names that a template may use without importing them.

/// Functions, classes and constants of Python 3.
#[rustfmt::skip]
const FUNCTIONS: &[&str] = &[
    "__build_class__", "__debug__", "__doc__", "__file__", "__import__", "__name__", "abs", "aiter", "all", "anext",
    "any", "ascii", "bin", "breakpoint", "callable", "chr", "compile", "copyright", "credits", "delattr", "dir",
    "divmod", "enumerate", "eval", "exec", "exit", "filter", "format", "getattr", "globals", "hasattr", "hash", "help",
    "hex", "id", "input", "isinstance", "issubclass", "iter", "len", "license", "locals", "map", "max", "min", "next",
    "oct", "open", "ord", "pow", "print", "quit", "repr", "reversed", "round", "setattr", "sorted", "sum", "vars",
    "zip", "Ellipsis", "False", "None", "NotImplemented", "True", "__spec__", "__loader__", "__package__", "__path__",
];

/// Classes of Python 3 that are no exceptions.
#[rustfmt::skip]
const CLASSES: &[&str] = &[
    "bool", "bytearray", "bytes", "classmethod", "complex", "dict", "float", "frozenset", "int", "list", "memoryview",
    "object", "property", "range", "set", "slice", "staticmethod", "str", "super", "tuple", "type",
];

/// Exceptions of Python 3.
#[rustfmt::skip]
const EXCEPTIONS: &[&str] = &[
    "ArithmeticError", "AssertionError", "AttributeError", "BaseException", "BaseExceptionGroup", "BlockingIOError",
    "BrokenPipeError", "BufferError", "BytesWarning", "ChildProcessError", "ConnectionAbortedError", "ConnectionError",
    "ConnectionRefusedError", "ConnectionResetError", "DeprecationWarning", "EOFError", "EncodingWarning",
    "EnvironmentError", "Exception", "ExceptionGroup", "FileExistsError", "FileNotFoundError", "FloatingPointError",
    "FutureWarning", "GeneratorExit", "IOError", "ImportError", "ImportWarning", "IndentationError", "IndexError",
    "InterruptedError", "IsADirectoryError", "KeyError", "KeyboardInterrupt", "LookupError", "MemoryError",
    "ModuleNotFoundError", "NameError", "NotADirectoryError", "NotImplementedError", "OSError", "OverflowError",
    "PendingDeprecationWarning", "PermissionError", "ProcessLookupError", "PythonFinalizationError", "RecursionError",
    "ReferenceError", "ResourceWarning", "RuntimeError", "RuntimeWarning", "StopAsyncIteration", "StopIteration",
    "SyntaxError", "SyntaxWarning", "SystemError", "SystemExit", "TabError", "TimeoutError", "TypeError",
    "UnboundLocalError", "UnicodeDecodeError", "UnicodeEncodeError", "UnicodeError", "UnicodeTranslateError",
    "UnicodeWarning", "UserWarning", "ValueError", "Warning", "ZeroDivisionError",
];

/// What only Python 2 had; it may stand in a `before`.
#[rustfmt::skip]
const OLD: &[&str] = &[
    "StandardError", "WindowsError", "apply", "basestring", "buffer", "cmp", "coerce", "execfile", "file", "intern",
    "long", "raw_input", "reduce", "reload", "unichr", "unicode", "xrange",
];

/// Whether Python 3 has a builtin of this name.
pub(super) fn known(name: &str) -> bool {
    FUNCTIONS.contains(&name) || is_class(name)
}

/// Whether Python 2 had a builtin of this name that is gone.
pub(super) fn gone(name: &str) -> bool {
    OLD.contains(&name)
}

/// Whether it is a builtin class.
pub(super) fn is_class(name: &str) -> bool {
    CLASSES.contains(&name) || EXCEPTIONS.contains(&name)
}

/// All of Python 3's, for suggestions.
pub(super) fn all<'a>() -> impl Iterator<Item = &'a str> {
    [FUNCTIONS, CLASSES, EXCEPTIONS].into_iter().flatten().copied()
}
