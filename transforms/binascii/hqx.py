"""The BinHex functions of `binascii` were removed in Python 3.11.

Functions that do the same, at the speed of Python, are copied into the module.
`binascii.crc_hqx()` stays.
"""

import binascii
import re

deprecated = "3.9"
available = "3.0"
removed = "3.11"
reference = "whatsnew/3.11#removed"
moves = {
    "binascii.a2b_hqx": "a2b_hqx",
    "binascii.b2a_hqx": "b2a_hqx",
    "binascii.rlecode_hqx": "rlecode_hqx",
    "binascii.rledecode_hqx": "rledecode_hqx",
}


def b2a_hqx(data):
    """Encode bytes as BinHex 4 does: each character stands for six bits."""
    digits = b"!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"
    data = bytes(data)
    result = bytearray()
    for start in range(0, len(data), 3):
        group = data[start : start + 3]
        bits = int.from_bytes(group.ljust(3, b"\0"), "big")
        result += bytes(digits[bits >> shift & 63] for shift in (18, 12, 6, 0)[: len(group) + 1])
    return bytes(result)


def a2b_hqx(data):
    """Decode BinHex 4: the bytes, and whether the colon that ends them was there."""
    digits = b"!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"
    data = data.encode("ascii") if isinstance(data, str) else bytes(data)
    text, colon, _ = data.partition(b":")
    text = text.translate(None, b"\r\n")
    result = bytearray()
    for start in range(0, len(text), 4):
        bits = 0
        for digit in text[start : start + 4].ljust(4, digits[:1]):
            if digit not in digits:
                raise binascii.Error("Illegal char")
            bits = bits << 6 | digits.index(digit)
        result += bits.to_bytes(3, "big")
    if len(text) % 4 and not colon:
        raise binascii.Incomplete("String has incomplete number of bytes")
    return bytes(result[: len(text) * 6 // 8]), 1 if colon else 0


def rlecode_hqx(data):
    """Compress runs of equal bytes as BinHex 4 does."""
    def code(match):
        run = match.group()
        return b"\x90\0" if run == b"\x90" else run[:1] + b"\x90" + bytes([len(run)])

    return re.sub(rb"(?s)\x90|([^\x90])\1{3,254}", code, bytes(data))


def rledecode_hqx(data):
    """Expand the runs of bytes that BinHex 4 compressed."""
    data = bytes(data)
    result = bytearray()
    codes = re.finditer(rb"(?s)\x90(.?)|[^\x90]+", data)
    for code in codes:
        if code.group(1) is None:
            result += code.group()
        elif not code.group(1):
            raise binascii.Incomplete
        elif code.group(1) == b"\0":
            result += b"\x90"
        elif not result:
            raise binascii.Error("Orphaned RLE code at start")
        else:
            result += result[-1:] * (code.group(1)[0] - 1)
    return bytes(result)


examples = r'''
@@ there and back
 import binascii
+import re

-coded = binascii.b2a_hqx(binascii.rlecode_hqx(b"aaaaaaaa\x90b"))
-data, done = binascii.a2b_hqx(coded + b":")
-print(coded, binascii.rledecode_hqx(data), done)
+
+def a2b_hqx(data):
+    """Decode BinHex 4: the bytes, and whether the colon that ends them was there."""
+    digits = b"!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"
+    data = data.encode("ascii") if isinstance(data, str) else bytes(data)
+    text, colon, _ = data.partition(b":")
+    text = text.translate(None, b"\r\n")
+    result = bytearray()
+    for start in range(0, len(text), 4):
+        bits = 0
+        for digit in text[start : start + 4].ljust(4, digits[:1]):
+            if digit not in digits:
+                raise binascii.Error("Illegal char")
+            bits = bits << 6 | digits.index(digit)
+        result += bits.to_bytes(3, "big")
+    if len(text) % 4 and not colon:
+        raise binascii.Incomplete("String has incomplete number of bytes")
+    return bytes(result[: len(text) * 6 // 8]), 1 if colon else 0
+
+
+def b2a_hqx(data):
+    """Encode bytes as BinHex 4 does: each character stands for six bits."""
+    digits = b"!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"
+    data = bytes(data)
+    result = bytearray()
+    for start in range(0, len(data), 3):
+        group = data[start : start + 3]
+        bits = int.from_bytes(group.ljust(3, b"\0"), "big")
+        result += bytes(digits[bits >> shift & 63] for shift in (18, 12, 6, 0)[: len(group) + 1])
+    return bytes(result)
+
+
+def rlecode_hqx(data):
+    """Compress runs of equal bytes as BinHex 4 does."""
+    def code(match):
+        run = match.group()
+        return b"\x90\0" if run == b"\x90" else run[:1] + b"\x90" + bytes([len(run)])
+
+    return re.sub(rb"(?s)\x90|([^\x90])\1{3,254}", code, bytes(data))
+
+
+def rledecode_hqx(data):
+    """Expand the runs of bytes that BinHex 4 compressed."""
+    data = bytes(data)
+    result = bytearray()
+    codes = re.finditer(rb"(?s)\x90(.?)|[^\x90]+", data)
+    for code in codes:
+        if code.group(1) is None:
+            result += code.group()
+        elif not code.group(1):
+            raise binascii.Incomplete
+        elif code.group(1) == b"\0":
+            result += b"\x90"
+        elif not result:
+            raise binascii.Error("Orphaned RLE code at start")
+        else:
+            result += result[-1:] * (code.group(1)[0] - 1)
+    return bytes(result)
+
+
+coded = b2a_hqx(rlecode_hqx(b"aaaaaaaa\x90b"))
+data, done = a2b_hqx(coded + b":")
+print(coded, rledecode_hqx(data), done)

@@ by name, and an error
-from binascii import Error, a2b_hqx as decode
+import binascii
+from binascii import Error
+
+
+def a2b_hqx(data):
+    """Decode BinHex 4: the bytes, and whether the colon that ends them was there."""
+    digits = b"!\"#$%&'()*+,-012345689@ABCDEFGHIJKLMNPQRSTUVXYZ[`abcdefhijklmpqr"
+    data = data.encode("ascii") if isinstance(data, str) else bytes(data)
+    text, colon, _ = data.partition(b":")
+    text = text.translate(None, b"\r\n")
+    result = bytearray()
+    for start in range(0, len(text), 4):
+        bits = 0
+        for digit in text[start : start + 4].ljust(4, digits[:1]):
+            if digit not in digits:
+                raise binascii.Error("Illegal char")
+            bits = bits << 6 | digits.index(digit)
+        result += bits.to_bytes(3, "big")
+    if len(text) % 4 and not colon:
+        raise binascii.Incomplete("String has incomplete number of bytes")
+    return bytes(result[: len(text) * 6 // 8]), 1 if colon else 0
+

 try:
-    decode("~")
+    a2b_hqx("~")
 except Error as error:
     print(error)

@@ the checksum that stays
 import binascii

 print(binascii.crc_hqx(b"a", 0), binascii.b2a_hex(b"a"))

@@ a function of one's own
 def b2a_hqx(data):
     return data

 print(b2a_hqx(b"a"))
'''
