"""`pipes.quote()` was removed in Python 3.13.

`pipes` imported the function from `shlex`, so `shlex.quote()` is the same object.
"""

deprecated = "3.3"
available = "3.3"
removed = "3.13"
reference = "whatsnew/3.13#whatsnew313-pep594"
identical = True
moves = {"pipes.quote": "shlex.quote"}

examples = '''
@@ through the module
-import pipes
+import shlex

-print("ls " + pipes.quote("a b"))
+print("ls " + shlex.quote("a b"))

@@ under another name, as a value
-from pipes import quote as pquote
+from shlex import quote as pquote

 print(" ".join(map(pquote, ["a b", "c"])))

@@ a method of another class, and a function of that name
 class Shell:
     def quote(self, text):
         return text

 def quote(text):
     return text

 print(Shell().quote(quote("a b")))

@@ the new place, with the old one behind it
 try:
     from shlex import quote
 except ImportError:
     from pipes import quote

 print(quote("a b"))

@@ quoting for a URL
 from urllib.parse import quote

 print(quote("a b"))
'''
