z = complex(1, 2)
print(complex(z, 3), complex(1, z), complex(z, 3) * 2)
def turn(z: complex):
    return complex(imag=z, real=0)

print(turn(1j))
def point(x, y):
    return complex(x, y)

print(point(1, 2.5), complex(1j), complex("1+2j"), complex(1, 2))
