import asyncio
from asyncio import get_event_loop_policy as policy

loop = asyncio.get_event_loop_policy().new_event_loop()
asyncio.get_event_loop_policy().set_event_loop(loop)
print(policy().get_event_loop() is loop)
loop.close()
import asyncio

def create(proactor):
    if proactor:
        return asyncio.WindowsProactorEventLoopPolicy().new_event_loop()
    return asyncio.WindowsSelectorEventLoopPolicy().new_event_loop()
import asyncio
import sys
from asyncio import DefaultEventLoopPolicy

if sys.platform == "win32":
    asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())

def start(proactor):
    if proactor:
        asyncio.set_event_loop_policy(asyncio.WindowsProactorEventLoopPolicy())
    policy = asyncio.WindowsSelectorEventLoopPolicy()
    return policy, asyncio.WindowsProactorEventLoopPolicy

class Policy(DefaultEventLoopPolicy):
    pass

print(issubclass(Policy, asyncio.AbstractEventLoopPolicy))
