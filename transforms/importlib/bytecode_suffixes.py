"""`DEBUG_BYTECODE_SUFFIXES` is deprecated since Python 3.5.

Bytecode has one suffix, whether it is optimized or not: the lists
`DEBUG_BYTECODE_SUFFIXES` and `OPTIMIZED_BYTECODE_SUFFIXES` of `importlib.machinery` are
`BYTECODE_SUFFIXES` itself.
"""

deprecated = "3.5"
available = "3.5"
reference = "library/importlib#importlib.machinery.DEBUG_BYTECODE_SUFFIXES"
identical = True
moves = {
    "importlib.machinery.DEBUG_BYTECODE_SUFFIXES": "importlib.machinery.BYTECODE_SUFFIXES",
    "importlib.machinery.OPTIMIZED_BYTECODE_SUFFIXES": "importlib.machinery.BYTECODE_SUFFIXES",
}

examples = '''
@@ through the module
 import importlib.machinery

-print(importlib.machinery.DEBUG_BYTECODE_SUFFIXES + importlib.machinery.OPTIMIZED_BYTECODE_SUFFIXES)
+print(importlib.machinery.BYTECODE_SUFFIXES + importlib.machinery.BYTECODE_SUFFIXES)

@@ imported by name, under another
-from importlib.machinery import OPTIMIZED_BYTECODE_SUFFIXES as suffixes
+from importlib.machinery import BYTECODE_SUFFIXES as suffixes

 print(suffixes)

@@ the other suffixes
 from importlib.machinery import BYTECODE_SUFFIXES, SOURCE_SUFFIXES

 print(SOURCE_SUFFIXES + BYTECODE_SUFFIXES)
'''
