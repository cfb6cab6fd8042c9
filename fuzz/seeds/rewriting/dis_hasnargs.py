import dis
import opcode

def takes_a_count(op):
    return op in dis.hasnargs or op in opcode.hasnargs
from dis import hasnargs as counts

print(list(counts))
import dis

print(len(dis.hasconst) > 0)
