import asyncore

__all__ = ["strtobool", "asyncore"]


class Base:
    def assertEquals(self, one, other):
        assert one is other


asyncore.loop()
