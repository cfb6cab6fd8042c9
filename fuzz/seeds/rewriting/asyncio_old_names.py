import asyncio

print(asyncio.selectors.EVENT_READ)
loop = asyncio.SelectorEventLoop(asyncio.selectors.SelectSelector())
loop.close()
import asyncio

start = getattr(asyncio, "async")
print(callable(start))

def pair():
    from asyncio.windows_utils import socketpair
    return socketpair()
import asyncio
import selectors

print(selectors.EVENT_READ, asyncio.SelectorEventLoop.__name__)
