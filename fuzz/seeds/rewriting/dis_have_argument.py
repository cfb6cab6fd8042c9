import dis

def has_argument(op):
    return op >= dis.HAVE_ARGUMENT

print(has_argument(dis.opmap["LOAD_CONST"]), has_argument(dis.opmap["POP_TOP"]))
import opcode
import sys

def is_plain(op):
    if opcode.HAVE_ARGUMENT > op:
        return True
    if sys.version_info >= (3, 12):
        return op < opcode.HAVE_ARGUMENT
    return False

print(is_plain(0))
import dis

HAVE_ARGUMENT = 90

def has_argument(op):
    return op >= HAVE_ARGUMENT or op in dis.hasconst

print(has_argument(100))
