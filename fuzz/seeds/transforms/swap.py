"""Title.

Safety: safe
"""
from corp import old, new


def before(a, b):
    old(a, b)


def after(a, b):
    new(b, a)
