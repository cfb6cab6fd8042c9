import asyncio

async def main():
    print(len(asyncio.Task.all_tasks()))

asyncio.run(main())
loop = asyncio.new_event_loop()
print(asyncio.Task.all_tasks(loop), asyncio.Task.all_tasks(loop=loop))
loop.close()
from asyncio import Task, get_event_loop, run

async def main():
    print(Task.current_task().done(), Task.current_task(get_event_loop()).done())

run(main())
import asyncio

async def main():
    print(asyncio.current_task() in asyncio.all_tasks(loop=asyncio.get_event_loop()))

asyncio.run(main())
