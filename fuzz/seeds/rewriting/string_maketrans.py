import string as words

print("abc".translate(words.maketrans("ab", "xy")))
from string import ascii_letters, maketrans as table

print(b"abc".translate(table(b"ab", b"xy")), len(ascii_letters))
import string

print("abc".translate(str.maketrans("ab", "xy")), string.digits)
