import re

print(re.compile("a.*b(?i)"))
print(re.match(r"^(a|(?i)b)", "B"))
pattern = re.compile(r"""
    (?x)  # verbose
    a
""")
import re

def either(*words):
    return re.compile("%s|%s(?i)" % words), re.compile("{}|a(?i)".format(words[0])), re.compile("a(?i)" + words[0])

def first(word):
    return re.compile("(?i)%s" % word), re.compile("(?i){}".format(word)), re.compile("(?i)a" + word)
from re import search as find, sub

print(find("a(?i)", "A"), sub(r"\[(?s).*", "", "[a"))
