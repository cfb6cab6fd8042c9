"""`-f` beside `-foo` gives another `dest` in Python 3.15.

If an option has no name with two dashes, `dest` was its first name. Python 3.15
takes the first name that is longer than one letter, also with a single dash:
`add_argument("-f", "-foo")` sets `foo` instead of `f`.
"""

from argparse import ArgumentParser, _ActionsContainer
from typing import Literal

removed = "3.15"
reference = "whatsnew/3.15#argparse"


def before(
    parser: ArgumentParser | _ActionsContainer,
    short: Text[r"^-[^-]$"],
    long: Text[r"^-[^-].+$"],
    action: Literal["store", "store_const", "store_true", "store_false", "append", "append_const", "extend", "count"] = ...,
    nargs=...,
    const=...,
    default=...,
    type=...,
    choices=...,
    required=...,
    help=...,
    metavar=...,
):
    """Pass `dest` to get the same attribute on every Python."""
    return parser.add_argument(
        short,
        long,
        action=action,
        nargs=nargs,
        const=const,
        default=default,
        type=type,
        choices=choices,
        required=required,
        help=help,
        metavar=metavar,
    )


examples = '''
@@ a short name first
 import argparse

 parser = argparse.ArgumentParser()
!parser.add_argument("-o", "-output", default="a.txt", help="the file")
!parser.add_argument("-q", "-quiet", action="store_true")

@@ a name with two dashes, a `dest`, the long name first, and no attribute
 import argparse

 parser = argparse.ArgumentParser(add_help=False)
 parser.add_argument("-h", "-help", action="help")
 parser.add_argument("-o", "--output")
 parser.add_argument("-i", "-input", dest="source")
 parser.add_argument("-level", "-l")
 parser.add_argument("-q")
 print(parser.parse_args([]))
'''
