import dummy_threading

lock = dummy_threading.Lock()
with lock:
    print("locked")
import dummy_threading as threading

print(threading.current_thread() is not None)
from dummy_threading import Lock

with Lock():
    print("locked")
