r"""Global flags that are not first in a pattern fail since Python 3.11.

A flag such as `(?i)` applies to the whole pattern and has to stand at its start, also
before blanks and comments of a verbose pattern. Python 3.6 warns of other places, and
3.11 raises `re.error`.
`(?i:...)` applies to a part of the pattern and may stand anywhere.
"""

import re

deprecated = "3.6"
removed = "3.11"
reference = "whatsnew/3.11#re"


def before(pattern: Text[r"(?s)^(?:\(\?[aiLmsux]+\))*(?:[^\\\[(]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\]|\([^?]|\(\?[^aiLmsux#]|\(\?[aiLmsux]+[^)aiLmsux])(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\(\?[aiLmsux]+\)"], *args, **options):
    """Move the flag to the start of the pattern, write `(?i:...)` around the part that it is meant for, or pass `flags`."""
    return re.compile(pattern, *args, **options)


def before_match(pattern: Text[r"(?s)^(?:\(\?[aiLmsux]+\))*(?:[^\\\[(]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\]|\([^?]|\(\?[^aiLmsux#]|\(\?[aiLmsux]+[^)aiLmsux])(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\(\?[aiLmsux]+\)"], *args, **options):
    """Move the flag to the start of the pattern, write `(?i:...)` around the part that it is meant for, or pass `flags`."""
    return re.match(pattern, *args, **options)


def before_fullmatch(pattern: Text[r"(?s)^(?:\(\?[aiLmsux]+\))*(?:[^\\\[(]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\]|\([^?]|\(\?[^aiLmsux#]|\(\?[aiLmsux]+[^)aiLmsux])(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\(\?[aiLmsux]+\)"], *args, **options):
    """Move the flag to the start of the pattern, write `(?i:...)` around the part that it is meant for, or pass `flags`."""
    return re.fullmatch(pattern, *args, **options)


def before_search(pattern: Text[r"(?s)^(?:\(\?[aiLmsux]+\))*(?:[^\\\[(]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\]|\([^?]|\(\?[^aiLmsux#]|\(\?[aiLmsux]+[^)aiLmsux])(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\(\?[aiLmsux]+\)"], *args, **options):
    """Move the flag to the start of the pattern, write `(?i:...)` around the part that it is meant for, or pass `flags`."""
    return re.search(pattern, *args, **options)


def before_split(pattern: Text[r"(?s)^(?:\(\?[aiLmsux]+\))*(?:[^\\\[(]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\]|\([^?]|\(\?[^aiLmsux#]|\(\?[aiLmsux]+[^)aiLmsux])(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\(\?[aiLmsux]+\)"], *args, **options):
    """Move the flag to the start of the pattern, write `(?i:...)` around the part that it is meant for, or pass `flags`."""
    return re.split(pattern, *args, **options)


def before_findall(pattern: Text[r"(?s)^(?:\(\?[aiLmsux]+\))*(?:[^\\\[(]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\]|\([^?]|\(\?[^aiLmsux#]|\(\?[aiLmsux]+[^)aiLmsux])(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\(\?[aiLmsux]+\)"], *args, **options):
    """Move the flag to the start of the pattern, write `(?i:...)` around the part that it is meant for, or pass `flags`."""
    return re.findall(pattern, *args, **options)


def before_finditer(pattern: Text[r"(?s)^(?:\(\?[aiLmsux]+\))*(?:[^\\\[(]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\]|\([^?]|\(\?[^aiLmsux#]|\(\?[aiLmsux]+[^)aiLmsux])(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\(\?[aiLmsux]+\)"], *args, **options):
    """Move the flag to the start of the pattern, write `(?i:...)` around the part that it is meant for, or pass `flags`."""
    return re.finditer(pattern, *args, **options)


def before_sub(pattern: Text[r"(?s)^(?:\(\?[aiLmsux]+\))*(?:[^\\\[(]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\]|\([^?]|\(\?[^aiLmsux#]|\(\?[aiLmsux]+[^)aiLmsux])(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\(\?[aiLmsux]+\)"], *args, **options):
    """Move the flag to the start of the pattern, write `(?i:...)` around the part that it is meant for, or pass `flags`."""
    return re.sub(pattern, *args, **options)


def before_subn(pattern: Text[r"(?s)^(?:\(\?[aiLmsux]+\))*(?:[^\\\[(]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\]|\([^?]|\(\?[^aiLmsux#]|\(\?[aiLmsux]+[^)aiLmsux])(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\(\?[aiLmsux]+\)"], *args, **options):
    """Move the flag to the start of the pattern, write `(?i:...)` around the part that it is meant for, or pass `flags`."""
    return re.subn(pattern, *args, **options)


def before_percent(pattern: Text[r"(?s)^(?:\(\?[aiLmsux]+\))*(?:[^\\\[(]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\]|\([^?]|\(\?[^aiLmsux#]|\(\?[aiLmsux]+[^)aiLmsux])(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\(\?[aiLmsux]+\)"], values, *args, **options):
    """Move the flag to the start of the pattern, write `(?i:...)` around the part that it is meant for, or pass `flags`."""
    return re.compile(pattern % values, *args, **options)


def before_format(pattern: Text[r"(?s)^(?:\(\?[aiLmsux]+\))*(?:[^\\\[(]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\]|\([^?]|\(\?[^aiLmsux#]|\(\?[aiLmsux]+[^)aiLmsux])(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\(\?[aiLmsux]+\)"], flags=..., *values, **names):
    """Move the flag to the start of the pattern, write `(?i:...)` around the part that it is meant for, or pass `flags`."""
    return re.compile(pattern.format(*values, **names), flags)


def before_sum(pattern: Text[r"(?s)^(?:\(\?[aiLmsux]+\))*(?:[^\\\[(]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\]|\([^?]|\(\?[^aiLmsux#]|\(\?[aiLmsux]+[^)aiLmsux])(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\(\?[aiLmsux]+\)"], rest, *args, **options):
    """Move the flag to the start of the pattern, write `(?i:...)` around the part that it is meant for, or pass `flags`."""
    return re.compile(pattern + rest, *args, **options)


examples = r'''
@@ at the end, in a group, and behind blanks
 import re

!print(re.compile("a.*b(?i)"))
!print(re.match(r"^(a|(?i)b)", "B"))
!pattern = re.compile(r"""
     (?x)  # verbose
     a
 """)

@@ a pattern that is put together
 import re

 def either(*words):
!    return re.compile("%s|%s(?i)" % words), re.compile("{}|a(?i)".format(words[0])), re.compile("a(?i)" + words[0])

 def first(word):
     return re.compile("(?i)%s" % word), re.compile("(?i){}".format(word)), re.compile("(?i)a" + word)

@@ imported by name, under another
 from re import search as find, sub

!print(find("a(?i)", "A"), sub(r"\[(?s).*", "", "[a"))

@@ at the start, in a part, and no flag
 import re

 print(re.compile("(?i)a").flags, re.compile("(?i)(?m)a").flags, re.compile("a(?i:b)").flags)
 print(re.search(r"\(?i\)", "i)").group(), re.search(r"a[(?i)]", "a?").group(), re.search("(?P<a>b)(?=c)", "bc").group())

@@ a function of one's own
 def search(pattern, text):
     return pattern in text

 print(search("a(?i)", "a(?i)"))
'''
