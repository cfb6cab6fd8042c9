from typing.io import IO, TextIO

def read(file: TextIO) -> str:
    return file.read()

print(callable(read), IO.__name__)
from typing.re import Pattern as Regex
import re

def find(pattern: Regex, line: str) -> bool:
    return bool(pattern.search(line))

print(find(re.compile("a"), "ba"))
import typing

def read(file: typing.io.TextIO) -> str:
    return file.read()

print(callable(read))
