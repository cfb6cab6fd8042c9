import difflib

matcher = difflib.SequenceMatcher(lambda item: item == " ", "a b", "a c")
print(matcher.isbjunk(" "), not matcher.isbpopular("a"))
from difflib import SequenceMatcher

class Matcher(SequenceMatcher):
    def is_blank(self, item):
        return self.isbjunk(item) or item == ""
class Filter:
    def isbjunk(self, item):
        return item == ""

print(Filter().isbjunk(""))
