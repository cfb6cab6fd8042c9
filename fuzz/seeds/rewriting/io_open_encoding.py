with open("/dev/null") as file:
    print(file.read())
print(open("/dev/null", "w", 1).write("a"), open("/dev/null", mode="a", newline="").write("b"))
import io

print(io.open("/dev/null", "r", errors="replace").read())
import gzip

def read(path, mode):
    return open(path, mode), open(path, "rb"), gzip.open(path)

print(open("/dev/null", encoding="ascii").read(), open("/dev/null", "r", -1, "ascii").read())
