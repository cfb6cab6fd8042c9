"""`locale.format` was removed in Python 3.12.

The old function took a single `%` specifier and nothing else; it was deprecated
in Python 3.7 and removed in 3.12.
`format_string()` writes the same text; where `format()` raised `ValueError`,
because the template held more than the specifier, it formats.
"""

import locale

deprecated = "3.7"
available = "3.7"
removed = "3.12"
reference = "whatsnew/3.12#locale"


def before(percent, value, grouping=..., monetary=...):
    return locale.format(percent, value, grouping, monetary)


def after(percent, value, grouping=..., monetary=...):
    return locale.format_string(f := percent, val := value, grouping := grouping, monetary := monetary)


def before_widths(percent, value, grouping, monetary, *additional):
    """The further arguments, for `*` in the specifier, go into a tuple with the value: `locale.format_string(percent, (width, value), grouping, monetary)`."""
    return locale.format(percent, value, grouping, monetary, *additional)


examples = '''
@@ through the module
 import locale

-print(locale.format("%.2f", 1234.5))
+print(locale.format_string("%.2f", 1234.5))

@@ imported by name
-from locale import format
+from locale import format_string

-print(format("%d", 1234))
+print(format_string("%d", 1234))

@@ under a name of one's own
-from locale import format as write
+from locale import format_string as write

 print(write("%d", 1234))

@@ grouping by position and by keyword
 import locale as l

-print(l.format("%d", 1234567, True))
-print(l.format("%d", 1234567, grouping=True))
-print(l.format("%d", 1234567, True, True))
+print(l.format_string("%d", 1234567, True))
+print(l.format_string("%d", 1234567, grouping=True))
+print(l.format_string("%d", 1234567, True, True))

@@ the arguments whose names changed
 import locale

-print(locale.format(percent="%d", value=1234, monetary=True))
+print(locale.format_string(f="%d", val=1234, monetary=True))

@@ a call over several lines keeps its comments
 import locale

 print(
-    locale.format(
+    locale.format_string(
         "%d",  # whole numbers
         1234,
         grouping=True,
     )
 )

@@ an import inside the function
 def write(number):
     import locale
-    return locale.format("%d", number, grouping=True)
+    return locale.format_string("%d", number, grouping=True)

 print(write(1234))

@@ among imports of the same module
-from locale import LC_ALL, format, setlocale
+from locale import LC_ALL, format_string, setlocale

 setlocale(LC_ALL, "C")
-print(format("%d", 1234))
+print(format_string("%d", 1234))

@@ the function as a value
 import locale

-write = locale.format
+write = locale.format_string
 print(write("%d", 1234))

@@ further arguments
 import locale

!print(locale.format("%*d", 5, False, False, 1234))

@@ the arguments are not in sight
 import locale

 def write(*args):
!    return locale.format(*args)

@@ the built-in function and the method
 import locale

 print(format(1234, "d"), "{}".format(1234), locale.format_string("%d", 1234))

@@ a variable with the name of the module
 locale = "{}: {}"
 print(locale.format("a", 1))

@@ a parameter with the name of the module
 import locale

 def write(locale, value):
     return locale.format("x", value)

 print(write("{}{}", locale.format_string("%d", 1)))

@@ where hasattr has been asked
 import locale

 if hasattr(locale, "format_string"):
     write = locale.format_string
 else:
     write = locale.format
 print(write("%d", 1234))

@@ under a test of the version
 import locale
 import sys

 write = locale.format if sys.version_info < (3, 7) else locale.format_string
 print(write("%d", 1234))
'''
