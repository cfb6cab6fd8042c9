import parser

print(eval(parser.expr("1 + 2").compile()))
from parser import expr as read

x = 2
print(eval(read(source="x * 2").compile("formula.py")))
import parser

exec(parser.suite("y = 3").compile("a.py"))
exec(parser.suite("y += 1\n").compile())
print(y, eval(parser.compilest(parser.expr("y"))))
