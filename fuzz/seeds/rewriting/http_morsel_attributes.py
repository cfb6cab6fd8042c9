from http.cookies import Morsel

morsel = Morsel()
morsel.set("a", "b", "b")
morsel.key = "name"
morsel.value = "text"
morsel.coded_value = "text"
print(morsel.OutputString())
from http.cookies import SimpleCookie

cookie = SimpleCookie("a=b")
cookie["a"].value = "c"
cookie["a"].coded_value = "d"
print(cookie["a"].value, cookie.output())
import http.cookies
import string

morsel = http.cookies.Morsel()
morsel.set("a", "b", "b", string.ascii_letters)
print(morsel.key)
