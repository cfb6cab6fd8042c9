import locale
import os

os.environ["LC_ALL"] = "C"
locale.resetlocale()
print("reset")
import os
from locale import LC_TIME, resetlocale

os.environ["LC_ALL"] = "C"
resetlocale(LC_TIME)
resetlocale(category=LC_TIME)
print("reset")
def resetlocale():
    return "C"

print(resetlocale())
