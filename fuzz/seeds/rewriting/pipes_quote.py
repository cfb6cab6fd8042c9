import pipes

print("ls " + pipes.quote("a b"))
from pipes import quote as pquote

print(" ".join(map(pquote, ["a b", "c"])))
class Shell:
    def quote(self, text):
        return text

def quote(text):
    return text

print(Shell().quote(quote("a b")))
