import sys

sys.setcheckinterval(1000)
print(sys.getrecursionlimit() > 0)
from sys import setcheckinterval as interval, version_info

def main():
    interval(100)

main()
print(version_info > (3,))
import sys

old = sys.getcheckinterval()
sys.setcheckinterval(old)
print("set")
