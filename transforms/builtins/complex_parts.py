"""`complex()` with complex parts is deprecated since Python 3.14.

`complex(a, b)` of complex numbers is `a + b*1j`. That also holds for numbers with infinite or
undefined parts, except for signs of zeros and for `nan`.
"""

deprecated = "3.14"
reference = "library/functions#complex"
safety = "suggested"


def before(real: complex, imag):
    return complex(real, imag)


def after(real: complex, imag):
    return real + imag * 1j


def before_imag(real, imag: complex):
    return complex(real, imag)


def after_imag(real, imag: complex):
    return real + imag * 1j


examples = '''
@@ complex numbers
 z = complex(1, 2)
-print(complex(z, 3), complex(1, z), complex(z, 3) * 2)
+print(z + 3 * 1j, 1 + z * 1j, (z + 3 * 1j) * 2)

@@ an annotated parameter
 def turn(z: complex):
-    return complex(imag=z, real=0)
+    return 0 + z * 1j

 print(turn(1j))

@@ real numbers
 def point(x, y):
     return complex(x, y)

 print(point(1, 2.5), complex(1j), complex("1+2j"), complex(1, 2))
'''
