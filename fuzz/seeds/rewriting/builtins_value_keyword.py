print(int(x="12"), int(x="f", base=16), int(base=2, x="10"), float(x=1), bool(x=""))
print(list(sequence="ab"), tuple(sequence=[1]))
print(int("12"), int("f", base=16), float(1), list("ab"), dict(x=1, sequence=2))
class Parser:
    def int(self, x):
        return x

print(Parser().int(x=1))
