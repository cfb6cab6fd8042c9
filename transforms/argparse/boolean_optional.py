"""`type`, `choices`, `metavar` of `BooleanOptionalAction` were removed.

The arguments had no effect on what is read from the command line. Python 3.12
warns of them, and 3.14 refuses them. Help texts that name the choices change,
and so does a default that is a string, on which `type` was called.
"""

import argparse
from argparse import ArgumentParser

deprecated = "3.12"
removed = "3.14"
reference = "whatsnew/3.14#argparse"
safety = "suggested"


def before(parser: ArgumentParser, *names, type, **options):
    return parser.add_argument(*names, action=argparse.BooleanOptionalAction, type=type, **options)


def after(parser: ArgumentParser, *names, type, **options):
    return parser.add_argument(*names, action=argparse.BooleanOptionalAction, **options)


def before_choices(parser: ArgumentParser, *names, choices, **options):
    return parser.add_argument(*names, action=argparse.BooleanOptionalAction, choices=choices, **options)


def after_choices(parser: ArgumentParser, *names, choices, **options):
    return parser.add_argument(*names, action=argparse.BooleanOptionalAction, **options)


def before_metavar(parser: ArgumentParser, *names, metavar, **options):
    return parser.add_argument(*names, action=argparse.BooleanOptionalAction, metavar=metavar, **options)


def after_metavar(parser: ArgumentParser, *names, metavar, **options):
    return parser.add_argument(*names, action=argparse.BooleanOptionalAction, **options)


examples = '''
@@ a type
 import argparse

 parser = argparse.ArgumentParser()
-parser.add_argument("--color", action=argparse.BooleanOptionalAction, type=bool, default=True)
+parser.add_argument("--color", action=argparse.BooleanOptionalAction, default=True)
 print(parser.parse_args(["--no-color"]))

@@ all of them, under another name
 from argparse import ArgumentParser, BooleanOptionalAction as Switch

 parser = ArgumentParser()
-parser.add_argument("-c", "--color", type=bool, choices=[True, False], action=Switch, metavar="C", help="colours")
+parser.add_argument("-c", "--color", action=Switch, help="colours")
 print(parser.parse_args(["-c"]))

@@ without them
 import argparse

 parser = argparse.ArgumentParser()
 parser.add_argument("--color", action=argparse.BooleanOptionalAction, default=False)
 print(parser.parse_args([]))

@@ an option of another kind
 import argparse

 parser = argparse.ArgumentParser()
 parser.add_argument("--size", type=int, choices=[1, 2], metavar="N", action="store")
 print(parser.parse_args(["--size", "1"]))
'''
