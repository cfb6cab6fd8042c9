import asyncio


async def double(number):
    return 2 * number


async def main():
    done, pending = await asyncio.wait([double(1), double(2)], timeout=5)
    print(sorted(task.result() for task in done), pending)
    done, _ = await asyncio.wait({double(5), double(3)})
    print(len(done))


loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.run_until_complete(asyncio.wait([double(1), double(2), double(3)]))
done, _ = loop.run_until_complete(asyncio.wait([double(number) for number in range(3)]))
print(sorted(task.result() for task in done))
loop.close()
import sys
from asyncio import run, wait


class Worker:
    async def work(self):
        return "done"

    async def main(self):
        done, _ = await wait([self.work()], return_when="ALL_COMPLETED")
        print([task.result() for task in done])
        done, _ = await wait({self.work() for _ in range(2)})
        print(len(done))


run(Worker().main())
import asyncio


async def main():
    event = asyncio.Event()
    event.set()
    done, _ = await asyncio.wait([event.wait(), asyncio.sleep(0)])
    print(len(done))


asyncio.run(main())
