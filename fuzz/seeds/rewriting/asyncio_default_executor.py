import asyncio
from concurrent.futures import ProcessPoolExecutor

def prepare():
    loop = asyncio.new_event_loop()
    loop.set_default_executor(ProcessPoolExecutor())
    return loop
import asyncio
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

class Loop:
    def set_default_executor(self, executor):
        return executor

loop = asyncio.new_event_loop()
loop.set_default_executor(ThreadPoolExecutor())
print(Loop().set_default_executor(ProcessPoolExecutor) is ProcessPoolExecutor)
loop.close()
