import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--level", help="the level, such as 95% of all")
parser.add_argument("--share", help="in %")
print(parser.parse_args([]))
import argparse

SHARE = "in %"
LEVEL = "the level (%(default)s)"
TWICE = "in %"
TWICE = "in percent"

def parse(text="in %"):
    parser = argparse.ArgumentParser()
    parser.add_argument("--share", help=SHARE)
    parser.add_argument("--level", help=LEVEL)
    parser.add_argument("--twice", help=TWICE)
    parser.add_argument("--text", help=text)
    return parser
from argparse import ArgumentParser

parser = ArgumentParser()
group = parser.add_argument_group("logging")
group.add_argument("--format", help="such as %(asctime)s")
group.add_argument("-n", default=1, help="how many (default: %(default))")
print(parser.parse_args([]))
