from asyncio import get_event_loop as current, sleep


async def main():
    await sleep(0)
    print("done")


def start():
    loop = current()
    loop.run_until_complete(main())
    loop.close()


start()
import asyncio


async def main(name):
    return name


def run(name):
    return asyncio.get_event_loop().run_until_complete(main(name))


print(run("a"), run("b"))
loop = asyncio.get_event_loop()
value = loop.run_until_complete(asyncio.gather(main("c")))
print(value, asyncio.get_event_loop() is loop)
loop = asyncio.get_event_loop()
loop.run_until_complete(asyncio.sleep(0))
loop.close()
import asyncio


async def main():
    asyncio.get_event_loop().stop()


loop = asyncio.get_event_loop()
loop.create_task(main())
loop.run_forever()
print("stopped")


def serve():
    asyncio.get_event_loop().run_forever()


def serve_loop():
    loop = asyncio.get_event_loop()
    loop.run_forever()
