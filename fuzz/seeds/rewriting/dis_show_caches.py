import dis
import sys

if sys.version_info >= (3, 11):
    print(len(list(dis.get_instructions("a", show_caches=False))) > 1)
    print(len(list(dis.get_instructions("a", first_line=5, show_caches=False))) > 1)
from dis import get_instructions

print(list(get_instructions("a", show_caches=True)))
import dis

print(len(list(dis.get_instructions("a", first_line=5))) > 1)

def disassemble(code):
    dis.dis(code, show_caches=False)
