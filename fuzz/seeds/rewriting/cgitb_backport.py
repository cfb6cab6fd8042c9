import cgitb

print(cgitb.__name__)
from cgitb import enable as other

print(callable(other))
try:
    import cgitb
except ImportError:
    from package.vendor import cgitb
