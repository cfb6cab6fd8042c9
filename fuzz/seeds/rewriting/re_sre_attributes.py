import re as regex

print(regex.sre_parse.parse("a+").getwidth()[0])
from re import sre_compile

print(sre_compile.isstring("a"))
import re

print(re.compile("a").pattern)
