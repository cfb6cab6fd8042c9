"""`_bootlocale` was removed in Python 3.10.

Its only function, `getpreferredencoding(False)`, gives what the function of
`locale` with this name gives.
"""

removed = "3.10"
available = "3.0"
reference = "library/locale#locale.getpreferredencoding"

moves = {"_bootlocale.getpreferredencoding": "locale.getpreferredencoding"}

examples = '''
@@ through the module
-import _bootlocale
+import locale

-print(_bootlocale.getpreferredencoding(False).lower())
+print(locale.getpreferredencoding(False).lower())

@@ by name
-from _bootlocale import getpreferredencoding as encoding
+from locale import getpreferredencoding as encoding

 print(encoding(False).lower())

@@ the module where there is one
 try:
     import _bootlocale as source
 except ImportError:
     import locale as source

 print(source.getpreferredencoding(False).lower())

@@ the function of the other module
 import locale

 print(locale.getpreferredencoding(False).lower())
'''
