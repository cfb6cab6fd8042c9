import unittest

class Result(unittest._TextTestResult):
    pass

print(issubclass(Result, unittest.TestResult))
from unittest import _TextTestResult

class Result(_TextTestResult):
    pass

print(Result.__name__)
class runner:
    _TextTestResult = dict

print(runner._TextTestResult())
