import asyncio
from asyncio import JoinableQueue, QueueEmpty

def make():
    return asyncio.JoinableQueue(maxsize=3), JoinableQueue()
from multiprocessing import JoinableQueue

print(JoinableQueue.__name__)
