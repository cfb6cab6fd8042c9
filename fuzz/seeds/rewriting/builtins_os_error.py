def load(path):
    try:
        return open(path)
    except IOError as error:
        return type(error).__name__

class Missing(EnvironmentError):
    pass

print(load("no such file"), isinstance(Missing(), (ValueError, IOError)))
try:
    open("no such file")
except (IOError, OSError) as error:
    print(isinstance(error, (OSError, IOError)))

try:
    open("no such file")
except (IOError, ValueError, OSError):
    print("missing")
def fail(name):
    raise IOError("no " + name)

try:
    fail("file")
except OSError as error:
    print(error)
