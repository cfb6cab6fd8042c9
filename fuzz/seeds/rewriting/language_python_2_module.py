import collections
import urllib2
from StringIO import StringIO

def kinds(value):
    return isinstance(value, collections.Mapping), urllib2.urlopen, StringIO
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
try:
    from http.client import HTTPConnection
except ImportError:
    from httplib import HTTPConnection
from six.moves import cPickle, queue

print(HTTPConnection.__name__, cPickle.__name__, queue.__name__)
