class Numbers:
    number = 0

    async def __aiter__(self):
        return self

    async def __anext__(self):
        self.number += 1
        if self.number > 3:
            raise StopAsyncIteration
        return self.number
class Items:
    def __aiter__(self):
        return self

class Numbers:
    async def __aiter__(self):
        yield 1

    async def again(self):
        return self

print(callable(Numbers().__aiter__))
def made(name):
    return lambda self: iter(())

class Proxy:
    __aiter__ = made("__aiter__")
