"""Placed here by upshift, and no code of this project: there is nothing to review in it.

It stands for the modules `asyncore`, `asynchat` and `smtpd`, which Python 3.12
removed, and keeps programs that are written for them running on Python 3.8 and
later. Its classes are `dispatcher` and its kin, `async_chat` and `SMTPServer`;
they behave as the old ones do. New code is better written with `asyncio`.
"""

# SPDX-License-Identifier: 0BSD

import os
import select
import socket
import sys
import time
import warnings
from collections import defaultdict, deque
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
asyncore = asynchat = sys.modules.get(__name__)

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


def _wishes(map):
    """Each channel that waits for something: its descriptor, whether to read, and whether to write."""
    for fd, channel in list(map.items()):
        reads, writes = channel.readable(), channel.writable()
        # Who accepts connections has nothing to write.
        writes = writes and not channel.accepting
        if reads or writes:
            yield fd, reads, writes


def poll(timeout=0.0, map=None):
    """Waits once, by `select.select()`: tells all that can be read, then all to write to."""
    map = socket_map if map is None else map
    if not map:
        return
    wishes = list(_wishes(map))
    if not wishes:
        time.sleep(timeout)
        return
    readers = [fd for fd, reads, _ in wishes if reads]
    writers = [fd for fd, _, writes in wishes if writes]
    happened = select.select(readers, writers, [fd for fd, _, _ in wishes], timeout)
    for tell, descriptors in zip((read, write, _exception), happened):
        for fd in descriptors:
            # An earlier one may have closed it.
            channel = map.get(fd)
            if channel is not None:
                tell(channel)


def poll2(timeout=0.0, map=None):
    """Waits once, by `select.poll()`: tells one channel after the other."""
    map = socket_map if map is None else map
    if not map:
        return
    poller = select.poll()
    for fd, reads, writes in _wishes(map):
        wanted = select.POLLIN | select.POLLPRI if reads else 0
        poller.register(fd, wanted | (select.POLLOUT if writes else 0))
    for fd, flags in poller.poll(None if timeout is None else int(timeout * 1000)):
        channel = map.get(fd)
        if channel is not None:
            readwrite(channel, flags)


poll3 = poll2


def loop(timeout=30.0, use_poll=False, map=None, count=None):
    """Polls until no channel is left, or `count` times."""
    map = socket_map if map is None else map
    once = poll2 if use_poll and hasattr(select, "poll") else poll
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


# Mail.

__version__ = "Python SMTP proxy version 0.3"
DATA_SIZE_DEFAULT = 1 << 25
NEWLINE = "\n"
COMMASPACE = ", "


class Devnull:
    """A file that keeps nothing."""

    def write(self, msg):
        pass

    def flush(self):
        pass


# Where servers say what they do.
DEBUGSTREAM = Devnull()


def _debug(*words):
    print(*words, file=DEBUGSTREAM)


class SMTPChannel(async_chat):
    """One connection to a mail server."""

    COMMAND = 0
    DATA = 1
    command_size_limit = 512
    command_size_limits = defaultdict(lambda: SMTPChannel.command_size_limit)

    def __init__(
        self,
        server,
        conn,
        addr,
        data_size_limit=DATA_SIZE_DEFAULT,
        map=None,
        enable_SMTPUTF8=False,
        decode_data=False,
    ):
        async_chat.__init__(self, conn, map)
        _check_encoding(enable_SMTPUTF8, decode_data)
        self.smtp_server = server
        self.conn = conn
        self.addr = addr
        self.data_size_limit = data_size_limit
        self.enable_SMTPUTF8 = enable_SMTPUTF8
        self._decode_data = decode_data
        self._set_rset_state()
        self.seen_greeting = ""
        self.extended_smtp = False
        self.command_size_limits.clear()
        self.fqdn = socket.getfqdn()
        try:
            self.peer = conn.getpeername()
        except OSError as error:
            # The other side may be gone already.
            self.close()
            if error.errno != ENOTCONN:
                raise
            return
        _debug("Peer:", repr(self.peer))
        self.push("220 %s %s" % (self.fqdn, __version__))

    @property
    def max_command_size_limit(self):
        return max(self.command_size_limits.values(), default=self.command_size_limit)

    def _set_post_data_state(self):
        self.smtp_state = self.COMMAND
        self.mailfrom = None
        self.rcpttos = []
        self.require_SMTPUTF8 = False
        self.num_bytes = 0
        self.set_terminator(b"\r\n")

    def _set_rset_state(self):
        self._set_post_data_state()
        self.received_data = self._text("")
        self.received_lines = []

    def _text(self, text):
        """A text of the kind that messages are."""
        return text if self._decode_data else text.encode()

    def push(self, msg):
        async_chat.push(self, (msg + "\r\n").encode("utf-8" if self.require_SMTPUTF8 else "ascii"))

    def collect_incoming_data(self, data):
        limits = {self.COMMAND: self.max_command_size_limit, self.DATA: self.data_size_limit}
        limit = limits.get(self.smtp_state)
        if limit:
            if self.num_bytes > limit:
                return
            self.num_bytes += len(data)
        self.received_lines.append(str(data, "utf-8") if self._decode_data else data)

    def found_terminator(self):
        line = self._text("").join(self.received_lines)
        _debug("Data:", repr(line))
        self.received_lines = []
        size, self.num_bytes = self.num_bytes, 0
        if self.smtp_state == self.COMMAND:
            self._command(line if self._decode_data else str(line, "utf-8"), size)
        elif self.smtp_state != self.DATA:
            self.push("451 Internal confusion")
        elif self.data_size_limit and size > self.data_size_limit:
            self.push("552 Error: Too much mail data")
        else:
            self._message(line)

    def _command(self, line, size):
        if not line:
            self.push("500 Error: bad syntax")
            return
        command, space, argument = line.partition(" ")
        command = command.upper()
        limit = self.command_size_limits[command] if self.extended_smtp else self.command_size_limit
        method = getattr(self, "smtp_" + command, None)
        if size > limit:
            self.push("500 Error: line too long")
        elif not method:
            self.push('500 Error: command "%s" not recognized' % command)
        else:
            method(argument.strip() if space else None)

    def _message(self, text):
        dot = self._text(".")
        lines = text.split(self._text("\r\n"))
        lines = [line[1:] if line.startswith(dot) else line for line in lines]
        self.received_data = self._text("\n").join(lines)
        options = {}
        if not self._decode_data:
            options = {"mail_options": self.mail_options, "rcpt_options": self.rcpt_options}
        status = self.smtp_server.process_message(
            self.peer, self.mailfrom, self.rcpttos, self.received_data, **options
        )
        self._set_post_data_state()
        self.push(status or "250 OK")

    # What a client says.

    def _greet(self, command, arg):
        """Whether the client may introduce itself."""
        if not arg:
            self.push("501 Syntax: %s hostname" % command)
        elif self.seen_greeting:
            self.push("503 Duplicate HELO/EHLO")
        else:
            self._set_rset_state()
            self.seen_greeting = arg
            return True
        return False

    def smtp_HELO(self, arg):
        if self._greet("HELO", arg):
            self.push("250 %s" % self.fqdn)

    def smtp_EHLO(self, arg):
        if not self._greet("EHLO", arg):
            return
        self.extended_smtp = True
        self.push("250-%s" % self.fqdn)
        if self.data_size_limit:
            self.push("250-SIZE %s" % self.data_size_limit)
            self.command_size_limits["MAIL"] += 26
        if not self._decode_data:
            self.push("250-8BITMIME")
        if self.enable_SMTPUTF8:
            self.push("250-SMTPUTF8")
            self.command_size_limits["MAIL"] += 10
        self.push("250 HELP")

    def smtp_NOOP(self, arg):
        self.push("501 Syntax: NOOP" if arg else "250 OK")

    def smtp_QUIT(self, arg):
        self.push("221 Bye")
        self.close_when_done()

    def smtp_EXPN(self, arg):
        self.push("502 EXPN not implemented")

    def smtp_HELP(self, arg):
        more = " [SP <mail-parameters>]" if self.extended_smtp else ""
        known = {
            "EHLO": "EHLO hostname",
            "HELO": "HELO hostname",
            "MAIL": "MAIL FROM: <address>" + more,
            "RCPT": "RCPT TO: <address>" + more,
            "VRFY": "VRFY <address>",
        }
        known.update((word, word) for word in ("DATA", "RSET", "NOOP", "QUIT"))
        if arg and arg.upper() in known:
            self.push("250 Syntax: " + known[arg.upper()])
            return
        code = 501 if arg else 250
        self.push("%d Supported commands: EHLO HELO MAIL RCPT DATA RSET NOOP QUIT VRFY" % code)

    def smtp_VRFY(self, arg):
        if not arg:
            self.push("501 Syntax: VRFY <address>")
        elif self._getaddr(arg)[0]:
            self.push("252 Cannot VRFY user, but will accept message and attempt delivery")
        else:
            self.push("502 Could not VRFY %s" % arg)

    def _strip_command_keyword(self, keyword, arg):
        size = len(keyword)
        return arg[size:].strip() if arg[:size].upper() == keyword else ""

    def _getaddr(self, arg):
        """The address that a text begins with, and what follows."""
        from email import _header_value_parser

        if not arg:
            return "", ""
        angle = arg.lstrip().startswith("<")
        parse = _header_value_parser.get_angle_addr if angle else _header_value_parser.get_addr_spec
        address, rest = parse(arg)
        return (address.addr_spec if address else address), rest

    def _getparams(self, params):
        """The options of a command; None if they make no sense."""
        result = {}
        for param in params:
            name, equals, value = param.partition("=")
            if not name.isalnum() or equals and not value:
                return None
            result[name] = value if equals else True
        return result

    def _address(self, arg, keyword, wrong):
        """Address, list and table of options; None where the client is told what is wrong."""
        wrong += " [SP <mail-parameters>]" if self.extended_smtp else ""
        if arg is not None:
            address, rest = self._getaddr(self._strip_command_keyword(keyword, arg))
            if address and (self.extended_smtp or not rest):
                return address, rest.upper().split(), wrong
        self.push(wrong)
        return None

    def smtp_MAIL(self, arg):
        if not self.seen_greeting:
            self.push("503 Error: send HELO first")
            return
        _debug("===> MAIL", arg)
        given = self._address(arg, "FROM:", "501 Syntax: MAIL FROM: <address>")
        if given is None:
            return
        if self.mailfrom:
            self.push("503 Error: nested MAIL command")
            return
        address, self.mail_options, wrong = given
        params = self._getparams(self.mail_options)
        refusal = wrong if params is None else self._refuse(params, wrong)
        if refusal is None:
            self.mailfrom = address
            _debug("sender:", address)
        self.push(refusal or "250 OK")

    def _refuse(self, params, wrong):
        """Why a message with these options is not accepted."""
        if not self._decode_data and params.pop("BODY", "7BIT") not in ("7BIT", "8BITMIME"):
            return "501 Error: BODY can only be one of 7BIT, 8BITMIME"
        if self.enable_SMTPUTF8:
            unicode = params.pop("SMTPUTF8", False)
            if unicode is True:
                self.require_SMTPUTF8 = True
            elif unicode is not False:
                return "501 Error: SMTPUTF8 takes no arguments"
        size = params.pop("SIZE", None)
        if size:
            if not size.isdigit():
                return wrong
            if self.data_size_limit and int(size) > self.data_size_limit:
                return "552 Error: message size exceeds fixed maximum message size"
        return "555 MAIL FROM parameters not recognized or not implemented" if params else None

    def smtp_RCPT(self, arg):
        if not self.seen_greeting:
            self.push("503 Error: send HELO first")
            return
        _debug("===> RCPT", arg)
        if not self.mailfrom:
            self.push("503 Error: need MAIL command")
            return
        given = self._address(arg, "TO:", "501 Syntax: RCPT TO: <address>")
        if given is None:
            return
        address, self.rcpt_options, wrong = given
        params = self._getparams(self.rcpt_options)
        if params is None:
            self.push(wrong)
        elif params:
            self.push("555 RCPT TO parameters not recognized or not implemented")
        else:
            self.rcpttos.append(address)
            _debug("recips:", self.rcpttos)
            self.push("250 OK")

    def smtp_RSET(self, arg):
        if arg:
            self.push("501 Syntax: RSET")
            return
        self._set_rset_state()
        self.push("250 OK")

    def smtp_DATA(self, arg):
        if not self.seen_greeting:
            self.push("503 Error: send HELO first")
        elif not self.rcpttos:
            self.push("503 Error: need RCPT command")
        elif arg:
            self.push("501 Syntax: DATA")
        else:
            self.smtp_state = self.DATA
            self.set_terminator(b"\r\n.\r\n")
            self.push("354 End data with <CR><LF>.<CR><LF>")


def _check_encoding(enable_SMTPUTF8, decode_data):
    if enable_SMTPUTF8 and decode_data:
        raise ValueError("decode_data and enable_SMTPUTF8 cannot be set to True at the same time")


class SMTPServer(dispatcher):
    """Listens for mail; a subclass has `process_message()`."""

    channel_class = SMTPChannel

    def __init__(
        self,
        localaddr,
        remoteaddr,
        data_size_limit=DATA_SIZE_DEFAULT,
        map=None,
        enable_SMTPUTF8=False,
        decode_data=False,
    ):
        self._localaddr = localaddr
        self._remoteaddr = remoteaddr
        self.data_size_limit = data_size_limit
        self.enable_SMTPUTF8 = enable_SMTPUTF8
        self._decode_data = decode_data
        _check_encoding(enable_SMTPUTF8, decode_data)
        dispatcher.__init__(self, map=map)
        try:
            host, port = localaddr[:2]
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            self.create_socket(found[0][0], found[0][1])
            self.set_reuse_addr()
            self.bind(localaddr)
            self.listen(5)
        except:
            self.close()
            raise
        _debug(type(self).__name__, "started at", time.ctime(time.time()), localaddr, remoteaddr)

    def handle_accepted(self, conn, addr):
        _debug("Incoming connection from", repr(addr))
        self.channel_class(
            self, conn, addr, self.data_size_limit, self._map, self.enable_SMTPUTF8, self._decode_data
        )

    def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
        raise NotImplementedError


class DebuggingServer(SMTPServer):
    """Prints what it gets."""

    def _print_message_content(self, peer, data):
        show = str if isinstance(data, str) else repr
        origin = "X-Peer: " + peer[0]
        headers = True
        for line in data.splitlines():
            if headers and not line:
                print(origin if show is str else repr(origin.encode()))
                headers = False
            print(show(line))

    def process_message(self, peer, mailfrom, rcpttos, data, **kwargs):
        print("---------- MESSAGE FOLLOWS ----------")
        if kwargs.get("mail_options"):
            print("mail options: %s" % kwargs["mail_options"])
        if kwargs.get("rcpt_options"):
            print("rcpt options: %s\n" % kwargs["rcpt_options"])
        self._print_message_content(peer, data)
        print("------------ END MESSAGE ------------")


class PureProxy(SMTPServer):
    """Hands on what it gets."""

    def __init__(self, *args, **kwargs):
        if kwargs.get("enable_SMTPUTF8"):
            raise ValueError("PureProxy does not support SMTPUTF8.")
        super().__init__(*args, **kwargs)

    def process_message(self, peer, mailfrom, rcpttos, data):
        lines = data.split("\n")
        end = lines.index("") if "" in lines else len(lines)
        lines.insert(end, "X-Peer: %s" % peer[0])
        _debug("we got some refusals:", self._deliver(mailfrom, rcpttos, NEWLINE.join(lines)))

    def _deliver(self, mailfrom, rcpttos, data):
        """Who of the recipients was refused, and why."""
        import smtplib

        try:
            client = smtplib.SMTP()
            client.connect(self._remoteaddr[0], self._remoteaddr[1])
            try:
                return client.sendmail(mailfrom, rcpttos, data)
            finally:
                client.quit()
        except smtplib.SMTPRecipientsRefused as error:
            return error.recipients
        except (OSError, smtplib.SMTPException) as error:
            answer = getattr(error, "smtp_code", -1), getattr(error, "smtp_error", "ignore")
            return {recipient: answer for recipient in rcpttos}
