"""Event-driven sockets with the interface of the modules `asyncore` and `asynchat`.

Python 3.12 removed both. This module keeps programs that are written for them
running, on Python 3.8 and later, and stands for either: its classes are
`dispatcher` and its kin, and `async_chat`.

It waits by an event loop of `asyncio` of its own, made by the outermost `loop()`
or `poll()` of a thread and closed at its end. Where an event loop of `asyncio`
runs in the thread already, that one stands still meanwhile, as with any call that
blocks.

New code is better written with `asyncio`.
"""

# SPDX-License-Identifier: 0BSD

import asyncio
import contextlib
import math
import os
import select
import selectors
import socket
import sys
import threading
import time
import warnings
from collections import deque
from errno import (
    EAGAIN,
    EALREADY,
    EBADF,
    ECONNABORTED,
    ECONNRESET,
    EINPROGRESS,
    EINVAL,
    EISCONN,
    ENOTCONN,
    EPIPE,
    ESHUTDOWN,
    EWOULDBLOCK,
    errorcode,
)

# Every open channel, by its file descriptor. Kept if the module is loaded anew.
socket_map = globals().get("socket_map", {})

# Some take the one module from the other, as `asynchat.asyncore`.
asyncore = sys.modules.get(__name__)

_DISCONNECTED = frozenset({ECONNRESET, ENOTCONN, ESHUTDOWN, ECONNABORTED, EPIPE, EBADF})
_CHUNK = 65536


class ExitNow(Exception):
    """Leaves the loop: no channel handles it."""


_reraised_exceptions = (ExitNow, KeyboardInterrupt, SystemExit)


def _notify(channel, *events):
    """Calls the `handle_…_event` methods of a channel, which hears of what they raise."""
    try:
        for event in events:
            getattr(channel, "handle_%s_event" % event)()
    except _reraised_exceptions:
        raise
    except:  # noqa: E722
        channel.handle_error()


def read(obj):
    """Tells a channel that it can read."""
    _notify(obj, "read")


def write(obj):
    """Tells a channel that it can write."""
    _notify(obj, "write")


def _exception(obj):
    _notify(obj, "expt")


# What `select.poll()` answers, and what a channel is told for it, in this order.
_ANSWERS = [
    ("POLLIN", "read"),
    ("POLLOUT", "write"),
    ("POLLPRI", "expt"),
]


def readwrite(obj, flags):
    """Tells a channel what `select.poll()` found."""
    try:
        for name, event in _ANSWERS:
            if flags & getattr(select, name):
                getattr(obj, "handle_%s_event" % event)()
        if flags & (select.POLLHUP | select.POLLERR | select.POLLNVAL):
            obj.handle_close()
    except OSError as error:
        if error.errno in _DISCONNECTED:
            obj.handle_close()
        else:
            obj.handle_error()
    except _reraised_exceptions:
        raise
    except:  # noqa: E722
        obj.handle_error()


# What a channel waits for, and what `select.select()` found.
_READ = selectors.EVENT_READ
_WRITE = selectors.EVENT_WRITE
_URGENT = 4


def _by_select(wishes, timeout):
    """What happens to which descriptors within so many seconds, by `select.select()`."""
    readers = [fd for fd, events in wishes.items() if events & _READ]
    writers = [fd for fd, events in wishes.items() if events & _WRITE]
    ready = select.select(readers, writers, list(wishes), timeout)
    answer = {}
    for event, descriptors in zip((_READ, _WRITE, _URGENT), ready):
        for fd in descriptors:
            answer[fd] = answer.get(fd, 0) | event
    return answer


def _by_poll(wishes, timeout):
    """The same by `select.poll()`, in its own flags."""
    poller = select.poll()
    for fd, events in wishes.items():
        reads = select.POLLIN | select.POLLPRI if events & _READ else 0
        poller.register(fd, reads | (select.POLLOUT if events & _WRITE else 0))
    return dict(poller.poll(None if timeout is None else math.ceil(timeout * 1000)))


class _Selector(selectors.SelectSelector):
    """What an event loop waits by.

    Neither `epoll` nor `kqueue` is used, since they refuse files. An event loop
    knows of reading and writing only; the whole answer, with urgent data and
    broken connections, is kept here.
    """

    ask = staticmethod(_by_select)
    answer = {}

    def select(self, timeout=None):
        keys = dict(self.get_map().items())
        self.answer = self.ask({fd: key.events for fd, key in keys.items()}, timeout)
        return [(keys[fd], keys[fd].events) for fd in self.answer]


class _Waiter:
    """Waits for descriptors, by an event loop that it runs one turn at a time.

    Channels are told after the turn, while no loop runs: so what they raise
    passes, and they may call `loop()` themselves.
    """

    def __init__(self):
        self.selector = None
        self.events = None
        self.watched = {}

    def wait(self, ask, wishes, timeout):
        """What happens to which descriptors, in the order of the wishes."""
        if self.events is None:
            # A channel whose descriptor was closed behind its back must come to
            # light before the event loop opens its own, under the same number.
            answer = ask(wishes, 0)
            if answer:
                return self.sorted(answer, wishes)
            self.selector = _Selector()
            self.events = asyncio.SelectorEventLoop(self.selector)
            self.events.set_debug(False)
        self.selector.ask = ask
        self.watch(wishes)
        self.turn(timeout)
        return self.sorted(self.selector.answer, wishes)

    @staticmethod
    def sorted(answer, wishes):
        return [(fd, answer[fd]) for fd in wishes if fd in answer]

    def watch(self, wishes):
        """Has the event loop stop when one of these comes true."""
        if self.watched == wishes:
            return
        for fd in {**self.watched, **wishes}:
            self.change(fd, self.watched.get(fd, 0), wishes.get(fd, 0))
        self.watched = wishes

    def change(self, fd, old, new):
        events = self.events
        if new & _READ and not old & _READ:
            events.add_reader(fd, events.stop)
        if new & _WRITE and not old & _WRITE:
            events.add_writer(fd, events.stop)
        if old & _READ and not new & _READ:
            events.remove_reader(fd)
        if old & _WRITE and not new & _WRITE:
            events.remove_writer(fd)

    def turn(self, timeout):
        events = self.events
        timer = None if timeout is None else events.call_later(timeout, events.stop)
        # An event loop that called us waits meanwhile, as it always did.
        caller = asyncio._get_running_loop()
        asyncio._set_running_loop(None)
        try:
            events.run_forever()
        finally:
            asyncio._set_running_loop(caller)
            if timer is not None:
                timer.cancel()

    def close(self):
        if self.events is not None:
            self.events.close()


_thread = threading.local()


@contextlib.contextmanager
def _waiter():
    """Who waits in this thread: the same one within a `loop()`, whatever is called there."""
    known = getattr(_thread, "waiter", None)
    if known is not None:
        yield known
        return
    _thread.waiter = _Waiter()
    try:
        yield _thread.waiter
    finally:
        _thread.waiter.close()
        del _thread.waiter


def _wishes(map):
    """What each channel waits for, by its descriptor."""
    wishes = {}
    for fd, channel in list(map.items()):
        events = _READ if channel.readable() else 0
        # Who accepts connections has nothing to write.
        if channel.writable() and not channel.accepting:
            events |= _WRITE
        if events:
            wishes[fd] = events
    return wishes


def poll(timeout=0.0, map=None):
    """Waits once, by `select.select()`: tells all that can be read, then all to write to."""
    map = socket_map if map is None else map
    if not map:
        return
    wishes = _wishes(map)
    if not wishes:
        time.sleep(timeout)
        return
    if timeout is not None and timeout < 0:
        raise ValueError("timeout must be non-negative")
    with _waiter() as waiter:
        happened = waiter.wait(_by_select, wishes, timeout)
    for event, tell in ((_READ, read), (_WRITE, write), (_URGENT, _exception)):
        for fd, events in happened:
            # An earlier one may have closed it.
            channel = map.get(fd) if events & event else None
            if channel is not None:
                tell(channel)


def poll2(timeout=0.0, map=None):
    """Waits once, by `select.poll()`: tells one channel after the other."""
    map = socket_map if map is None else map
    if not map:
        return
    if timeout is not None and timeout < 0:
        timeout = None
    wishes = _wishes(map)
    with _waiter() as waiter:
        happened = waiter.wait(_by_poll, wishes, timeout)
    for fd, flags in happened:
        channel = map.get(fd)
        if channel is not None:
            readwrite(channel, flags)


poll3 = poll2


def loop(timeout=30.0, use_poll=False, map=None, count=None):
    """Polls until no channel is left, or `count` times."""
    map = socket_map if map is None else map
    once = poll2 if use_poll and hasattr(select, "poll") else poll
    with _waiter():
        while map and (count is None or count > 0):
            once(timeout, map)
            if count is not None:
                count -= 1


class dispatcher:
    """A socket with methods that the loop calls when something happens to it."""

    debug = False
    connected = False
    accepting = False
    connecting = False
    closing = False
    addr = None
    ignore_log_types = frozenset({"warning"})

    def __init__(self, sock=None, map=None):
        self._map = socket_map if map is None else map
        self._fileno = None
        self.socket = None
        if not sock:
            return
        sock.setblocking(False)
        self.set_socket(sock, map)
        self.connected = True
        try:
            self.addr = sock.getpeername()
        except OSError as error:
            if error.errno not in (ENOTCONN, EINVAL):
                self.del_channel(map)
                raise
            # Not connected, or already shut down by the other side.
            self.connected = False

    def __repr__(self):
        words = ["%s.%s" % (type(self).__module__, type(self).__qualname__)]
        if self.accepting and self.addr:
            words.append("listening")
        elif self.connected:
            words.append("connected")
        if self.addr is not None:
            try:
                words.append("%s:%d" % self.addr)
            except TypeError:
                words.append(repr(self.addr))
        return "<%s at %#x>" % (" ".join(words), id(self))

    # The table of channels.

    def add_channel(self, map=None):
        (self._map if map is None else map)[self._fileno] = self

    def del_channel(self, map=None):
        (self._map if map is None else map).pop(self._fileno, None)
        self._fileno = None

    # The socket.

    def create_socket(self, family=socket.AF_INET, type=socket.SOCK_STREAM):
        self.family_and_type = family, type
        sock = socket.socket(family, type)
        sock.setblocking(False)
        self.set_socket(sock)

    def set_socket(self, sock, map=None):
        self.socket = sock
        self._fileno = sock.fileno()
        self.add_channel(map)

    def set_reuse_addr(self):
        level, option = socket.SOL_SOCKET, socket.SO_REUSEADDR
        try:
            self.socket.setsockopt(level, option, self.socket.getsockopt(level, option) | 1)
        except OSError:
            pass

    def bind(self, addr):
        self.addr = addr
        return self.socket.bind(addr)

    def listen(self, num):
        self.accepting = True
        if os.name == "nt":
            num = min(num, 5)
        return self.socket.listen(num)

    def accept(self):
        """The new socket and its address, or None if there is none after all."""
        try:
            return self.socket.accept()
        except TypeError:
            return None
        except OSError as error:
            if error.errno in (EWOULDBLOCK, ECONNABORTED, EAGAIN):
                return None
            raise

    def connect(self, address):
        self.connected = False
        self.connecting = True
        error = self.socket.connect_ex(address)
        if error in (EINPROGRESS, EALREADY, EWOULDBLOCK) or (error == EINVAL and os.name == "nt"):
            self.addr = address
        elif error in (0, EISCONN):
            self.addr = address
            self.handle_connect_event()
        else:
            raise OSError(error, errorcode[error])

    def send(self, data):
        try:
            return self.socket.send(data)
        except OSError as error:
            if error.errno == EWOULDBLOCK:
                return 0
            if error.errno in _DISCONNECTED:
                self.handle_close()
                return 0
            raise

    def recv(self, buffer_size):
        try:
            data = self.socket.recv(buffer_size)
        except OSError as error:
            if error.errno not in _DISCONNECTED:
                raise
            data = b""
        if not data:
            # The other side is gone.
            self.handle_close()
            return b""
        return data

    def close(self):
        self.connected = self.accepting = self.connecting = False
        self.del_channel()
        if self.socket is None:
            return
        try:
            self.socket.close()
        except OSError as error:
            if error.errno not in (ENOTCONN, EBADF):
                raise

    # What the loop asks.

    def readable(self):
        return True

    def writable(self):
        return True

    # What the loop tells.

    def handle_read_event(self):
        if self.accepting:
            self.handle_accept()
            return
        if not self.connected and self.connecting:
            self.handle_connect_event()
        self.handle_read()

    def handle_write_event(self):
        if self.accepting:
            return
        if not self.connected and self.connecting:
            self.handle_connect_event()
        self.handle_write()

    def handle_connect_event(self):
        error = self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if error:
            raise OSError(error, os.strerror(error))
        self.handle_connect()
        self.connected = True
        self.connecting = False

    def handle_expt_event(self):
        if self.socket.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            # No urgent data: the connection failed.
            self.handle_close()
        else:
            self.handle_expt()

    # What a subclass defines.

    def handle_error(self):
        """Says what was raised, and closes the channel."""
        _, kind, value, where = compact_traceback()
        try:
            shown = repr(self)
        except Exception:
            shown = "<__repr__(self) failed for object at %#x>" % id(self)
        self.log_info(
            "uncaptured python exception, closing channel %s (%s:%s %s)" % (shown, kind, value, where), "error"
        )
        self.handle_close()

    def handle_expt(self):
        self.log_info("unhandled incoming priority event", "warning")

    def handle_read(self):
        self.log_info("unhandled read event", "warning")

    def handle_write(self):
        self.log_info("unhandled write event", "warning")

    def handle_connect(self):
        self.log_info("unhandled connect event", "warning")

    def handle_accept(self):
        pair = self.accept()
        if pair is not None:
            self.handle_accepted(*pair)

    def handle_accepted(self, sock, addr):
        sock.close()
        self.log_info("unhandled accepted event", "warning")

    def handle_close(self):
        self.log_info("unhandled close event", "warning")
        self.close()

    # What is printed.

    def log(self, message):
        sys.stderr.write("log: %s\n" % str(message))

    def log_info(self, message, type="info"):
        if type not in self.ignore_log_types:
            print("%s: %s" % (type, message))


class dispatcher_with_send(dispatcher):
    """A dispatcher whose `send()` keeps what the socket does not take at once."""

    def __init__(self, sock=None, map=None):
        dispatcher.__init__(self, sock, map)
        self.out_buffer = b""

    def initiate_send(self):
        sent = dispatcher.send(self, self.out_buffer[:_CHUNK])
        self.out_buffer = self.out_buffer[sent:]

    def handle_write(self):
        self.initiate_send()

    def writable(self):
        return not self.connected or len(self.out_buffer)

    def send(self, data):
        if self.debug:
            self.log_info("sending %s" % repr(data))
        self.out_buffer = self.out_buffer + data
        self.initiate_send()


def compact_traceback():
    """Where the exception at hand was raised, its type, the exception, and the way there in one line."""
    kind, value, trace = sys.exc_info()
    if not trace:
        raise AssertionError("traceback does not exist")
    steps = []
    while trace:
        code = trace.tb_frame.f_code
        steps.append((code.co_filename, code.co_name, str(trace.tb_lineno)))
        trace = trace.tb_next
    return steps[-1], kind, value, " ".join("[%s|%s|%s]" % step for step in steps)


def close_all(map=None, ignore_all=False):
    """Closes every channel of a table and empties it."""
    map = socket_map if map is None else map
    for channel in list(map.values()):
        try:
            channel.close()
        except OSError as error:
            if error.errno != EBADF and not ignore_all:
                raise
        except _reraised_exceptions:
            raise
        except:  # noqa: E722
            if not ignore_all:
                raise
    map.clear()


if os.name == "posix":
    class file_wrapper:
        """A file descriptor with the methods of a socket that a dispatcher needs."""

        def __init__(self, fd):
            self.fd = os.dup(fd)

        def __del__(self):
            if self.fd >= 0:
                warnings.warn("unclosed file %r" % self, ResourceWarning, source=self)
            self.close()

        def recv(self, *args):
            return os.read(self.fd, *args)

        def send(self, *args):
            return os.write(self.fd, *args)

        def getsockopt(self, level, optname, buflen=None):
            if (level, optname) == (socket.SOL_SOCKET, socket.SO_ERROR) and not buflen:
                return 0
            raise NotImplementedError("a file has no options but SO_ERROR")

        read = recv
        write = send

        def close(self):
            if self.fd >= 0:
                fd, self.fd = self.fd, -1
                os.close(fd)

        def fileno(self):
            return self.fd

    class file_dispatcher(dispatcher):
        """A dispatcher of a file: of a pipe or a terminal."""

        def __init__(self, fd, map=None):
            dispatcher.__init__(self, None, map)
            self.connected = True
            fd = fd.fileno() if hasattr(fd, "fileno") else fd
            self.set_file(fd)
            os.set_blocking(fd, False)

        def set_file(self, fd):
            self.socket = file_wrapper(fd)
            self._fileno = self.socket.fileno()
            self.add_channel()


class async_chat(dispatcher):
    """A dispatcher that cuts what comes in at terminators, and sends what is queued."""

    ac_in_buffer_size = 65536
    ac_out_buffer_size = 65536
    use_encoding = 0
    encoding = "latin-1"

    def __init__(self, sock=None, map=None):
        self.ac_in_buffer = b""
        self.incoming = []
        self.producer_fifo = deque()
        dispatcher.__init__(self, sock, map)

    # What a subclass defines.

    def collect_incoming_data(self, data):
        raise NotImplementedError("must be implemented in subclass")

    def found_terminator(self):
        raise NotImplementedError("must be implemented in subclass")

    def _collect_incoming_data(self, data):
        self.incoming.append(data)

    def _get_data(self):
        data = b"".join(self.incoming)
        del self.incoming[:]
        return data

    # What comes in.

    def set_terminator(self, term):
        """Ends a message at these bytes, after this many, or never."""
        if isinstance(term, str) and self.use_encoding:
            term = bytes(term, self.encoding)
        elif isinstance(term, int) and term < 0:
            raise ValueError("the number of received bytes must be positive")
        self.terminator = term

    def get_terminator(self):
        return self.terminator

    def readable(self):
        return 1

    def handle_read(self):
        try:
            data = self.recv(self.ac_in_buffer_size)
        except BlockingIOError:
            return
        except OSError:
            self.handle_error()
            return
        if isinstance(data, str) and self.use_encoding:
            data = bytes(data, self.encoding)
        self.ac_in_buffer = self.ac_in_buffer + data
        while self.ac_in_buffer and self._consume():
            pass

    def _take(self, size):
        """Hands on the first bytes of the buffer."""
        self.collect_incoming_data(self.ac_in_buffer[:size])
        self.ac_in_buffer = self.ac_in_buffer[size:]

    def _consume(self):
        """Uses some of the buffer; false if more must come first."""
        terminator = self.get_terminator()
        available = len(self.ac_in_buffer)
        if not terminator:
            self._take(available)
        elif isinstance(terminator, int):
            if available < terminator:
                self._take(available)
                self.terminator = self.terminator - available
            else:
                self._take(terminator)
                self.terminator = 0
                self.found_terminator()
        else:
            return self._consume_until(terminator)
        return True

    def _consume_until(self, terminator):
        index = self.ac_in_buffer.find(terminator)
        if index >= 0:
            if index > 0:
                self.collect_incoming_data(self.ac_in_buffer[:index])
            self.ac_in_buffer = self.ac_in_buffer[index + len(terminator) :]
            self.found_terminator()
            return True
        # The end of the buffer may begin a terminator.
        kept = find_prefix_at_end(self.ac_in_buffer, terminator)
        if kept == len(self.ac_in_buffer):
            return False
        self._take(len(self.ac_in_buffer) - kept)
        return not kept

    def handle_close(self):
        self.close()

    def discard_buffers(self):
        self.ac_in_buffer = b""
        del self.incoming[:]
        self.producer_fifo.clear()

    # What goes out.

    def push(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("data argument must be byte-ish (%r)" % type(data))
        size = self.ac_out_buffer_size
        if len(data) > size:
            self.producer_fifo.extend(data[start : start + size] for start in range(0, len(data), size))
        else:
            self.producer_fifo.append(data)
        self.initiate_send()

    def push_with_producer(self, producer):
        self.producer_fifo.append(producer)
        self.initiate_send()

    def close_when_done(self):
        """Closes the channel when all that was queued is sent."""
        self.producer_fifo.append(None)

    def writable(self):
        return self.producer_fifo or not self.connected

    def handle_write(self):
        self.initiate_send()

    def initiate_send(self):
        queue = self.producer_fifo
        while queue and self.connected:
            first = queue[0]
            if not first:
                # None ends the channel; anything else that is empty has nothing to send.
                del queue[0]
                if first is None:
                    self.handle_close()
                    return
            size = self.ac_out_buffer_size
            try:
                data = first[:size]
            except TypeError:
                data = first.more()
                if data:
                    queue.appendleft(data)
                else:
                    del queue[0]
                continue
            if isinstance(data, str) and self.use_encoding:
                data = bytes(data, self.encoding)
            try:
                sent = self.send(data)
            except OSError:
                self.handle_error()
                return
            if sent:
                if sent < len(data) or size < len(first):
                    queue[0] = first[sent:]
                else:
                    del queue[0]
            return


class simple_producer:
    """Gives its data piece by piece."""

    def __init__(self, data, buffer_size=512):
        self.data = data
        self.buffer_size = buffer_size

    def more(self):
        piece, self.data = self.data[: self.buffer_size], self.data[self.buffer_size :]
        return piece


def find_prefix_at_end(haystack, needle):
    """How many of the last elements of the one are the first of the other, but never all of them."""
    length = len(needle) - 1
    while length and not haystack.endswith(needle[:length]):
        length -= 1
    return length
