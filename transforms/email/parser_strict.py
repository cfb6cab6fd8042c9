"""`strict=` of `email.parser.Parser()` was removed in Python 3.3.

The argument has been ignored since Python 2.4.
"""

from email.parser import Parser

deprecated = "3.0"
available = "3.0"
removed = "3.3"
reference = "whatsnew/3.3#email"


def before(strict, _class=...):
    return Parser(_class, strict=strict)


def after(strict, _class=...):
    return Parser(_class)


examples = '''
@@ by keyword
 from email.parser import Parser

-print(Parser(strict=True).parsestr("a: b")["a"])
+print(Parser().parsestr("a: b")["a"])

@@ with a class, in a subclass
 import email.message
 import email.parser

 class Reader(email.parser.Parser):
     def __init__(self):
-        super().__init__(email.message.Message, strict=False)
+        super().__init__(email.message.Message)

 print(Reader().parsestr("a: b")["a"])

@@ without it
 from email.parser import Parser

 print(Parser().parsestr("a: b")["a"])
'''
