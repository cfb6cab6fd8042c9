# upshift:
# upshift: --min 3.8
"""What a loop asks and tells, in which order: of several channels, again and again."""

import asyncio
import asyncore
import os
import socket
import threading
import time


class Traced(asyncore.dispatcher):
    """Says what it is asked and told."""

    def __init__(self, name, sock, wants, map=None):
        asyncore.dispatcher.__init__(self, sock, map)
        self.name = name
        self.wants = wants

    def say(self, what):
        print(self.name, what)

    def readable(self):
        self.say("readable?")
        return "r" in self.wants

    def writable(self):
        self.say("writable?")
        return "w" in self.wants

    def handle_read(self):
        self.say(self.recv(10))

    def handle_write(self):
        self.say("write")

    def handle_expt(self):
        self.say("urgent")

    def handle_close(self):
        self.say("closed")
        self.close()


def pairs(wants, map):
    """Some channels, and the other ends of their sockets."""
    channels, others = [], []
    for number, wish in enumerate(wants):
        here, there = socket.socketpair()
        channels.append(Traced("channel %d" % number, here, wish, map))
        others.append(there)
    return channels, others


# Two turns each, by each way of polling.
for use_poll in (False, True):
    table = {}
    channels, others = pairs(["r", "rw", "w", "", "rw"], table)
    for other in others:
        other.send(b"spam")
    asyncore.loop(timeout=0.1, use_poll=use_poll, map=table, count=1)
    channels[1].wants = "r"
    channels[2].wants = ""
    asyncore.loop(0.1, use_poll, table, 1)
    for other in others:
        other.close()
    asyncore.loop(timeout=0.1, use_poll=use_poll, map=table, count=1)
    channels[2].wants = channels[3].wants = "r"
    asyncore.loop(timeout=0.1, use_poll=use_poll, map=table)
    print(table, asyncore.socket_map)


# One channel closes another, whose turn would have come.
class Killer(Traced):
    def handle_read(self):
        self.say("kills")
        self.victim.close()
        self.close()


for use_poll in (False, True):
    table = {}
    here, there = socket.socketpair()
    killer = Killer("killer", here, "r", table)
    (killer.victim,), (other,) = pairs(["rw"], table)
    there.send(b"x")
    other.send(b"x")
    asyncore.loop(timeout=0.1, use_poll=use_poll, map=table)
    there.close()
    other.close()


# A loop within a loop, and one in a thread.
class Nested(Traced):
    def handle_read(self):
        self.say(self.recv(10))
        table = {}
        _, (other,) = pairs(["r"], table)
        other.close()
        asyncore.loop(timeout=0.1, map=table)
        self.close()


def nested():
    table = {}
    here, there = socket.socketpair()
    Nested("outer", here, "r", table)
    there.send(b"in")
    asyncore.loop(timeout=0.1, map=table)
    there.close()


nested()
thread = threading.Thread(target=nested)
thread.start()
thread.join()


# One that an event loop of asyncio calls: that loop waits, and goes on.
async def called():
    ticks = []
    asyncio.get_running_loop().call_later(0.01, ticks.append, "tick")
    nested()
    table = {}
    _, others = pairs([""], table)
    asyncore.loop(timeout=0.1, map=table, count=1)
    print(ticks)
    await asyncio.sleep(0.1)
    print(ticks, asyncio.get_running_loop().is_running())


asyncio.run(called())


# How long it waits: no shorter than it should.
def waits(seconds, function, *arguments, **options):
    start = time.monotonic()
    function(*arguments, **options)
    print(function.__name__, time.monotonic() - start > seconds - 0.01)


table = {}
_, others = pairs(["r"], table)
waits(0.2, asyncore.loop, 0.1, False, table, 2)
waits(0.2, asyncore.loop, 0.1, True, table, 2)
waits(0.2, asyncore.poll, 0.2, table)
waits(0.2, asyncore.poll2, 0.2, table)
waits(0, asyncore.poll, map=table)
waits(0, asyncore.loop, 100, count=0)
waits(0, asyncore.loop, 100)
waits(0, asyncore.poll, 100)
table = {}
_, others = pairs([""], table)
waits(0.2, asyncore.poll, 0.2, table)
waits(0.2, asyncore.poll2, 0.2, table)
table = {}
_, (other,) = pairs(["r"], table)
for wait in (asyncore.poll, asyncore.poll2):
    threading.Timer(0.2, other.send, (b"late",)).start()
    waits(0.2, wait, None, table)
for wrong in (-1, "soon"):
    try:
        asyncore.poll(wrong, table)
    except (TypeError, ValueError) as error:
        print(type(error).__name__)


# A socket that was closed behind the back of its channel.
for use_poll in (False, True):
    table = {}
    (channel,), _ = pairs(["r"], table)
    channel.socket.close()
    try:
        asyncore.loop(timeout=0.1, use_poll=use_poll, map=table)
    except OSError as error:
        print(error)
    print(len(table))

# A regular file can always be read.
class File(asyncore.file_dispatcher):
    def writable(self):
        return False

    def handle_read(self):
        print(len(self.recv(1000)) > 100)
        self.close()


for use_poll in (False, True):
    with open(os.path.abspath(__file__), "rb") as file:
        File(file)
        asyncore.loop(timeout=1, use_poll=use_poll)


# What passes: nobody handles it, and the loop can be run again.
class Raising(Traced):
    def handle_read(self):
        raise self.error

    def handle_error(self):
        self.say("handles " + asyncore.compact_traceback()[1].__name__)
        self.close()


for use_poll in (False, True):
    for error in (asyncore.ExitNow, KeyboardInterrupt, SystemExit, EOFError, OSError, GeneratorExit):
        table = {}
        here, there = socket.socketpair()
        raising = Raising("raising", here, "r", table)
        raising.error = error
        there.send(b"x")
        try:
            asyncore.loop(timeout=0.1, use_poll=use_poll, map=table, count=1)
        except BaseException as passed:
            print("passed", type(passed).__name__, len(table))
        asyncore.close_all(table)
        there.close()

# Another way of polling can be put in place.
old, asyncore.poll = asyncore.poll, lambda timeout, map: map.clear() or print("mine", timeout)
asyncore.loop(timeout=7, map={1: None})
asyncore.poll = old
print(asyncore.loop(timeout=7))
