import threading
from threading import Thread, Timer

class Worker(Thread):
    def run(self):
        print(self.isAlive())

worker = Worker()
worker.start()
worker.join()
print(worker.isAlive(), threading.current_thread().isAlive(), Timer(1, print).isAlive())
import threading

class Pool:
    def __init__(self):
        self.first = threading.Thread(target=print)
        self.threads = [threading.Thread(target=print) for _ in range(2)]

    def alive(self):
        return self.first.isAlive() or any(thread.isAlive() for thread in self.threads)

print(Pool().alive())
import threading

print(list(filter(threading.Thread.isAlive, [threading.Thread()])))
