"""`inspect.formatargspec()` was removed in Python 3.11.

A function that writes the same text is added. For most purposes, the text of
`inspect.signature(function)` is the better one: it has blanks around the `=`
after an annotation, marks positional-only parameters, and leaves out the `self`
of a bound method.
"""

import inspect

deprecated = "3.5"
available = "3.0"
removed = "3.11"
reference = "whatsnew/3.11#removed"


def before():
    return inspect.formatargspec


def after():
    return formatargspec


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
@@ the parameters of a function, parts of them, and another way to write values
 import inspect


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
+
 def area(width, height=1, *rest, unit="m", **options): ...


 spec = inspect.getfullargspec(area)
-print(inspect.formatargspec(*spec), inspect.formatargspec(spec.args, spec.varargs, None, spec.defaults)[1:-1])
-print(inspect.formatargspec(*spec, formatvalue=lambda value: "=..."))
+print(formatargspec(*spec), formatargspec(spec.args, spec.varargs, None, spec.defaults)[1:-1])
+print(formatargspec(*spec, formatvalue=lambda value: "=..."))

@@ imported by name
-from inspect import formatargspec, getfullargspec
+import inspect
+from inspect import getfullargspec


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
+
 def area(width: int, height: float = 1) -> float: ...

 print("area" + formatargspec(*getfullargspec(area)))

@@ the signature, the function for frames, and a function of that name
 import inspect

 def formatargspec(*names):
     return ", ".join(names)

 print(formatargspec("a", "b"), inspect.formatargvalues(["a"], None, None, {"a": 1}))
 print(inspect.signature(formatargspec))
'''
