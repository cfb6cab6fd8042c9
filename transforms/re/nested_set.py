r"""Some sets in patterns may get another meaning.

Sets of sets are planned for regular expressions. Since Python 3.7 a set that begins with
`[`, or that contains `--`, `&&`, `~~` or `||` behind another character, gives a
`FutureWarning`. No release is announced for the change.
"""

import re

deprecated = "3.7"
reference = "whatsnew/3.7#re"


def before(pattern: Text[r"(?s)^(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\[(?:\[|\^?\]?(?:\\[^\\]|[^\]\\])+?(?:--|&&|~~|\|\|))"], *args, **options):
    """Escape `[`, `-`, `&`, `~` or `|` with a backslash: it stands for itself."""
    return re.compile(pattern, *args, **options)


def before_match(pattern: Text[r"(?s)^(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\[(?:\[|\^?\]?(?:\\[^\\]|[^\]\\])+?(?:--|&&|~~|\|\|))"], *args, **options):
    """Escape `[`, `-`, `&`, `~` or `|` with a backslash: it stands for itself."""
    return re.match(pattern, *args, **options)


def before_fullmatch(pattern: Text[r"(?s)^(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\[(?:\[|\^?\]?(?:\\[^\\]|[^\]\\])+?(?:--|&&|~~|\|\|))"], *args, **options):
    """Escape `[`, `-`, `&`, `~` or `|` with a backslash: it stands for itself."""
    return re.fullmatch(pattern, *args, **options)


def before_search(pattern: Text[r"(?s)^(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\[(?:\[|\^?\]?(?:\\[^\\]|[^\]\\])+?(?:--|&&|~~|\|\|))"], *args, **options):
    """Escape `[`, `-`, `&`, `~` or `|` with a backslash: it stands for itself."""
    return re.search(pattern, *args, **options)


def before_split(pattern: Text[r"(?s)^(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\[(?:\[|\^?\]?(?:\\[^\\]|[^\]\\])+?(?:--|&&|~~|\|\|))"], *args, **options):
    """Escape `[`, `-`, `&`, `~` or `|` with a backslash: it stands for itself."""
    return re.split(pattern, *args, **options)


def before_findall(pattern: Text[r"(?s)^(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\[(?:\[|\^?\]?(?:\\[^\\]|[^\]\\])+?(?:--|&&|~~|\|\|))"], *args, **options):
    """Escape `[`, `-`, `&`, `~` or `|` with a backslash: it stands for itself."""
    return re.findall(pattern, *args, **options)


def before_finditer(pattern: Text[r"(?s)^(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\[(?:\[|\^?\]?(?:\\[^\\]|[^\]\\])+?(?:--|&&|~~|\|\|))"], *args, **options):
    """Escape `[`, `-`, `&`, `~` or `|` with a backslash: it stands for itself."""
    return re.finditer(pattern, *args, **options)


def before_sub(pattern: Text[r"(?s)^(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\[(?:\[|\^?\]?(?:\\[^\\]|[^\]\\])+?(?:--|&&|~~|\|\|))"], *args, **options):
    """Escape `[`, `-`, `&`, `~` or `|` with a backslash: it stands for itself."""
    return re.sub(pattern, *args, **options)


def before_subn(pattern: Text[r"(?s)^(?:[^\\\[]|\\[^\\]|\[\^?\]?(?:\\[^\\]|[^\]\\])*\])*?\[(?:\[|\^?\]?(?:\\[^\\]|[^\]\\])+?(?:--|&&|~~|\|\|))"], *args, **options):
    """Escape `[`, `-`, `&`, `~` or `|` with a backslash: it stands for itself."""
    return re.subn(pattern, *args, **options)


examples = r'''
@@ a bracket and two operators
 import re

!print(re.compile("[[a]").pattern, re.search(r"x[^\]a&&b]", "a"))
!print(re.sub("[+--]", "x", "a-b"))

@@ imported by name, under another
 from re import findall as all_of

!print(all_of("[a~~]", "a~"))

@@ escaped, in another place, or first in the set
 import re

 print(re.findall(r"[\[a]", "[a"), re.findall("[a[]", "[a"), re.findall("[--a]", "5"), re.findall("\\[[^[]&&", "[a&&"))
 print(re.findall("a||b", "ab"), re.findall("[a-z][0-9]--", "a5--"))

@@ a function of one's own
 def search(pattern, text):
     return pattern in text

 print(search("[[a]", "[[a]"))
'''
