import re

print(re.template("a.c").match("abc").group(), re.template("b", re.I).pattern)
from re import template as make

print(make("a").pattern)
import re

print(re.compile("a", re.T).pattern, re.compile("b", flags=re.TEMPLATE).pattern)
