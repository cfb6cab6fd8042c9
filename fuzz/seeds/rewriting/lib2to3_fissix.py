from lib2to3 import pygram, pytree
from lib2to3.pgen2 import driver

parser = driver.Driver(pygram.python_grammar_no_print_statement, convert=pytree.convert)
print(parser.parse_string("x = 1\n"))
import lib2to3.pytree
import lib2to3.fixer_base as base

class Fixer(base.BaseFix):
    PATTERN = "'x'"

    def transform(self, node, results):
        return lib2to3.pytree.Leaf(1, "y")
from lib2to3.pgen2.token import NAME, OP as operator
from lib2to3.refactor import RefactoringTool

print(NAME, operator, RefactoringTool([]))
