import asyncio

async def main():
    lock = asyncio.Lock()
    await lock
    lock.release()
from asyncio import Condition, Semaphore

class Worker:
    def __init__(self):
        self.condition = Condition()

    async def work(self, semaphore: Semaphore):
        with await self.condition:
            print("condition")
        with await semaphore as value:
            print(value)

    def generate(self):
        with (yield from self.condition):
            print("generated")
import asyncio

async def main(things):
    lock = asyncio.Lock()
    async with lock:
        print(lock.locked())
    await lock.acquire()
    lock.release()
    await asyncio.sleep(0)
    for thing in things:
        await thing
        x = await thing.y

loop = asyncio.new_event_loop()
loop.run_until_complete(main([]))
loop.close()
