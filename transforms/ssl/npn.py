"""The NPN methods of `ssl` are deprecated since Python 3.10.

OpenSSL no longer has the extension, so that `set_npn_protocols()` raises or does
nothing and `selected_npn_protocol()` returns None. ALPN has taken its place: the
server chooses there, where NPN left the choice to the client.
"""

deprecated = "3.10"
available = "3.5"
reference = "whatsnew/3.10#ssl"
safety = "suggested"
moves = {
    "ssl.SSLContext.set_npn_protocols": "ssl.SSLContext.set_alpn_protocols",
    "ssl.SSLObject.selected_npn_protocol": "ssl.SSLObject.selected_alpn_protocol",
    "ssl.SSLSocket.selected_npn_protocol": "ssl.SSLSocket.selected_alpn_protocol",
}

examples = '''
@@ a context
 import ssl

 def context():
     context = ssl.create_default_context()
-    context.set_npn_protocols(["h2", "http/1.1"])
+    context.set_alpn_protocols(["h2", "http/1.1"])
     return context

 print(callable(context))

@@ what was chosen
 from ssl import SSLContext, SSLObject, SSLSocket as Socket

 def protocols(context: SSLContext, one: Socket, other: SSLObject):
-    return one.selected_npn_protocol(), other.selected_npn_protocol()
+    return one.selected_alpn_protocol(), other.selected_alpn_protocol()

 print(callable(protocols))

@@ another class
 class Context:
     def set_npn_protocols(self, protocols):
         print(protocols)

 Context().set_npn_protocols(["h2"])
'''
