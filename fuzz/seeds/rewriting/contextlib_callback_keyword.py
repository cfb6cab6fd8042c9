from contextlib import ExitStack

with ExitStack() as stack:
    stack.callback(callback=print)
    stack.callback(callback=print, sep="")
import asyncio
import contextlib

async def finish(word="done"):
    print(word)

async def main():
    stack = contextlib.AsyncExitStack()
    async with stack:
        stack.push_async_callback(callback=finish, word="end")
        stack.callback(callback=print)

loop = asyncio.new_event_loop()
loop.run_until_complete(main())
loop.close()
from contextlib import ExitStack

class Button:
    def callback(self, callback):
        callback()

with ExitStack() as stack:
    stack.callback(print, "a", end="b")
    Button().callback(callback=print)
