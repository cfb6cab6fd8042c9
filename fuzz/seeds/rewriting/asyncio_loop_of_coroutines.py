import asyncio

async def main():
    loop = asyncio.get_event_loop()
    print(await asyncio.sleep(0, "a", loop=loop))
    print(await asyncio.sleep(loop=loop, delay=0.01, result="b"))
    print(await asyncio.wait_for(asyncio.sleep(0, "c"), 1, loop=loop))
    task = loop.create_task(asyncio.sleep(0, "d"))
    done, pending = await asyncio.wait([task], loop=loop, timeout=2)
    print(task.result(), len(done), len(pending))

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
import sys
from asyncio import create_subprocess_exec, create_subprocess_shell as shell, new_event_loop

class Runner:
    def __init__(self):
        self._loop = new_event_loop()

    async def run(self, *options):
        one = await create_subprocess_exec(sys.executable, *options, loop=self._loop)
        two = await shell("exit 3", loop=self._loop, **{"stdin": None})
        return await one.wait(), await two.wait()

runner = Runner()
print(runner._loop.run_until_complete(runner.run("-c", "pass")))
runner._loop.close()
import asyncio

async def talk(host, port, loop=None):
    reader, writer = await asyncio.open_connection(host, port, loop=loop, limit=1024)
    await asyncio.open_unix_connection("/tmp/a", loop=loop)
