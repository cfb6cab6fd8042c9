import unittest


class Base(unittest.TestCase):
    def check(self):
        self.assertEquals(1, 1)
