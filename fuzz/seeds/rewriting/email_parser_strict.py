from email.parser import Parser

print(Parser(strict=True).parsestr("a: b")["a"])
import email.message
import email.parser

class Reader(email.parser.Parser):
    def __init__(self):
        super().__init__(email.message.Message, strict=False)

print(Reader().parsestr("a: b")["a"])
from email.parser import Parser

print(Parser().parsestr("a: b")["a"])
