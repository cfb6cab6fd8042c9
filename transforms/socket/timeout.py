"""`socket.timeout` is a deprecated alias of `TimeoutError`.

They have been the same class since Python 3.10. Before, `socket.timeout` was another
subclass of `OSError`.
"""

deprecated = "3.10"
available = "3.10"
opt_in = True
reference = "library/socket#socket.timeout"
identical = True
moves = {"socket.timeout": "TimeoutError"}

examples = '''
@@ a handler, and one that is raised
-import socket
 import sys

 try:
-    raise socket.timeout("late")
+    raise TimeoutError("late")
-except socket.timeout as error:
+except TimeoutError as error:
     print(error, len(sys.argv) > 5)

@@ by name
-from socket import gaierror, timeout as SocketTimeout
+from socket import gaierror

 def is_temporary(error):
-    return isinstance(error, (SocketTimeout, gaierror))
+    return isinstance(error, (TimeoutError, gaierror))

 print(is_temporary(gaierror()))

@@ an argument and an attribute of that name
 import socket

 try:
     socket.create_connection(("127.0.0.1", 1), timeout=1)
 except OSError as error:
     print(getattr(error, "timeout", None))
'''
