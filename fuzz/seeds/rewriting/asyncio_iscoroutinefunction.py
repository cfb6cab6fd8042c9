import asyncio

async def work(): ...

print(asyncio.iscoroutinefunction(work), asyncio.iscoroutinefunction(func=print))
from asyncio import iscoroutinefunction, sleep

print(list(map(iscoroutinefunction, [sleep, print])))
from asyncio.coroutines import iscoroutine, iscoroutinefunction as is_async

print(is_async(print), iscoroutine(5))
