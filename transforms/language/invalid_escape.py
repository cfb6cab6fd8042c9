"""A string has an invalid escape sequence.

Python keeps such a backslash, and has warned of it since 3.6: by default from
3.12 on, and it is to become an error. The same holds for octal numbers above
`\\377`, since 3.12.
A raw string takes the place where every backslash in it is such a one. All
values stay what they are.
"""

deprecated = "3.6"
reference = "whatsnew/3.12#other-language-changes"
native = "invalid_escape"
words = [
    r"\A", r"\B", r"\C", r"\D", r"\E", r"\F", r"\G", r"\H", r"\I", r"\J", r"\K", r"\L", r"\M",
    r"\N", r"\O", r"\P", r"\Q", r"\R", r"\S", r"\T", r"\U", r"\V", r"\W", r"\X", r"\Y", r"\Z",
    r"\c", r"\d", r"\e", r"\g", r"\h", r"\i", r"\j", r"\k", r"\l", r"\m", r"\o", r"\p", r"\q",
    r"\s", r"\u", r"\w", r"\y", r"\z", r"\4", r"\5", r"\6", r"\7", r"\8", r"\9", r"\!", r"\#",
    r"\$", r"\%", r"\&", r"\(", r"\)", r"\*", r"\+", r"\,", r"\-", r"\.", r"\/", r"\:", r"\;",
    r"\<", r"\=", r"\>", r"\?", r"\@", r"\[", r"\]", r"\^", r"\_", r"\`", r"\{", r"\|", r"\}", r"\~",
    r"\ ", "\\\t",
]

examples = r'''
@@ a regular expression
 import re

-print(re.findall("\d+", "1 and 22"))
+print(re.findall(r"\d+", "1 and 22"))

@@ beside an escape sequence, the backslash is doubled
-print("\d\n\w")
+print("\\d\n\\w")

@@ bytes, in which fewer letters are escapes
-print(b"\d+", b"\u0041\N{DAGGER}", B"\x41\U")
+print(rb"\d+", rb"\u0041\N{DAGGER}", B"\x41\\U")
 print("\u0041\N{DAGGER}")

@@ a formatted string
 x = 5
-print(f"\d{x}", f"\{x}\t", F"\N{DAGGER}\w{x}")
+print(rf"\d{x}", f"\\{x}\t", F"\N{DAGGER}\\w{x}")

@@ how a value is formatted
 import datetime

 day = datetime.date(2024, 5, 6)
-print(f"{day:%Y\.%m}", f"{day:\{day.year}}")
+print(f"{day:%Y\\.%m}", f"{day:\\{day.year}}")

@@ pieces that stand side by side
-print("\s" "\t" r"\s" '\'\s'
+print(r"\s" "\t" r"\s" '\'\\s'
       "\\s")

@@ a docstring, and one with an escape in it
 def match():
-    """Finds `\w+`.
+    r"""Finds `\w+`.

     Not `\s`.
     """

 def split():
     """Splits at `\\n`.

-    And at \s and \d.
+    And at \\s and \\d.
     """

 print(match.__doc__, split.__doc__)

@@ a prefix that cannot be raw, and a word right before the string
-print(u"\d", "x" in"\d")
+print(u"\\d", "x" in"\\d")

@@ a line that goes on
-print("a\.\
+print("a\\.\
 b")

@@ octal numbers that are too large
-print("\400\777", b"\400\777", "\477\.")
+print("\u0100\u01ff", b"\x00\xff", "\u013f\\.")
 print("\377\0\47\18")

@@ what is no letter
-print("\ \é\(\%")
+print(r"\ \é\(\%")

@@ strings that are right
 print("\n\\d\x41\u0041\'", r"\d", rb"\d", rf"\d", b"\x41\101\
 ")
 # "\d" in a comment
'''
