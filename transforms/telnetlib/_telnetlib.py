"""Placed here by upshift, and no code of this project: there is nothing to review in it.

It has the interface of the module `telnetlib`, which Python 3.13 removed: the class
`Telnet` and the constants of the protocol. It runs on Python 3.8 and later.
"""

# SPDX-License-Identifier: 0BSD

import re
import selectors
import socket
import sys
import threading
import time

__all__ = ["Telnet"]

DEBUGLEVEL = 0
TELNET_PORT = 23

theNULL = NOOPT = bytes([0])

# Commands.
SE, NOP, DM, BRK, IP, AO, AYT, EC = (bytes([code]) for code in range(240, 248))
EL, GA, SB, WILL, WONT, DO, DONT, IAC = (bytes([code]) for code in range(248, 256))

# Options.
BINARY, ECHO, RCP, SGA, NAMS, STATUS, TM, RCTE, NAOL, NAOP = (bytes([code]) for code in range(10))
NAOCRD, NAOHTS, NAOHTD, NAOFFD, NAOVTS, NAOVTD, NAOLFD = (bytes([code]) for code in range(10, 17))
XASCII, LOGOUT, BM, DET, SUPDUP, SUPDUPOUTPUT, SNDLOC = (bytes([code]) for code in range(17, 24))
TTYPE, EOR, TUID, OUTMRK, TTYLOC, VT3270REGIME, X3PAD = (bytes([code]) for code in range(24, 31))
NAWS, TSPEED, LFLOW, LINEMODE, XDISPLOC, OLD_ENVIRON = (bytes([code]) for code in range(31, 37))
AUTHENTICATION, ENCRYPT, NEW_ENVIRON, TN3270E, XAUTH = (bytes([code]) for code in range(37, 42))
CHARSET, RSP, COM_PORT_OPTION, SUPPRESS_LOCAL_ECHO = (bytes([code]) for code in range(42, 46))
TLS, KERMIT, SEND_URL, FORWARD_X = (bytes([code]) for code in range(46, 50))
PRAGMA_LOGON, SSPI_LOGON, PRAGMA_HEARTBEAT = (bytes([code]) for code in range(138, 141))
EXOPL = bytes([255])

_XON = b"\x11"
_REFUSALS = {DO: (WONT, "DO"), DONT: (WONT, "DONT"), WILL: (DONT, "WILL"), WONT: (DONT, "WONT")}


class Telnet:
    """A connection to a Telnet server: what it sends is read as bytes, without the commands in it."""

    def __init__(self, host=None, port=0, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        self.debuglevel = DEBUGLEVEL
        self.host, self.port, self.timeout = host, port, timeout
        self.sock = None
        self.rawq, self.irawq = b"", 0  # what was received, and how much of it has been processed
        self.cookedq = b""  # what may be read
        self.eof = 0
        self.iacseq = b""  # the beginning of a command
        self.sb = 0  # whether a subnegotiation has begun
        self.sbdataq = b""
        self.option_callback = None
        if host is not None:
            self.open(host, port, timeout)

    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        self.close()

    def __del__(self):
        self.close()

    def open(self, host, port=0, timeout=socket._GLOBAL_DEFAULT_TIMEOUT):
        """Connect to a host; the port is 23 without one."""
        self.eof = 0
        port = port or TELNET_PORT
        self.host, self.port, self.timeout = host, port, timeout
        sys.audit("telnetlib.Telnet.open", self, host, port)
        self.sock = socket.create_connection((host, port), timeout)

    def close(self):
        """Close the connection."""
        sock, self.sock = self.sock, None
        self.eof = True
        self.iacseq = b""
        self.sb = 0
        if sock:
            sock.close()

    def msg(self, msg, *args):
        """Print a message if the debug level is above 0."""
        if self.debuglevel > 0:
            print("Telnet(%s,%s):" % (self.host, self.port), msg % args if args else msg)

    def set_debuglevel(self, debuglevel):
        """Set the debug level: the higher, the more is printed."""
        self.debuglevel = debuglevel

    def set_option_negotiation_callback(self, callback):
        """Call `callback(socket, command, option)` for each command, instead of refusing its option."""
        self.option_callback = callback

    def get_socket(self):
        """The socket of the connection."""
        return self.sock

    def fileno(self):
        """The file descriptor of the socket."""
        return self.sock.fileno()

    def write(self, buffer):
        """Send bytes; an IAC among them is doubled."""
        if IAC in buffer:
            buffer = buffer.replace(IAC, IAC + IAC)
        sys.audit("telnetlib.Telnet.write", self, buffer)
        self.msg("send %r", buffer)
        self.sock.sendall(buffer)

    def read_until(self, match, timeout=None):
        """Read until `match` has been seen; after the timeout or at the end, read what there is."""
        self.process_rawq()
        if match not in self.cookedq:
            with self._selector() as selector:
                selector.register(self, selectors.EVENT_READ)
                self._wait_for(match, selector, timeout)
        if match in self.cookedq:
            return self._take(self.cookedq.index(match) + len(match))
        return self.read_very_lazy()

    def expect(self, list, timeout=None):
        """Read until a regular expression matches: its index, the match, and what was read up to its end."""
        patterns = [item if hasattr(item, "search") else re.compile(item) for item in list]
        deadline = None if timeout is None else time.monotonic() + timeout
        with self._selector() as selector:
            selector.register(self, selectors.EVENT_READ)
            while not self.eof:
                self.process_rawq()
                for index, pattern in enumerate(patterns):
                    match = pattern.search(self.cookedq)
                    if match:
                        return index, match, self._take(match.end())
                # What has arrived is read, even after the timeout.
                if deadline is None or selector.select(deadline - time.monotonic()):
                    self.fill_rawq()
                elif time.monotonic() > deadline:
                    break
        text = self.read_very_lazy()
        if not text and self.eof:
            raise EOFError
        return -1, None, text

    def read_all(self):
        """Read until the connection is closed."""
        self.process_rawq()
        while not self.eof:
            self.fill_rawq()
            self.process_rawq()
        return self._take()

    def read_some(self):
        """Read at least one byte; b"" is the end."""
        self.process_rawq()
        while not self.cookedq and not self.eof:
            self.fill_rawq()
            self.process_rawq()
        return self._take()

    def read_very_eager(self):
        """Read all that is there without waiting."""
        self.process_rawq()
        while not self.eof and self.sock_avail():
            self.fill_rawq()
            self.process_rawq()
        return self.read_very_lazy()

    def read_eager(self):
        """Read what is there without waiting."""
        self.process_rawq()
        while not self.cookedq and not self.eof and self.sock_avail():
            self.fill_rawq()
            self.process_rawq()
        return self.read_very_lazy()

    def read_lazy(self):
        """Read what has been received already."""
        self.process_rawq()
        return self.read_very_lazy()

    def read_very_lazy(self):
        """Read what has been received and processed already."""
        data = self._take()
        if not data and self.eof and not self.rawq:
            raise EOFError("telnet connection closed")
        return data

    def read_sb_data(self):
        """What the last subnegotiation sent; b"" the second time."""
        data, self.sbdataq = self.sbdataq, b""
        return data

    def sock_avail(self):
        """Whether the socket can be read without waiting."""
        with self._selector() as selector:
            selector.register(self, selectors.EVENT_READ)
            return bool(selector.select(0))

    def fill_rawq(self):
        """Receive once, waiting if need be; notices the end of the connection."""
        if self.irawq >= len(self.rawq):
            self.rawq, self.irawq = b"", 0
        data = self.sock.recv(50)
        self.msg("recv %r", data)
        self.eof = not data
        self.rawq += data

    def rawq_getchar(self):
        """The next byte that was received, waiting for it if need be."""
        if not self.rawq:
            self.fill_rawq()
            if self.eof:
                raise EOFError
        byte = self.rawq[self.irawq : self.irawq + 1]
        self.irawq += 1
        if self.irawq >= len(self.rawq):
            self.rawq, self.irawq = b"", 0
        return byte

    def process_rawq(self):
        """Process what was received: data can be read then, and commands are answered."""
        data = [b"", b""]  # in and outside a subnegotiation
        try:
            while self.rawq:
                byte = self.rawq_getchar()
                if not self.iacseq:
                    if byte == IAC:
                        self.iacseq = byte
                    elif byte not in (theNULL, _XON):
                        data[self.sb] += byte
                elif len(self.iacseq) > 1:
                    command, self.iacseq = self.iacseq[1:2], b""
                    self._negotiate(command, byte)
                elif byte in _REFUSALS:
                    self.iacseq += byte
                else:
                    self.iacseq = b""
                    if byte == IAC:
                        data[self.sb] += byte
                        continue
                    if byte == SB:
                        self.sb, self.sbdataq = 1, b""
                    elif byte == SE:
                        self.sb = 0
                        self.sbdataq += data[1]
                        data[1] = b""
                    if self.option_callback:
                        self.option_callback(self.sock, byte, NOOPT)
                    else:
                        self.msg("IAC %d not recognized" % ord(byte))
        except EOFError:
            self.iacseq = b""
            self.sb = 0
        self.cookedq += data[0]
        self.sbdataq += data[1]

    def interact(self):
        """Connect standard input and output to the server until one of them ends."""
        if sys.platform == "win32":
            self.mt_interact()
            return
        with self._selector() as selector:
            selector.register(self, selectors.EVENT_READ)
            selector.register(sys.stdin, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select():
                    if key.fileobj is self:
                        try:
                            text = self.read_eager()
                        except EOFError:
                            print("*** Connection closed by remote host ***")
                            return
                        if text:
                            sys.stdout.write(text.decode("ascii"))
                            sys.stdout.flush()
                    else:
                        line = sys.stdin.readline().encode("ascii")
                        if not line:
                            return
                        self.write(line)

    def mt_interact(self):
        """As `interact()`, with a thread that prints what the server sends."""
        threading.Thread(target=self.listener, daemon=True).start()
        while True:
            line = sys.stdin.readline()
            if not line:
                return
            self.write(line.encode("ascii"))

    def listener(self):
        """Print what the server sends until it ends."""
        while True:
            try:
                data = self.read_eager()
            except EOFError:
                print("*** Connection closed by remote host ***")
                return
            if data:
                sys.stdout.write(data.decode("ascii"))
            else:
                sys.stdout.flush()

    def _negotiate(self, command, option):
        answer, name = _REFUSALS[command]
        self.msg("IAC %s %d", name, ord(option))
        if self.option_callback:
            self.option_callback(self.sock, command, option)
        else:
            self.sock.sendall(IAC + answer + option)

    def _wait_for(self, match, selector, timeout):
        deadline = None if timeout is None else time.monotonic() + timeout
        while match not in self.cookedq and not self.eof:
            if selector.select(timeout):
                self.fill_rawq()
                self.process_rawq()
            if deadline is not None:
                timeout = deadline - time.monotonic()
                if timeout < 0:
                    break

    def _take(self, end=None):
        data = self.cookedq[:end]
        self.cookedq = b"" if end is None else self.cookedq[end:]
        return data

    @staticmethod
    def _selector():
        return getattr(selectors, "PollSelector", selectors.SelectSelector)()
