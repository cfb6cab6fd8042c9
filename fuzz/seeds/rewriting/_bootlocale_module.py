import _bootlocale

print(_bootlocale.getpreferredencoding(False).lower())
from _bootlocale import getpreferredencoding as encoding

print(encoding(False).lower())
try:
    import _bootlocale as source
except ImportError:
    import locale as source

print(source.getpreferredencoding(False).lower())
