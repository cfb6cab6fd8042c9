"""`Server.create()` of managers has two positional arguments since 3.9.

From Python 3.9 on, `c` and `typeid` cannot be keywords, since these are passed on
to the function that creates the object.
"""

from multiprocessing.managers import Server

deprecated = "3.8"
available = "3.0"
removed = "3.9"
reference = "whatsnew/3.8#deprecated"


def before(server: Server, c, typeid, **keywords):
    return server.create(c=c, typeid=typeid, **keywords)


def after(server: Server, c, typeid, **keywords):
    return server.create(c, typeid, **keywords)


def before_typeid(server: Server, c, typeid, **keywords):
    return server.create(c, typeid=typeid, **keywords)


def after_typeid(server: Server, c, typeid, **keywords):
    return server.create(c, typeid, **keywords)


examples = '''
@@ a server, and one with shared memory
 from multiprocessing.managers import Server, SharedMemoryServer

 def create(server: Server, shared: SharedMemoryServer, connection):
-    server.create(c=connection, typeid="list")
-    shared.create(connection, typeid="dict", size=5)
+    server.create(connection, "list")
+    shared.create(connection, "dict", size=5)

@@ by position, and another class
 from multiprocessing.managers import Server

 class Shop:
     def create(self, c, typeid):
         return c, typeid

 def create(server: Server, connection):
     return server.create(connection, "list", [5])

 print(Shop().create(c="a", typeid="b"))
'''
