import aifc

print(callable(aifc.open))
from aifc import open as open_sound

print(callable(open_sound))
try:
    import aifc
except ImportError:
    aifc = None

print("goes on")
