import unittest

class Case(unittest.TestCase):
    def runTest(self):
        self.addCleanup(function=print)
        self.addCleanup(sep="-", function=print)

case = Case()
print(case.run().wasSuccessful())
from unittest import TestCase as Base

class Case(Base):
    def runTest(self):
        self.addCleanup(print, "done")

Case().run()
class Stack:
    def addCleanup(self, function):
        function()

Stack().addCleanup(function=print)
