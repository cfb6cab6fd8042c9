"""Setting `key` or `value` of a `Morsel` is an error since Python 3.7.

So is setting `coded_value`. `set()` sets all three. Unlike an assignment, it refuses a key
that is reserved or has illegal characters.

A cookie is sent with its `coded_value`, which an assignment to `value` does not change;
if it should, assign to `cookie[name]`, or pass the new value as the third argument too.
"""

from http.cookies import BaseCookie, Morsel

deprecated = "3.5"
available = "3.0"
removed = "3.7"
reference = "library/http.cookies#http.cookies.Morsel.set"
safety = "suggested"


def before_item_value(cookie: BaseCookie, name, value):
    cookie[name].value = value


def after_item_value(cookie: BaseCookie, name, value):
    cookie[name].set(name, value, cookie[name].coded_value)


def before_item_coded(cookie: BaseCookie, name, coded_value):
    cookie[name].coded_value = coded_value


def after_item_coded(cookie: BaseCookie, name, coded_value):
    cookie[name].set(name, cookie[name].value, coded_value)


def before_key(morsel: Morsel, key):
    morsel.key = key


def after_key(morsel: Morsel, key):
    morsel.set(key, morsel.value, morsel.coded_value)


def before_value(morsel: Morsel, value):
    morsel.value = value


def after_value(morsel: Morsel, value):
    morsel.set(morsel.key, value, morsel.coded_value)


def before_coded(morsel: Morsel, coded_value):
    morsel.coded_value = coded_value


def after_coded(morsel: Morsel, coded_value):
    morsel.set(morsel.key, morsel.value, coded_value)


def before_set(morsel: Morsel, key, val, coded_val, LegalChars):
    return morsel.set(key, val, coded_val, LegalChars)


def after_set(morsel: Morsel, key, val, coded_val, LegalChars):
    return morsel.set(key, val, coded_val)


examples = '''
@@ a morsel of one's own
 from http.cookies import Morsel

 morsel = Morsel()
 morsel.set("a", "b", "b")
-morsel.key = "name"
-morsel.value = "text"
-morsel.coded_value = "text"
+morsel.set("name", morsel.value, morsel.coded_value)
+morsel.set(morsel.key, "text", morsel.coded_value)
+morsel.set(morsel.key, morsel.value, "text")
 print(morsel.OutputString())

@@ a morsel of a cookie
 from http.cookies import SimpleCookie

 cookie = SimpleCookie("a=b")
-cookie["a"].value = "c"
-cookie["a"].coded_value = "d"
+cookie["a"].set("a", "c", cookie["a"].coded_value)
+cookie["a"].set("a", cookie["a"].value, "d")
 print(cookie["a"].value, cookie.output())

@@ the characters that are legal
 import http.cookies
-import string

 morsel = http.cookies.Morsel()
-morsel.set("a", "b", "b", string.ascii_letters)
+morsel.set("a", "b", "b")
 print(morsel.key)

@@ the attributes are read, and others are set
 from http.cookies import SimpleCookie

 cookie = SimpleCookie("a=b")
 cookie["a"]["path"] = "/"
 print(cookie["a"].key, cookie["a"].value, cookie.output())

@@ an attribute of another class
 class Field:
     value = None

 field = Field()
 field.value = 3
 print(field.value)
'''
