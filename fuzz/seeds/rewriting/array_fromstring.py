import array

numbers = array.array("B", [1, 2])
numbers.fromstring(b"\x03")
print(numbers)
from array import array

letters = array("b")
letters.fromstring("ab\xe4")
print(letters)
import array

class Track:
    def __init__(self):
        self.samples = array.array("h")
        self.add = self.samples.fromstring

    def read(self, data):
        self.samples.fromstring(data)
        self.add(data)
        return self.samples

print(len(Track().read(b"ab")))
