import pdb
import sys

def debug():
    pdb.post_mortem(sys.last_traceback)
import sys as system

def show():
    print(system.last_value, system.last_type)
class State:
    last_value = 5

print(State.last_value)
