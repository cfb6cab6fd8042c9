class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.number < other.number if isinstance(other, Version) else NotImplemented

    def __le__(self, other):
        return self.__lt__(other) or self.__eq__(other)

    def is_same(self, other):
        return self.__eq__(other) and self.number

print(Version(1) <= Version(2), Version(3) <= Version(2), Version(1).__le__(5), Version(5).is_same(1))
class Text(str):
    __hash__ = str.__hash__

    def __eq__(self, other):
        if super().__eq__(other) and len(self) > 1:
            return True
        return False

print(Text("ab") == "ab", Text("a") == "a", Text("ab") == 5)
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        if not isinstance(other, Version):
            return NotImplemented
        return self.number == other.number or object.__eq__(self, other)

    def __le__(self, other):
        return self.number < other.number or self.__eq__(other)

print(Version(1) <= Version(2), Version(1) == Version(1))
