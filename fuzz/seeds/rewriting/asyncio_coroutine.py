import asyncio


class Greeter:
    @asyncio.coroutine
    def greet(self, name):
        yield from asyncio.sleep(0)
        yield
        return "Hello " + name

    @asyncio.coroutine
    def plain(self):
        return 5


@asyncio.coroutine
def main():
    print((yield from Greeter().greet("a")), (yield from Greeter().plain()))


asyncio.run(main())
from asyncio import coroutine as coro, gather, run


answer = coro(lambda value: value + 1)


async def main():
    work = coro(main_part)
    print(await gather(answer(4), work()))


async def main_part():
    return "part"


run(main())
import asyncio

@asyncio.coroutine
def one():
    yield from asyncio.sleep(0)
    return 1

def two():
    return (yield from one()) + 1

@asyncio.coroutine
def main():
    print((yield from two()), asyncio.iscoroutine(one()))

asyncio.run(main())
