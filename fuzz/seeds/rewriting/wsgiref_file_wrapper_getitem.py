import io
from wsgiref.util import FileWrapper

blocks = FileWrapper(io.BytesIO(b"spam"), 2)
print(blocks[0])
from wsgiref.util import FileWrapper as Blocks

def first(blocks: Blocks):
    return blocks[0]

print(callable(first))
from wsgiref.util import FileWrapper

blocks = [FileWrapper]
print(blocks[0].__name__)
