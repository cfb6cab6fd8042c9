import _thread
import threading

done = threading.Event()

def work():
    done.set()
    _thread.exit_thread()

_thread.start_new(work, ())
done.wait(60)
print(_thread.allocate().locked())
from _thread import allocate as Lock

print(Lock().locked())
import threading

lock = threading.Lock()
lock.acquire_lock()
print(lock.locked_lock())
lock.release_lock()
