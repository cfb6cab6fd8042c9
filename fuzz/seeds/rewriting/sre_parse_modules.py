import sys

if sys.version_info >= (3, 11):
    import sre_parse

    print(sre_parse.parse("a+").getwidth()[0])
import sre_parse

print(sre_parse.parse("a+").getwidth()[0])
import sys

if sys.version_info >= (3, 11):
    from sre_constants import MAXREPEAT
    import sre_compile as compiler

    print(MAXREPEAT > 5, compiler.isstring("a"))
