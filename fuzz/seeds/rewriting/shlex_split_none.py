import shlex

print(shlex.split(None))
from shlex import split as words

print(words(None, comments=True))
import shlex

print(shlex.split("a b"))
