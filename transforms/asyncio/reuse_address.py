"""`reuse_address` of datagram endpoints was removed in Python 3.11.

`False` and `None` had no effect, and are left out. `True` raised `ValueError`
from Python 3.8.1 on, because it let other programs take the same port.
"""

from asyncio import AbstractEventLoop
from typing import Literal

deprecated = "3.9"
available = "3.4"
removed = "3.11"
reference = "library/asyncio-eventloop#asyncio.loop.create_datagram_endpoint"


def before(loop: AbstractEventLoop, *arguments, reuse_address: Literal[False, None], **keywords):
    return loop.create_datagram_endpoint(*arguments, reuse_address=reuse_address, **keywords)


def after(loop: AbstractEventLoop, *arguments, reuse_address, **keywords):
    return loop.create_datagram_endpoint(*arguments, **keywords)


def before_true(loop: AbstractEventLoop, *arguments, reuse_address, **keywords):
    """Leave it out, or pass `reuse_port=True` if several sockets are to share the port."""
    return loop.create_datagram_endpoint(*arguments, reuse_address=reuse_address, **keywords)


examples = '''
@@ it has no effect
 import asyncio

 async def main():
     loop = asyncio.get_running_loop()
-    transport, _ = await loop.create_datagram_endpoint(
-        asyncio.DatagramProtocol, local_addr=("127.0.0.1", 0), reuse_address=False
+    transport, _ = await loop.create_datagram_endpoint(
+        asyncio.DatagramProtocol, local_addr=("127.0.0.1", 0)
     )
     transport.close()
     print("closed")

 asyncio.run(main())

@@ an annotated parameter, and a value that raises
 from asyncio import AbstractEventLoop, DatagramProtocol

 async def listen(loop: AbstractEventLoop, reuse):
-    await loop.create_datagram_endpoint(DatagramProtocol, ("127.0.0.1", 0), None, reuse_address=None)
+    await loop.create_datagram_endpoint(DatagramProtocol, ("127.0.0.1", 0), None)
!    await loop.create_datagram_endpoint(DatagramProtocol, reuse_address=True)
!    await loop.create_datagram_endpoint(DatagramProtocol, reuse_address=reuse)

@@ the parameter of a server, and a method of one's own
 import asyncio

 class Loop:
     def create_datagram_endpoint(self, reuse_address=None):
         return reuse_address

 async def main():
     loop = asyncio.get_running_loop()
     server = await loop.create_server(asyncio.Protocol, "127.0.0.1", 0, reuse_address=True)
     server.close()
     print(Loop().create_datagram_endpoint(reuse_address=True))

 asyncio.run(main())
'''
