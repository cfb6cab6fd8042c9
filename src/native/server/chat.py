class Chat(asyncio.Protocol):
    """Cuts what comes in at a terminator: at some bytes, after a number of them, or never."""

    def __init__(self, transport=None):
        self.transport = transport
        if transport is not None:
            transport.set_protocol(self)
        self.terminator = None
        self.incoming = []
        self._received = b""
        self._waiting = []
        self._ended = self._closed = False

    def connection_made(self, transport):
        self.transport = transport
        for data in self._waiting:
            transport.write(data)
        if self._ended:
            transport.close()

    def connection_lost(self, exc):
        if not self._closed:
            self.handle_close()

    def data_received(self, data):
        self._received += data
        while self._received and self._cut():
            pass

    def _cut(self):
        """Hands on the next part of what came in; false if more must come first."""
        end, received = self.terminator, self._received
        size, rest, found = len(received), len(received), False
        if isinstance(end, int) and end:
            size = rest = min(end, size)
            self.terminator, found = end - size, size == end
        elif end and end in received:
            size, found = received.index(end), True
            rest = size + len(end)
        elif end:
            # The last bytes may begin a terminator.
            size -= max(n for n in range(len(end)) if received.endswith(end[:n]))
            rest = size
        self._received = received[rest:]
        if size:
            self.collect_incoming_data(received[:size])
        if found:
            self.found_terminator()
        return found or rest == len(received)

    def _collect_incoming_data(self, data):
        self.incoming.append(data)

    def _get_data(self):
        data = b"".join(self.incoming)
        self.incoming.clear()
        return data

    def set_terminator(self, terminator):
        self.terminator = terminator

    def get_terminator(self):
        return self.terminator

    def push(self, data):
        if self.transport is None:
            self._waiting.append(data)
        else:
            self.transport.write(data)

    def close_when_done(self):
        self._ended = True
        if self.transport is not None:
            self.transport.close()

    def close(self):
        self._closed = True
        self.close_when_done()

    def handle_close(self):
        self.close()
