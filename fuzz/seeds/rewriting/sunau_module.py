import sunau

print(callable(sunau.open))
from sunau import open as open_sound

print(callable(open_sound))
try:
    import sunau
except ImportError:
    sunau = None

print("goes on")
