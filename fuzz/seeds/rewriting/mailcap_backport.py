import mailcap

print(mailcap.__name__)
from mailcap import getcaps as other

print(callable(other))
try:
    import mailcap
except ImportError:
    from package.vendor import mailcap
