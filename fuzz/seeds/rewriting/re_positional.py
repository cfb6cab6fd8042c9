import re

print(re.sub("a", "b", "aAa", 1), re.subn("a", "b", "aAa", 0, re.I))
print(re.split("b", "aBcbd", 1, flags=re.I))
import re

print(re.sub("a", "b", "aAaa", re.I), re.split("b", "aBcbd", re.I | re.M))
from re import split, sub as replace

print(replace("a", "b", "aa", 1))
print(split("b", "abcbd", 1))
