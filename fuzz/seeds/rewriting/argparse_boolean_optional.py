import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--color", action=argparse.BooleanOptionalAction, type=bool, default=True)
print(parser.parse_args(["--no-color"]))
from argparse import ArgumentParser, BooleanOptionalAction as Switch

parser = ArgumentParser()
parser.add_argument("-c", "--color", type=bool, choices=[True, False], action=Switch, metavar="C", help="colours")
print(parser.parse_args(["-c"]))
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--color", action=argparse.BooleanOptionalAction, default=False)
print(parser.parse_args([]))
