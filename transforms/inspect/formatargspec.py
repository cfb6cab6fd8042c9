"""`inspect.formatargspec()` was removed in Python 3.11.

The text of `signature(function)` replaces it where it gets the whole result of
`getfullargspec(function)`. That text has blanks around the `=` after an
annotation, marks positional-only parameters, leaves out the `self` of a bound
method, and describes the wrapped function of a decorator that names it.
Other calls get a function that writes the same text as the old one.
"""

import inspect

deprecated = "3.5"
available = "3.3"
removed = "3.11"
reference = "whatsnew/3.11#inspect"
safety = "suggested"


def before_function(function):
    return inspect.formatargspec(*inspect.getfullargspec(function))


def after_function(function):
    return str(inspect.signature(function))


def before_old(function):
    return inspect.formatargspec(*inspect.getargspec(function))


def after_old(function):
    return str(inspect.signature(function))


def before(*spec: Some, **formats):
    return inspect.formatargspec(*spec, **formats)


def after(*spec, **formats):
    return formatargspec(*spec, **formats)


def formatargspec(
    args,
    varargs=None,
    varkw=None,
    defaults=None,
    kwonlyargs=(),
    kwonlydefaults={},
    annotations={},
    formatarg=str,
    formatvarargs="*{}".format,
    formatvarkw="**{}".format,
    formatvalue="={!r}".format,
    formatreturns=" -> {}".format,
    formatannotation=inspect.formatannotation,
):
    """Write the parameters of a function as `inspect.formatargspec()` did until Python 3.10."""

    def parameter(name):
        note = ": " + formatannotation(annotations[name]) if name in annotations else ""
        return formatarg(name) + note

    required = len(args) - len(defaults or ())
    parts = [parameter(name) for name in args[:required]]
    parts += [parameter(name) + formatvalue(value) for name, value in zip(args[required:], defaults or ())]
    if varargs is not None:
        parts.append(formatvarargs(parameter(varargs)))
    elif kwonlyargs:
        parts.append("*")
    for name in kwonlyargs or ():
        value = formatvalue(kwonlydefaults[name]) if name in (kwonlydefaults or {}) else ""
        parts.append(parameter(name) + value)
    if varkw is not None:
        parts.append(formatvarkw(parameter(varkw)))
    returns = formatreturns(formatannotation(annotations["return"])) if "return" in annotations else ""
    return "(" + ", ".join(parts) + ")" + returns


examples = '''
@@ the parameters of a function
 import inspect

 def area(width, height=1, *rest, unit="m", **options): ...

-print("area" + inspect.formatargspec(*inspect.getfullargspec(area)))
+print("area" + str(inspect.signature(area)))

@@ imported by name
-from inspect import formatargspec, getfullargspec
+import inspect

 def area(width, height=1): ...

-print("area" + formatargspec(*getfullargspec(area)))
+print("area" + str(inspect.signature(area)))

@@ parts of what was returned, and another way to write values
 import inspect
+
+
+def formatargspec(
+    args,
+    varargs=None,
+    varkw=None,
+    defaults=None,
+    kwonlyargs=(),
+    kwonlydefaults={},
+    annotations={},
+    formatarg=str,
+    formatvarargs="*{}".format,
+    formatvarkw="**{}".format,
+    formatvalue="={!r}".format,
+    formatreturns=" -> {}".format,
+    formatannotation=inspect.formatannotation,
+):
+    """Write the parameters of a function as `inspect.formatargspec()` did until Python 3.10."""
+
+    def parameter(name):
+        note = ": " + formatannotation(annotations[name]) if name in annotations else ""
+        return formatarg(name) + note
+
+    required = len(args) - len(defaults or ())
+    parts = [parameter(name) for name in args[:required]]
+    parts += [parameter(name) + formatvalue(value) for name, value in zip(args[required:], defaults or ())]
+    if varargs is not None:
+        parts.append(formatvarargs(parameter(varargs)))
+    elif kwonlyargs:
+        parts.append("*")
+    for name in kwonlyargs or ():
+        value = formatvalue(kwonlydefaults[name]) if name in (kwonlydefaults or {}) else ""
+        parts.append(parameter(name) + value)
+    if varkw is not None:
+        parts.append(formatvarkw(parameter(varkw)))
+    returns = formatreturns(formatannotation(annotations["return"])) if "return" in annotations else ""
+    return "(" + ", ".join(parts) + ")" + returns
+

 def area(width, height=1, *rest, unit="m", **options): ...

 spec = inspect.getfullargspec(area)
-print(inspect.formatargspec(spec.args, spec.varargs, None, spec.defaults)[1:-1])
-print(inspect.formatargspec(*spec, formatvalue=lambda value: "=..."))
+print(formatargspec(spec.args, spec.varargs, None, spec.defaults)[1:-1])
+print(formatargspec(*spec, formatvalue=lambda value: "=..."))

@@ a function of that name, and the one for frames
 import inspect

 def formatargspec(*names):
     return ", ".join(names)

 print(formatargspec("a", "b"), inspect.formatargvalues(["a"], None, None, {"a": 1}))
'''
