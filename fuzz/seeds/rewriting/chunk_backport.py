import chunk

print(chunk.__name__)
from chunk import Chunk as other

print(callable(other))
try:
    import chunk
except ImportError:
    from package.vendor import chunk
