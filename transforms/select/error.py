"""`select.error` is a deprecated alias of `OSError`.

They are the same class since Python 3.3.
"""

deprecated = "3.3"
available = "3.3"
reference = "library/select#select.error"
identical = True
moves = {"select.error": "OSError"}

examples = '''
@@ in a handler
-import select
 import sys

 try:
     open("no such file")
-except select.error as error:
+except OSError as error:
     print(type(error).__name__, len(sys.argv) > 9)

@@ imported by name, beside another name
-from select import error, select as wait
+from select import select as wait

-print(issubclass(FileNotFoundError, error), wait.__name__)
+print(issubclass(FileNotFoundError, OSError), wait.__name__)

@@ beside a class that catches the same
-import select
 import socket

 def wait(poll):
     try:
         poll()
-    except (select.error, OSError):
+    except OSError:
         return 1
     try:
         poll()
-    except (select.error, socket.error, ValueError) as error:
+    except (OSError, socket.error, ValueError) as error:
         return 2

 print(wait(lambda: open("no such file")))

@@ without a space before it
-import select
 import socket

 try:
     socket.socket().close()
-except(select.error, OSError)as error:
+except(OSError)as error:
     print(error)
 print(1)

@@ beside other classes
-import select
-
 try:
     open("no such file")
-except (select.error, ValueError) as error:
+except (OSError, ValueError) as error:
     print(type(error).__name__)

@@ under a name of one's own
 import select as _select

-error = _select.error
+error = OSError
 poll = _select.select

 try:
     raise error("none")
 except error as caught:
     print(type(caught).__name__, poll.__name__)

@@ another exception of that name
 import select
 import struct

 class error(Exception):
     pass

 print(error.__name__, struct.error.__name__, select.select.__name__)
'''
