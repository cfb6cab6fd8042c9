import xdrlib

packer = xdrlib.Packer()
packer.pack_int(-3)
packer.pack_string(b"spam!")
packer.pack_array([1.5, 2.5], packer.pack_double)
unpacker = xdrlib.Unpacker(packer.get_buffer())
print(unpacker.unpack_int(), unpacker.unpack_string(), unpacker.unpack_array(unpacker.unpack_double))
unpacker.done()
from xdrlib import ConversionError, Packer as Base

class Packer(Base):
    def pack_pair(self, first, second):
        self.pack_uint(first)
        self.pack_uint(second)

packer = Packer()
packer.pack_pair(1, 2)
print(packer.get_buffer())
try:
    packer.pack_uint(-1)
except ConversionError as error:
    print("refused", bool(error.msg))
try:
    import xdrlib
except ImportError:
    from package.vendor import xdrlib
