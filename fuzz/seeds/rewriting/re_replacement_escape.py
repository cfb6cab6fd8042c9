import re

print(re.sub("a", r"\d+", "a"))
print(re.subn("a", r"a\s", "a", count=1))
from re import compile as make

pattern = make("a")
print(pattern.sub(r"\w", "a"), pattern.match("a").expand(r"\z"))
import re

print(re.sub("(?P<a>a)", r"\1\g<a>\n\\d", "a"), re.sub("a", "\u00e9\x41\N{DIGIT ONE}", "a"), re.sub(r"\d", "d", "5"))
