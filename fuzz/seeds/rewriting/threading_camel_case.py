import threading

print(threading.activeCount(), threading.currentThread().getName())
from threading import activeCount as count, currentThread

print(count(), currentThread() is None)
import threading

thread = threading.Thread(target=print)
thread.setDaemon(True)
thread.setName("writer")
print(thread.getName(), thread.isDaemon())
