"""A class namespace has no `__annotations__` since Python 3.14.

Annotations are evaluated when they are needed, so a metaclass does not find them in the
namespace, and `get()` silently returns its default.
The helper asks the function that evaluates them. Names that are not defined yet become
`ForwardRef` objects; before 3.14 they raised `NameError`.
"""

import inspect

removed = "3.14"
available = {"inspect.get_annotations": "3.10"}
reference = "whatsnew/3.14#whatsnew314-porting-annotations"
safety = "suggested"
words = ["'__annotations__'", '"__annotations__"']


def before_dict(cls, key: Text["^__annotations__$"]):
    return cls.__dict__.get(key, {})


def after_dict(cls, key):
    return inspect.get_annotations(cls)


def before_vars(cls, key: Text["^__annotations__$"]):
    return vars(cls).get(key, {})


def after_vars(cls, key):
    return inspect.get_annotations(cls)


def before_item(namespace, name):
    return namespace["__annotations__"][name]


def after_item(namespace, name):
    return namespace_annotations(namespace, {})[name]


def before_items(namespace):
    return namespace["__annotations__"].items()


def after_items(namespace):
    return namespace_annotations(namespace, {}).items()


def before(namespace):
    """Evaluate `annotationlib.get_annotate_from_class_namespace(namespace)` from Python 3.14 on; to change the annotations, store a dictionary under this name."""
    return namespace["__annotations__"]


def before_get(namespace, key: Text["^__annotations__$"], default):
    return namespace.get(key, default)


def after_get(namespace, key, default):
    return namespace_annotations(namespace, default)


def before_get_none(namespace, key: Text["^__annotations__$"]):
    return namespace.get(key)


def after_get_none(namespace, key):
    return namespace_annotations(namespace, None)


def before_in(namespace):
    """From Python 3.14 on, ask `annotationlib.get_annotate_from_class_namespace()`."""
    return "__annotations__" in namespace


def before_setdefault(namespace, key: Text["^__annotations__$"], default):
    """From Python 3.14 on, a dictionary that is stored here replaces the annotations of the class: evaluate those by `annotationlib`, and add them."""
    return namespace.setdefault(key, default)


def namespace_annotations(namespace, default):
    """Return the annotations in the namespace of a class, or the default."""
    name = "__annotations__"
    if name in namespace:
        return namespace[name]
    try:
        from annotationlib import Format, call_annotate_function, get_annotate_from_class_namespace
    except ImportError:
        return default
    annotate = get_annotate_from_class_namespace(namespace)
    return default if annotate is None else call_annotate_function(annotate, Format.FORWARDREF)


examples = '''
@@ a metaclass
+def namespace_annotations(namespace, default):
+    """Return the annotations in the namespace of a class, or the default."""
+    name = "__annotations__"
+    if name in namespace:
+        return namespace[name]
+    try:
+        from annotationlib import Format, call_annotate_function, get_annotate_from_class_namespace
+    except ImportError:
+        return default
+    annotate = get_annotate_from_class_namespace(namespace)
+    return default if annotate is None else call_annotate_function(annotate, Format.FORWARDREF)
+
+
 class Fields(type):
     def __new__(cls, name, bases, namespace):
-        fields = namespace.get("__annotations__", {})
+        fields = namespace_annotations(namespace, {})
         namespace["fields"] = list(fields)
         return super().__new__(cls, name, bases, namespace)

     def __init__(cls, name, bases, dct):
-        cls.types = [kind for _, kind in dct['__annotations__'].items()]
-        cls.first = dct["__annotations__"]["x"], dct.get("__annotations__") is None
+        cls.types = [kind for _, kind in namespace_annotations(dct, {}).items()]
+        cls.first = namespace_annotations(dct, {})["x"], namespace_annotations(dct, None) is None

 class Point(metaclass=Fields):
     x: int
     y: str

 print(Point.fields, Point.types, Point.first)

@@ the class itself
+import inspect
+
 class Base:
     def __init_subclass__(cls):
-        cls.fields = list(cls.__dict__.get("__annotations__", {})), vars(cls).get("__annotations__", {})
+        cls.fields = list(inspect.get_annotations(cls)), inspect.get_annotations(cls)

 class Point(Base):
     x: int

 if hasattr(Base, "__annotations__"):
     print(Point.fields)

@@ other uses
 class Fields(type):
     def __new__(cls, name, bases, namespace):
!        if "__annotations__" in namespace:
!            namespace["__annotations__"]["z"] = int
!        namespace.setdefault("__annotations__", {})
         return super().__new__(cls, name, bases, namespace)

@@ several indices, and another name
 def value(table, namespace):
     return table[0, 1], table[0, "__annotations__"], table[..., 1:], namespace["__doc__"]

@@ a namespace is written, and a class is asked
 def fields(namespace, cls):
     namespace["__annotations__"] = {"x": int}
     return getattr(cls, "__annotations__", {}), cls.__annotations__, "__annotations__"

 class Point:
     x: int

 print(fields({}, Point))
'''
