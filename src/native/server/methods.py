# What `channel.rs` puts into classes. A line is taken where all the words behind `#:` hold; `!` says that one
# must not.
def __init__(self, transport):                                                 #: init
    self.transport = transport                                                 #: init
    transport.set_protocol(self)                                               #: init
    self.closed = asyncio.Event()                                              #: init tracked
    connections.add(self)                                                      #: init tracked
                                                                               #: init
def connection_made(self, transport):                                          #: made
    self.transport = transport                                                 #: made
    transport.write(self.BUFFER)                                               #: made buffer
                                                                               #: made
def send(self, data):                                                          #: sends
    self.transport.write(data)                                                 #: sends
    return len(data)                                                           #: sends
                                                                               #: sends
def close(self):                                                               #: closes
    self.listening.close()                                                     #: closes listen
    self.closed.set()                                                          #: closes listen
    if self.transport is not None:                                             #: closes client
        self.transport.close()                                                 #: closes client
    self.transport.close()                                                     #: closes !client !listen
                                                                               #: closes
def eof_received(self):                                                        #: told !chat
    self.HANDLE_CLOSE()                                                        #: told !chat
    self.data_received(b"")                                                    #: told !chat last
                                                                               #: told !chat
def eof_received(self):                                                        #: !told last
    self.data_received(b"")                                                    #: !told last
                                                                               #: !told last
def connection_lost(self, exc):                                                #: lost
    connections.discard(self)                                                  #: lost tracked
    self.closed.set()                                                          #: lost ends
    super().connection_lost(exc)                                               #: lost chat
    if exc is not None:                                                        #: lost told !chat
        self.HANDLE_CLOSE()                                                    #: lost told !chat
                                                                               #: lost
async def run(self):                                                           #: client
    self.closed = asyncio.Event()                                              #: client
    self.transport = None                                                      #: client closes
    loop = asyncio.get_running_loop()                                          #: client
    try:                                                                       #: client
        await loop.create_connection(lambda: self, *self.address)              #: client
    except OSError:                                                            #: client
        self.handle_error()                                                    #: client error
        traceback.print_exc()                                                  #: client !error
        self.HANDLE_CLOSE()                                                    #: client !error told
    else:                                                                      #: client
        await self.closed.wait()                                               #: client
                                                                               #: client
async def run(self):                                                           #: listen
    loop = asyncio.get_running_loop()                                          #: listen
    self.closed = asyncio.Event()                                              #: listen closes
    self.listening = await loop.create_server(lambda: self, sock=self.socket)  #: listen closes
    await self.closed.wait()                                                   #: listen closes
    while connections:                                                         #: listen closes tracked
        await next(iter(connections)).closed.wait()                            #: listen closes tracked
    await loop.create_server(lambda: self, sock=self.socket)                   #: listen !closes
    await asyncio.Event().wait()                                               #: listen !closes
                                                                               #: listen
