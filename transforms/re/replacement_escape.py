r"""Unknown escapes in a replacement fail since Python 3.7.

A backslash and a letter that mean nothing in a replacement, such as `\d`, stood for
themselves. Python 3.5 warns of them, and 3.7 raises `re.error`.
"""

import re

deprecated = "3.5"
removed = "3.7"
reference = "whatsnew/3.7#changes-in-the-python-api"


def before(pattern, repl: Text[r"(?s)^(?:[^\\]|\\[^\\])*?\\[c-eh-mo-qswyzA-MO-TV-Z]"], string, *args, **options):
    """Double the backslash, or pass a function that returns the text."""
    return re.sub(pattern, repl, string, *args, **options)


def before_subn(pattern, repl: Text[r"(?s)^(?:[^\\]|\\[^\\])*?\\[c-eh-mo-qswyzA-MO-TV-Z]"], string, *args, **options):
    """Double the backslash, or pass a function that returns the text."""
    return re.subn(pattern, repl, string, *args, **options)


def before_method(pattern: re.Pattern, repl: Text[r"(?s)^(?:[^\\]|\\[^\\])*?\\[c-eh-mo-qswyzA-MO-TV-Z]"], string, *args, **options):
    """Double the backslash, or pass a function that returns the text."""
    return pattern.sub(repl, string, *args, **options)


def before_method_subn(pattern: re.Pattern, repl: Text[r"(?s)^(?:[^\\]|\\[^\\])*?\\[c-eh-mo-qswyzA-MO-TV-Z]"], string, *args, **options):
    """Double the backslash, or pass a function that returns the text."""
    return pattern.subn(repl, string, *args, **options)


def before_expand(match: re.Match, template: Text[r"(?s)^(?:[^\\]|\\[^\\])*?\\[c-eh-mo-qswyzA-MO-TV-Z]"]):
    """Double the backslash."""
    return match.expand(template)


examples = r'''
@@ an escape of patterns
 import re

!print(re.sub("a", r"\d+", "a"))
!print(re.subn("a", r"a\s", "a", count=1))

@@ compiled, imported by name
 from re import compile as make

 pattern = make("a")
!print(pattern.sub(r"\w", "a"), pattern.match("a").expand(r"\z"))

@@ escapes that mean something, and text
 import re

 print(re.sub("(?P<a>a)", r"\1\g<a>\n\\d", "a"), re.sub("a", "\u00e9\x41\N{DIGIT ONE}", "a"), re.sub(r"\d", "d", "5"))

@@ a function of one's own
 def sub(pattern, repl, text):
     return repl

 print(sub("a", r"\d", "b"))
'''
