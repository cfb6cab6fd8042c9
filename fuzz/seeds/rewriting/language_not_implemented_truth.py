class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self.number < other.number if isinstance(other, Version) else NotImplemented

    def __ne__(self, other):
        return not self.__eq__(other)

    def __ge__(self, other):
        return not self.__lt__(other)

print(Version(1) != Version(2), Version(1) != 1, Version(2) >= Version(1), Version(2) >= 1)
class Text(str):
    __hash__ = str.__hash__

    def __eq__(self, other):
        if not super().__eq__(other):
            return False
        return True

print(Text("a") == "a", Text("a") == "b", Text("a") == 1)
class Version:
    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return object.__eq__(self, other) is True or not self.number == other.number

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

print(Version(1) != Version(2))
