import io

io.OpenWrapper("/dev/null").close()
print(io.OpenWrapper is open)
from io import OpenWrapper as opener

print(opener is open)
from io import OpenWrapper

OpenWrapper("/dev/null").close()
print(OpenWrapper is open)
