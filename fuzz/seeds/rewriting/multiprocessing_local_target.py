import multiprocessing as mp
from multiprocessing import Process

def start(value):
    def show():
        print(value)

    first = mp.Process(target=show)
    second = Process(name="second", target=lambda: print(value))
    return first, second
import multiprocessing
import threading

def show(value=5):
    return value

def start(target):
    def local():
        return 5

    process = multiprocessing.Process(target=show, args=(5,))
    thread = threading.Thread(target=local)
    return process, thread, multiprocessing.Process(target=target)

print(len(start(show)))
import multiprocessing

def start():
    def local():
        return 5

    return multiprocessing.Process(target=local)

def main():
    multiprocessing.set_start_method("fork")
    start().start()
