import unittest

class Case(unittest.TestCase):
    def test_names(self):
        self.assertSameElements(["a", "b"], list("ba"), "names")
class Case:
    def assertSameElements(self, a, b):
        return sorted(a) == sorted(b)

print(Case().assertSameElements("ab", "ba"))
