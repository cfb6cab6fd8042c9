import binascii

coded = binascii.b2a_hqx(binascii.rlecode_hqx(b"aaaaaaaa\x90b"))
data, done = binascii.a2b_hqx(coded + b":")
print(coded, binascii.rledecode_hqx(data), done)
from binascii import Error, a2b_hqx as decode

try:
    decode("~")
except Error as error:
    print(error)
import binascii

print(binascii.crc_hqx(b"a", 0), binascii.b2a_hex(b"a"))
