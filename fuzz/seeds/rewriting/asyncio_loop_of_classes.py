import asyncio

async def main():
    loop = asyncio.get_event_loop()
    queue = asyncio.Queue(3, loop=loop)
    event = asyncio.Event(loop=loop)
    async with asyncio.Lock(loop=loop), asyncio.Semaphore(value=2, loop=loop), asyncio.BoundedSemaphore(loop=loop):
        await queue.put("a")
    async with asyncio.Condition(loop=loop):
        event.set()
    await event.wait()
    print(await queue.get(), asyncio.LifoQueue(loop=loop).qsize(), asyncio.PriorityQueue(maxsize=2, loop=loop).maxsize)

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
from asyncio import as_completed, gather as collect, new_event_loop, shield, sleep

async def main(loop):
    print(await collect(sleep(0, "a"), sleep(0, "b"), loop=loop))
    print(await collect(*[sleep(0, n) for n in (1, 2)], loop=loop, return_exceptions=True))
    print(await shield(sleep(0, "c"), loop=loop))
    for future in as_completed([sleep(0, "d")], loop=loop, timeout=2):
        print(await future)

loop = new_event_loop()
loop.run_until_complete(main(loop))
loop.close()
import asyncio

class Mailbox(asyncio.Queue):
    def __init__(self, loop):
        super().__init__(maxsize=5, loop=loop)

async def serve(callback, loop):
    await asyncio.start_unix_server(callback, "/tmp/a", loop=loop)
    return await asyncio.start_server(callback, "localhost", 0, loop=loop), Mailbox(loop)
