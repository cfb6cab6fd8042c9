import array

numbers = array.array("B", [1, 2])
print(numbers.tostring())
from array import array

print(array("B", [1, 2]).tostring())
import array

class Track:
    def __init__(self):
        self.samples = array.array("h", [1])

    def write(self):
        return self.samples.tostring()

def write(samples: array.array):
    return samples.tostring()

print(Track().write(), write(array.array("B", b"c")))
