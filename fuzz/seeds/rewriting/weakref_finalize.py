import weakref

class Node:
    pass

node = Node()
finalizer = weakref.finalize(obj=node, func=print, end="closed")
print(finalizer.alive)
from weakref import finalize as at_end

class Node:
    pass

node = Node()
at_end(node, func=print)
import weakref

class Node:
    pass

def finalize(obj, func):
    return func(obj)

node = Node()
weakref.finalize(node, print, "closed", end="")
print(finalize(obj=1, func=str))
