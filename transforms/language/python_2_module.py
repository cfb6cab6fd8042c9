"""Modules that only Python 2 has.

Python 3 renamed or removed them (PEP 3108). A file that imports one, without a fallback,
ends there with `ModuleNotFoundError`, and nothing behind that import is changed: convert
the file to Python 3 first, as `2to3` of Python 3.12 and older does.
"""

removed = "3.0"
reference = "whatsnew/3.0#library-changes"
reports = {
    "ConfigParser.*": "Convert the file to Python 3 first, where the module is `configparser`.",
    "Queue.*": "Convert the file to Python 3 first, where the module is `queue`.",
    "SocketServer.*": "Convert the file to Python 3 first, where the module is `socketserver`.",
    "HTMLParser.*": "Convert the file to Python 3 first, where the module is `html.parser`.",
    "httplib.*": "Convert the file to Python 3 first, where the module is `http.client`.",
    "Cookie.*": "Convert the file to Python 3 first, where the module is `http.cookies`.",
    "cookielib.*": "Convert the file to Python 3 first, where the module is `http.cookiejar`.",
    "BaseHTTPServer.*": "Convert the file to Python 3 first, where the module is `http.server`.",
    "SimpleHTTPServer.*": "Convert the file to Python 3 first, where the module is `http.server`.",
    "CGIHTTPServer.*": "Convert the file to Python 3 first, where the module is `http.server`.",
    "xmlrpclib.*": "Convert the file to Python 3 first, where the module is `xmlrpc.client`.",
    "SimpleXMLRPCServer.*": "Convert the file to Python 3 first, where the module is `xmlrpc.server`.",
    "DocXMLRPCServer.*": "Convert the file to Python 3 first, where the module is `xmlrpc.server`.",
    "copy_reg.*": "Convert the file to Python 3 first, where the module is `copyreg`.",
    "cPickle.*": "Convert the file to Python 3 first, where the module is `pickle`.",
    "cStringIO.*": "Convert the file to Python 3 first, where the module is `io`.",
    "StringIO.*": "Convert the file to Python 3 first, where the module is `io`.",
    "anydbm.*": "Convert the file to Python 3 first, where the module is `dbm`.",
    "dbhash.*": "Convert the file to Python 3 first, where the module is `dbm.bsd`.",
    "dumbdbm.*": "Convert the file to Python 3 first, where the module is `dbm.dumb`.",
    "whichdb.*": "Convert the file to Python 3 first, where the module is `dbm`.",
    "thread.*": "Convert the file to Python 3 first, where the module is `_thread`.",
    "dummy_thread.*": "Convert the file to Python 3 first, where the module is `_dummy_thread`.",
    "commands.*": "Convert the file to Python 3 first, where the module is `subprocess`.",
    "UserDict.*": "Convert the file to Python 3 first, where the module is `collections`.",
    "UserList.*": "Convert the file to Python 3 first, where the module is `collections`.",
    "UserString.*": "Convert the file to Python 3 first, where the module is `collections`.",
    "__builtin__.*": "Convert the file to Python 3 first, where the module is `builtins`.",
    "_winreg.*": "Convert the file to Python 3 first, where the module is `winreg`.",
    "urllib2.*": "Convert the file to Python 3 first, where the module is `urllib.request`.",
    "urlparse.*": "Convert the file to Python 3 first, where the module is `urllib.parse`.",
    "robotparser.*": "Convert the file to Python 3 first, where the module is `urllib.robotparser`.",
    "Tkinter.*": "Convert the file to Python 3 first, where the module is `tkinter`.",
}

examples = '''
@@ imported, with code behind that only Python 2 runs
 import collections
!import urllib2
 from StringIO import StringIO

 def kinds(value):
     return isinstance(value, collections.Mapping), urllib2.urlopen, StringIO

@@ with a fallback, and where Python 3 does not come
 import sys

 try:
     import ConfigParser
 except ImportError:
     import configparser as ConfigParser
 if sys.version_info < (3,):
     from urllib2 import urlopen
 else:
     from urllib.request import urlopen

 print(ConfigParser.__name__, urlopen.__name__)

@@ a fallback, and `six`
 try:
     from http.client import HTTPConnection
 except ImportError:
     from httplib import HTTPConnection
 from six.moves import cPickle, queue

 print(HTTPConnection.__name__, cPickle.__name__, queue.__name__)

@@ a fallback for one of Python 2
 try:
     from thread import get_ident
 except ImportError:
!    from dummy_thread import get_ident

@@ in a function
 def fetch(address):
!    import httplib
     return httplib.HTTPConnection(address)

@@ a parameter and a builtin of that name
 def shown(thread, commands):
     return repr(thread), commands

 print(shown(1, 2))
'''
