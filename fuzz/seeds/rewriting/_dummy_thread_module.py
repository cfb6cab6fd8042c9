import _dummy_thread

with _dummy_thread.allocate_lock():
    print("locked")
from _dummy_thread import allocate_lock as Lock

print(Lock().locked())
try:
    from _thread import get_ident
except ImportError:
    from _dummy_thread import get_ident

print(callable(get_ident))
