for line in open("example.py", "U"):
    print(line[:9])
    break
with open("example.py", mode="rU", encoding="utf-8") as file:
    print(file.readline()[:9])
open("example.py", "rtU", -1, "utf-8").close()
with open("example.py", "rbU") as file, open("example.py", "Urb", 0):
    print(len(file.readline()) > 5)
import io
from io import open as read

io.open("example.py", "rU", newline="").close()
io.open("example.py", mode="rbU").close()
read("example.py", 'Ur').close()
print("read")
