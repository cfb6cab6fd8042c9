"""Kinds of goods."""

import enum


class AnyCase(enum.EnumMeta):
    """`Kind.tool` is `Kind.TOOL`: catalogues of old write them both ways."""

    def __getattr__(cls, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return super().__getattr__(name.upper())


class Kind(enum.Enum, metaclass=AnyCase):
    TOOL = "tool"
    PART = "part"
    OTHER = "other"

    @classmethod
    def of(cls, text):
        try:
            return cls(text)
        except ValueError:
            return cls.other
