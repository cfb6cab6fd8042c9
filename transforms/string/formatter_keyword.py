"""`Formatter.format()` takes its template by position since Python 3.7.

The keyword `format_string` was deprecated in Python 3.5.
"""

from string import Formatter

deprecated = "3.5"
available = "3.0"
removed = "3.7"
reference = "library/string#string.Formatter.format"


def before(formatter: Formatter, format_string, **kwargs):
    return formatter.format(format_string=format_string, **kwargs)


def after(formatter: Formatter, format_string, **kwargs):
    return formatter.format(format_string, **kwargs)


examples = '''
@@ the keyword
 import string

 formatter = string.Formatter()
-print(formatter.format(format_string="{a}", a=1))
+print(formatter.format("{a}", a=1))

@@ a subclass
 from string import Formatter

 class Plain(Formatter):
     pass

-print(Plain().format(a=1, format_string="{a}"))
+print(Plain().format("{a}", a=1))

@@ by position, and the method of a text
 import string

 print(string.Formatter().format("{}{a}", 1, a=2), "{format_string}".format(format_string=3))
'''
