import cgi

print(cgi.FieldStorage.__name__)
from cgi import FieldStorage as Form

print(callable(Form))
try:
    import cgi
except ImportError:
    from package.vendor import cgi
