"""The tokens `ASYNC` and `AWAIT` were removed in Python 3.13.

Since Python 3.7 `tokenize` generates names for both words, so that a comparison with these types
is never true. The new code finds the names.
"""

import token
import tokenize

removed = "3.13"
reference = "library/token#token.NAME"
safety = "suggested"


def before(found):
    return found.type == tokenize.ASYNC


def after(found):
    return found.type == tokenize.NAME and found.string == "async"


def before_await(found):
    return found.type == tokenize.AWAIT


def after_await(found):
    return found.type == tokenize.NAME and found.string == "await"


def before_token(found):
    return found.type == token.ASYNC


def after_token(found):
    return found.type == token.NAME and found.string == "async"


def before_token_await(found):
    return found.type == token.AWAIT


def after_token_await(found):
    return found.type == token.NAME and found.string == "await"


def before_name():
    """Compare with `tokenize.NAME`, and the string with `"async"`."""
    return tokenize.ASYNC


def before_await_name():
    """Compare with `tokenize.NAME`, and the string with `"await"`."""
    return tokenize.AWAIT


def before_token_name():
    """Compare with `token.NAME`, and the string with `"async"`."""
    return token.ASYNC


def before_token_await_name():
    """Compare with `token.NAME`, and the string with `"await"`."""
    return token.AWAIT


examples = '''
@@ of tokenize
 import tokenize

 def is_asynchronous(tokens):
     for token in tokens:
-        if token.type == tokenize.ASYNC or token.type == tokenize.AWAIT:
+        if token.type == tokenize.NAME and token.string == "async" or token.type == tokenize.NAME and token.string == "await":
             return True
     return False

 print(is_asynchronous([]))

@@ of token
 import token

 def count(tokens):
-    return sum(one.type == token.ASYNC for one in tokens)
+    return sum(one.type == token.NAME and one.string == "async" for one in tokens)

 print(count([]))

@@ among others
 import tokenize

!WORDS = [tokenize.NAME, tokenize.ASYNC]

@@ other types
 import token
 import tokenize

 ASYNC = 5

 def kinds(one):
     return one.type == token.NAME, one.type == tokenize.OP, one.type == ASYNC
'''
