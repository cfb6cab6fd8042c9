"""Placed here by upshift, and no code of this project: there is nothing to review in it.

It stands for the module `sndhdr`, which Python 3.13 removed: `what()` tells the type, the
rate and the size of a sound file by its header, and `tests` is the list of functions that
it asks. It runs on Python 3.8 and later.
"""

# SPDX-License-Identifier: 0BSD

import collections
import struct
import wave

SndHeaders = collections.namedtuple("SndHeaders", "filetype framerate nchannels nframes sampwidth")

tests = []


def whathdr(filename):
    """What the header of a sound file says, or None if no test knows it."""
    with open(filename, "rb") as file:
        start = file.read(512)
        for test in tests:
            found = test(start, file)
            if found:
                return SndHeaders(*found)
    return None


what = whathdr


def _test(function):
    tests.append(function)
    return function


def _number(data, at, size, order="little"):
    """A number of `size` bytes, all of which must be there."""
    return int.from_bytes([data[at + i] for i in range(size)], order)


def _iff_chunks(file):
    """The names of the chunks of an IFF file, and where their data begins and ends."""
    start = 12
    while True:
        file.seek(start)
        header = file.read(8)
        if len(header) < 8:
            return
        size = int.from_bytes(header[4:], "big")
        yield header[:4], start + 8, start + 8 + size
        start += 8 + size + (size & 1)


@_test
def test_aifc(h, f):
    """AIFF and AIFF-C."""
    if h[:4] != b"FORM" or h[8:12] not in (b"AIFF", b"AIFC"):
        return None
    compressed = h[8:12] == b"AIFC"
    format, data = None, False
    for name, begin, end in _iff_chunks(f):
        if name == b"SSND":
            data = True
        elif name == b"COMM":
            f.seek(begin)
            format = _aiff_format(f.read(end - begin), compressed)
            if format is None:
                return None
    return ("aifc" if compressed else "aiff", *format) if format and data else None


def _aiff_format(data, compressed):
    """The rate, channels, frames and bits of a sample that a COMM chunk gives."""
    if len(data) < (23 if compressed else 18):
        return None
    channels, frames, bits, exponent, mantissa = struct.unpack(">hlhHQ", data[:18])
    width = (bits + 7) // 8
    if channels <= 0 or width <= 0:
        return None
    # A float of 80 bits: a sign, an exponent and a mantissa with its leading bit.
    rate = int(mantissa * 2.0 ** ((exponent & 0x7FFF) - 16383 - 63))
    if compressed and data[18:22] != b"NONE":
        if data[18:22].lower() not in (b"ulaw", b"alaw", b"sowt") and data[18:22] != b"G722":
            return None
        width = 2
    return -rate if exponent & 0x8000 else rate, channels, frames, 8 * width


@_test
def test_au(h, f):
    """AU and SND."""
    if h[:4] == b".snd":
        order = "big"
    elif h[:4] in (b"\0ds.", b"dns."):
        order = "little"
    else:
        return None
    size, encoding, rate, channels = (_number(h, at, 4, order) for at in (8, 12, 16, 20))
    width = 2 if encoding == 3 else 1
    frames = size / (width * channels) if channels else -1
    return "au", rate, channels, frames, {1: "U", 2: 8, 3: 16}.get(encoding, "?")


@_test
def test_hcom(h, f):
    """HCOM."""
    if h[65:69] != b"FSSD" or h[128:132] != b"HCOM":
        return None
    divisor = _number(h, 144, 4, "big")
    return "hcom", 22050 / divisor if divisor else 0, 1, -1, 8


@_test
def test_voc(h, f):
    """Creative Voice."""
    if not h.startswith(b"Creative Voice File\x1a"):
        return None
    block = _number(h, 20, 2)
    rate = 0
    if block < 500 and h[block] == 1:
        rate = int(1000000 / (256 - h[block + 4]))
    return "voc", rate, 1, -1, 8


@_test
def test_wav(h, f):
    """WAVE."""
    if h[:4] != b"RIFF" or h[8:16] != b"WAVEfmt ":
        return None
    f.seek(0)
    try:
        sound = wave.open(f, "rb")
    except (EOFError, wave.Error):
        return None
    return "wav", sound.getframerate(), sound.getnchannels(), sound.getnframes(), 8 * sound.getsampwidth()


@_test
def test_8svx(h, f):
    """8SVX."""
    return ("8svx", 0, 1, 0, 8) if h[:4] == b"FORM" and h[8:12] == b"8SVX" else None


@_test
def test_sndt(h, f):
    """SNDT."""
    return ("sndt", _number(h, 20, 2), 1, _number(h, 8, 4), 8) if h.startswith(b"SOUND") else None


@_test
def test_sndr(h, f):
    """SNDR."""
    if h[:2] != b"\0\0":
        return None
    rate = _number(h, 2, 2)
    return ("sndr", rate, 1, -1, 8) if 4000 <= rate <= 25000 else None
