"""Placed here by upshift, and no code of this project: there is nothing to review in it.

It stands for the module `uu`, which Python 3.13 removed: `encode()` and `decode()` for
files in uuencode format. It runs on Python 3.8 and later.
"""

# SPDX-License-Identifier: 0BSD

import binascii
import contextlib
import os
import sys

_BLANK = b" \t\r\n\f"


class Error(Exception):
    """The input is not uuencoded, or names a file that must not be written."""


def encode(in_file, out_file, name=None, mode=None, *, backtick=False):
    """Uuencode a file; both are a path, an open binary file, or `-` for the standard streams."""
    with contextlib.ExitStack() as opened:
        if in_file == "-":
            in_file = sys.stdin.buffer
        elif isinstance(in_file, str):
            if name is None:
                name = os.path.basename(in_file)
            if mode is None:
                mode = os.stat(in_file).st_mode
            in_file = opened.enter_context(open(in_file, "rb"))
        if out_file == "-":
            out_file = sys.stdout.buffer
        elif isinstance(out_file, str):
            out_file = opened.enter_context(open(out_file, "wb"))
        name = "-" if name is None else name.replace("\n", "\\n").replace("\r", "\\r")
        mode = (0o666 if mode is None else mode) & 0o777
        out_file.write(("begin %o %s\n" % (mode, name)).encode("ascii"))
        for data in iter(lambda: in_file.read(45), b""):
            out_file.write(binascii.b2a_uu(data, backtick=backtick))
        out_file.write(b"`\nend\n" if backtick else b" \nend\n")


def decode(in_file, out_file=None, mode=None, quiet=False):
    """Decode a uuencoded file, into the one that it names if `out_file` is None."""
    with contextlib.ExitStack() as opened:
        if in_file == "-":
            in_file = sys.stdin.buffer
        elif isinstance(in_file, str):
            in_file = opened.enter_context(open(in_file, "rb"))
        header = _header(in_file)
        if out_file is None:
            out_file = header[1].rstrip(_BLANK).decode("ascii")
            _refuse(out_file)
        if mode is None:
            mode = header[0]
        if out_file == "-":
            out_file = sys.stdout.buffer
        elif isinstance(out_file, str):
            path, out_file = out_file, opened.enter_context(open(out_file, "wb"))
            os.chmod(path, mode)
        line = in_file.readline()
        while line and line.strip(_BLANK) != b"end":
            out_file.write(_data(line, quiet))
            line = in_file.readline()
        if not line:
            raise Error("Truncated input file")


def _header(in_file):
    """The mode and the name of the next line `begin MODE NAME`."""
    while True:
        line = in_file.readline()
        if not line:
            raise Error("No valid begin line found in input file")
        words = line.split(b" ", 2)
        if len(words) == 3 and words[0] == b"begin":
            with contextlib.suppress(ValueError):
                return int(words[1], 8), words[2]


def _refuse(path):
    if os.path.exists(path):
        raise Error("Cannot overwrite existing file: " + path)
    separators = [separator for separator in (os.sep, os.altsep) if separator]
    if any(path.startswith(separator) or ".." + separator in path for separator in separators):
        raise Error("Refusing to write to " + path + " due to directory traversal")


def _data(line, quiet):
    try:
        return binascii.a2b_uu(line)
    except binascii.Error as error:
        # Some encoders write more characters than the length of the line needs.
        length = (line[0] - 32) & 63
        data = binascii.a2b_uu(line[: (length * 4 + 5) // 3])
        if not quiet:
            sys.stderr.write("Warning: %s\n" % error)
        return data
