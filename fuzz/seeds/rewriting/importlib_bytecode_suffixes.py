import importlib.machinery

print(importlib.machinery.DEBUG_BYTECODE_SUFFIXES + importlib.machinery.OPTIMIZED_BYTECODE_SUFFIXES)
from importlib.machinery import OPTIMIZED_BYTECODE_SUFFIXES as suffixes

print(suffixes)
from importlib.machinery import BYTECODE_SUFFIXES, SOURCE_SUFFIXES

print(SOURCE_SUFFIXES + BYTECODE_SUFFIXES)
