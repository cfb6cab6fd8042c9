"""`FTP_TLS.ssl_version` was removed in Python 3.12.

The attribute said which protocol the constructor was to make a context of, and
went away in Python 3.12; a context is given as `context=` instead.
Setting the attribute raises nothing since then: it is just not looked at, and
the connection is made with the default protocol.
Until 3.11 its value was `ssl.PROTOCOL_TLS_CLIENT`, if nobody had set another.
"""

import ssl
from ftplib import FTP_TLS

removed = "3.12"
available = "3.6"
reference = "whatsnew/3.12#ftplib"
safety = "suggested"


def before(ftp: FTP_TLS | type[FTP_TLS]):
    return ftp.ssl_version


def after(ftp: FTP_TLS | type[FTP_TLS]):
    return ssl.PROTOCOL_TLS_CLIENT


def before_assignment(ftp: FTP_TLS | type[FTP_TLS], version):
    """Not looked at since 3.12: give the constructor a `context=` with the protocol or the `minimum_version` that is wanted."""
    ftp.ssl_version = version


def before_class(version):
    """Not looked at since 3.12: give the constructor of `FTP_TLS` a `context=` with the protocol or the `minimum_version` that is wanted."""

    class Client(FTP_TLS):
        ssl_version = version


examples = '''
@@ read from the class
 import ssl
-from ftplib import FTP_TLS

-print(FTP_TLS.ssl_version == ssl.PROTOCOL_TLS_CLIENT)
+print(ssl.PROTOCOL_TLS_CLIENT == ssl.PROTOCOL_TLS_CLIENT)

@@ read from an instance, through the module
 import ftplib
 import ssl

 ftp = ftplib.FTP_TLS()
-context = ssl.SSLContext(ftp.ssl_version)
+context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
 print(context.protocol.name)

@@ the import is added
 import ftplib
+import ssl

 def version(ftp: ftplib.FTP_TLS):
-    return ftp.ssl_version
+    return ssl.PROTOCOL_TLS_CLIENT

 print(int(version(ftplib.FTP_TLS())))

@@ read in a subclass
 import ssl
 from ftplib import FTP_TLS as Client

 class Implicit(Client):
     def wrap(self, sock):
-        return ssl.SSLContext(self.ssl_version).wrap_socket(sock)
+        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT).wrap_socket(sock)

@@ set on an instance and on the class
 import ftplib
 import ssl

 ftp = ftplib.FTP_TLS()
!ftp.ssl_version = ssl.PROTOCOL_TLSv1_2
!ftplib.FTP_TLS.ssl_version = ssl.PROTOCOL_TLSv1_2

@@ set in the body of a subclass
 import ssl
 from ftplib import FTP_TLS

 class Client(FTP_TLS):
     """Speaks TLS 1.2 only."""
!    ssl_version = ssl.PROTOCOL_TLSv1_2

@@ set on self
 import ftplib
 import ssl

 class Client(ftplib.FTP_TLS):
     def __init__(self, host):
!        self.ssl_version = ssl.PROTOCOL_TLSv1_2
         super().__init__(host)

@@ a context is given already
 import ftplib
 import ssl

 ftp = ftplib.FTP_TLS(context=ssl.create_default_context())
 print(ftp.context.protocol.name)

@@ another class with an attribute of that name
 import ssl

 class Connection:
     ssl_version = ssl.PROTOCOL_TLS_CLIENT

 connection = Connection()
 connection.ssl_version = ssl.PROTOCOL_TLS_SERVER
 print(connection.ssl_version.name)

@@ a class without encryption
 from ftplib import FTP

 class Client(FTP):
     ssl_version = None

 print(Client().ssl_version)

@@ where hasattr has been asked
 import ftplib
 import ssl

 ftp = ftplib.FTP_TLS()
 if hasattr(ftp, "ssl_version"):
     ftp.ssl_version = ssl.PROTOCOL_TLS_CLIENT
 print(getattr(ftp, "ssl_version", ssl.PROTOCOL_TLS_CLIENT) == ssl.PROTOCOL_TLS_CLIENT)

@@ under a test of the version
 import ftplib
 import ssl
 import sys

 class Client(ftplib.FTP_TLS):
     if sys.version_info < (3, 12):
         ssl_version = ssl.PROTOCOL_TLS_CLIENT

@@ an attribute of one's own in a class of one's own
 import ssl
 from ftplib import FTP_TLS

 class Pool:
     def __init__(self, ssl_version=None):
         self.ssl_version = ssl_version

     def connect(self, connection):
         connection.ssl_version = self.ssl_version

@@ read where the file sets it itself
 import ftplib
 import ssl

 ftp = ftplib.FTP_TLS()
!ftp.ssl_version = ssl.PROTOCOL_TLSv1_2
!print(ftp.ssl_version)
'''
