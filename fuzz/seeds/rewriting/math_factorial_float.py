import math

count: int = 10
print(math.factorial(count / 2), math.factorial(3.0))
from math import factorial as f

half = 9 / 3
print(f(half))
import math

def product(n):
    return math.factorial(n) // math.factorial(n // 2)

print(product(4), math.factorial(len("ab")), math.factorial(2 ** 2))
