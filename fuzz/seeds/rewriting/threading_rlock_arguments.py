import threading

with threading.RLock(True), threading.RLock(name="a"):
    print("locked")
from threading import RLock as Lock

with Lock(None):
    print("locked")
import threading

with threading.RLock(), threading.Lock(), threading.Semaphore(1):
    print("locked")
