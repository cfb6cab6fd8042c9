import re

print(re.compile("a.*b(?i)"))
print(re.match(r"^(a|(?i)b)", "B"))
pattern = re.compile(r"""
    (?x)  # verbose
    a
""")
from re import search as find, sub

print(find("a(?i)", "A"), sub(r"\[(?s).*", "", "[a"))
import re

print(re.compile("(?i)a").flags, re.compile("(?i)(?m)a").flags, re.compile("a(?i:b)").flags)
print(re.search(r"\(?i\)", "i)").group(), re.search(r"a[(?i)]", "a?").group(), re.search("(?P<a>b)(?=c)", "bc").group())
