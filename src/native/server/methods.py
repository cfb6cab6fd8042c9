# What `protocol.rs` and `listener.rs` put into classes. A line is taken where all the words behind `#:` hold;
# `!` says that one must not.
async def run(self):                                              #: accepted
    loop = asyncio.get_running_loop()                             #: accepted
    self.socket.setblocking(False)                                #: accepted
    while True:                                                   #: accepted
        sock, addr = await loop.sock_accept(self.socket)          #: accepted
        sock.setblocking(True)                                    #: accepted blocking
        await self.handle_accepted(sock, addr)                    #: accepted
                                                                  #: accepted
async def run(self):                                              #: accept
    self.socket.setblocking(False)                                #: accept
    while True:                                                   #: accept
        await self.handle_accept()                                #: accept
                                                                  #: accept
def connection_made(self, transport):                             #: made
    super().connection_made(transport)                            #: made chat
    self.transport = transport                                    #: made !chat
    self.closed = False                                           #: made marked
    self.handle_connect()                                         #: made connect
    if self.writable():                                           #: made buffer
        self.handle_write()                                       #: made buffer
                                                                  #: made
def send(self, data):                                             #: sends
    self.transport.write(data)                                    #: sends
    return len(data)                                              #: sends
                                                                  #: sends
def close(self):                                                  #: close
    self.closed = True                                            #: close marked
    if self.transport is None:                                    #: close client error
        self.socket.close()                                       #: close client error
    else:                                                         #: close client error
        self.transport.close()                                    #: close client error
    self.transport.close()                                        #: close client !error
    self.transport.close()                                        #: close !client
                                                                  #: close
def connection_lost(self, exc):                                   #: lost
    self.done.set_result(None)                                    #: lost client
    super().connection_lost(exc)                                  #: lost chat
    if not self.closed:                                           #: lost marked
        self.handle_close()                                       #: lost marked told
        self.data_received(b"")                                   #: lost marked last
    self.handle_close()                                           #: lost !marked told
    self.data_received(b"")                                       #: lost !marked last
                                                                  #: lost
async def run(self):                                              #: client
    loop = asyncio.get_running_loop()                             #: client
    self.done = loop.create_future()                              #: client
    self.socket.setblocking(False)                                #: client
    self.transport = None                                         #: client error
    try:                                                          #: client error
        await loop.sock_connect(self.socket, self.address)        #: client error
    except OSError:                                               #: client error
        self.handle_error()                                       #: client error
        return                                                    #: client error
    await loop.sock_connect(self.socket, self.address)            #: client !error
    await loop.create_connection(lambda: self, sock=self.socket)  #: client
    await self.done                                               #: client
                                                                  #: client
def data_received(self, data):                                    #: wrap
    try:                                                          #: wrap error
        self.handle_read(data)                                    #: wrap error
        if self.writable():                                       #: wrap error refill
            self.handle_write()                                   #: wrap error refill
    except Exception:                                             #: wrap error
        self.handle_error()                                       #: wrap error
    self.handle_read(data)                                        #: wrap !error
    if self.writable():                                           #: wrap !error
        self.handle_write()                                       #: wrap !error
                                                                  #: wrap
