import ssl

def context():
    context = ssl.create_default_context()
    context.set_npn_protocols(["h2", "http/1.1"])
    return context

print(callable(context))
from ssl import SSLContext, SSLObject, SSLSocket as Socket

def protocols(context: SSLContext, one: Socket, other: SSLObject):
    return one.selected_npn_protocol(), other.selected_npn_protocol()

print(callable(protocols))
class Context:
    def set_npn_protocols(self, protocols):
        print(protocols)

Context().set_npn_protocols(["h2"])
