import telnetlib

print(telnetlib.TELNET_PORT)
from telnetlib import Telnet as Session

print(callable(Session))
try:
    import telnetlib
except ImportError:
    from package.vendor import telnetlib
