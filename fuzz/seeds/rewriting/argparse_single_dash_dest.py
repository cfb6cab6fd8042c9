import argparse

parser = argparse.ArgumentParser()
parser.add_argument("-o", "-output", default="a.txt", help="the file")
parser.add_argument("-q", "-quiet", action="store_true")
import argparse

parser = argparse.ArgumentParser(add_help=False)
parser.add_argument("-h", "-help", action="help")
parser.add_argument("-o", "--output")
parser.add_argument("-i", "-input", dest="source")
parser.add_argument("-level", "-l")
parser.add_argument("-q")
print(parser.parse_args([]))
