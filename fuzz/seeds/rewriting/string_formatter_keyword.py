import string

formatter = string.Formatter()
print(formatter.format(format_string="{a}", a=1))
from string import Formatter

class Plain(Formatter):
    pass

print(Plain().format(a=1, format_string="{a}"))
import string

print(string.Formatter().format("{}{a}", 1, a=2), "{format_string}".format(format_string=3))
