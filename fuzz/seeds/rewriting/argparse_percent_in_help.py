import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--level", help="the level, such as 95% of all")
parser.add_argument("--share", help="in %")
print(parser.parse_args([]))
from argparse import ArgumentParser

parser = ArgumentParser()
group = parser.add_argument_group("logging")
group.add_argument("--format", help="such as %(asctime)s")
group.add_argument("-n", default=1, help="how many (default: %(default))")
print(parser.parse_args([]))
import argparse

parser = argparse.ArgumentParser()
commands = parser.add_subparsers(help="100% of them")
scale = commands.add_parser("scale", help="scale to 50%", description="scale to 50%")
scale.add_argument("--to", help="by default 50%")
print(parser.parse_args([]))
