import re

print(re.compile("[[a]").pattern, re.search(r"x[^\]a&&b]", "a"))
print(re.sub("[+--]", "x", "a-b"))
from re import findall as all_of

print(all_of("[a~~]", "a~"))
import re

print(re.findall(r"[\[a]", "[a"), re.findall("[a[]", "[a"), re.findall("[--a]", "5"), re.findall("\\[[^[]&&", "[a&&"))
print(re.findall("a||b", "ab"), re.findall("[a-z][0-9]--", "a5--"))
