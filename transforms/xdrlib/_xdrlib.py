"""Placed here by upshift, and no code of this project: there is nothing to review in it.

It stands for the module `xdrlib`, which Python 3.13 removed: a `Packer` and an `Unpacker`
for XDR, the external data representation of RFC 4506. It runs on Python 3.8 and later.
"""

# SPDX-License-Identifier: 0BSD

import struct


class Error(Exception):
    def __init__(self, msg):
        self.msg = msg

    def __repr__(self):
        return repr(self.msg)

    def __str__(self):
        return str(self.msg)


class ConversionError(Error):
    pass


class Packer:
    """Packs values into a buffer."""

    def __init__(self):
        self.reset()

    def reset(self):
        self.__parts = []

    def get_buffer(self):
        return b"".join(self.__parts)

    get_buf = get_buffer

    def __pack(self, form, value):
        try:
            self.__parts.append(struct.pack(form, value))
        except struct.error as error:
            raise ConversionError(error.args[0]) from None

    def pack_uint(self, x):
        self.__pack(">L", x)

    def pack_int(self, x):
        self.__pack(">l", x)

    pack_enum = pack_int

    def pack_bool(self, x):
        self.__parts.append(b"\0\0\0\1" if x else b"\0\0\0\0")

    def pack_uhyper(self, x):
        try:
            high = x >> 32 & 0xFFFFFFFF
        except TypeError as error:
            raise ConversionError(error.args[0]) from None
        self.pack_uint(high)
        self.pack_uint(x & 0xFFFFFFFF)

    pack_hyper = pack_uhyper

    def pack_float(self, x):
        self.__pack(">f", x)

    def pack_double(self, x):
        self.__pack(">d", x)

    def pack_fstring(self, n, s):
        if n < 0:
            raise ValueError("fstring size must be nonnegative")
        data = s[:n]
        self.__parts.append(data + b"\0" * ((n + 3) // 4 * 4 - len(data)))

    pack_fopaque = pack_fstring

    def pack_string(self, s):
        self.pack_uint(len(s))
        self.pack_fstring(len(s), s)

    pack_opaque = pack_string
    pack_bytes = pack_string

    def pack_list(self, list, pack_item):
        for item in list:
            self.pack_uint(1)
            pack_item(item)
        self.pack_uint(0)

    def pack_farray(self, n, list, pack_item):
        if len(list) != n:
            raise ValueError("wrong array size")
        for item in list:
            pack_item(item)

    def pack_array(self, list, pack_item):
        self.pack_uint(len(list))
        self.pack_farray(len(list), list, pack_item)


class Unpacker:
    """Unpacks values from a buffer, one after the other."""

    def __init__(self, data):
        self.reset(data)

    def reset(self, data):
        self.__data = data
        self.__position = 0

    def get_position(self):
        return self.__position

    def set_position(self, position):
        self.__position = position

    def get_buffer(self):
        return self.__data

    def done(self):
        if self.__position < len(self.__data):
            raise Error("unextracted data remains")

    def __unpack(self, form, size):
        start = self.__position
        self.__position += size
        data = self.__data[start : self.__position]
        if len(data) < size:
            raise EOFError
        return struct.unpack(form, data)[0]

    def unpack_uint(self):
        return self.__unpack(">L", 4)

    def unpack_int(self):
        return self.__unpack(">l", 4)

    unpack_enum = unpack_int

    def unpack_bool(self):
        return bool(self.unpack_int())

    def unpack_uhyper(self):
        high = self.unpack_uint()
        return high << 32 | self.unpack_uint()

    def unpack_hyper(self):
        x = self.unpack_uhyper()
        return x - (1 << 64) if x >= 1 << 63 else x

    def unpack_float(self):
        return self.__unpack(">f", 4)

    def unpack_double(self):
        return self.__unpack(">d", 8)

    def unpack_fstring(self, n):
        if n < 0:
            raise ValueError("fstring size must be nonnegative")
        start, end = self.__position, self.__position + (n + 3) // 4 * 4
        if end > len(self.__data):
            raise EOFError
        self.__position = end
        return self.__data[start : start + n]

    unpack_fopaque = unpack_fstring

    def unpack_string(self):
        return self.unpack_fstring(self.unpack_uint())

    unpack_opaque = unpack_string
    unpack_bytes = unpack_string

    def unpack_list(self, unpack_item):
        items = []
        while True:
            more = self.unpack_uint()
            if more == 0:
                return items
            if more != 1:
                raise ConversionError("0 or 1 expected, got %r" % (more,))
            items.append(unpack_item())

    def unpack_farray(self, n, unpack_item):
        return [unpack_item() for _ in range(n)]

    def unpack_array(self, unpack_item):
        return self.unpack_farray(self.unpack_uint(), unpack_item)
