import sndhdr

print(sndhdr.__name__)
from sndhdr import whathdr as other

print(callable(other))
try:
    import sndhdr
except ImportError:
    from package.vendor import sndhdr
