import pipes

print(pipes.__name__)
from pipes import Template as other

print(callable(other))
try:
    import pipes
except ImportError:
    from package.vendor import pipes
