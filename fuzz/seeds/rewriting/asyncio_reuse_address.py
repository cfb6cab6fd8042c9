import asyncio

async def main():
    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(
        asyncio.DatagramProtocol, local_addr=("127.0.0.1", 0), reuse_address=False
    )
    transport.close()
    print("closed")

asyncio.run(main())
from asyncio import AbstractEventLoop, DatagramProtocol

async def listen(loop: AbstractEventLoop, reuse):
    await loop.create_datagram_endpoint(DatagramProtocol, ("127.0.0.1", 0), None, reuse_address=None)
    await loop.create_datagram_endpoint(DatagramProtocol, reuse_address=True)
    await loop.create_datagram_endpoint(DatagramProtocol, reuse_address=reuse)
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
