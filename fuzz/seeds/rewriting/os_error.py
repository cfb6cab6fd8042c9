import os

try:
    raise os.error("no")
except (os.error, ValueError) as error:
    print(error)
from os import error, mkdir

try:
    mkdir(".")
except error:
    print("exists")
from os import error as Problem

try:
    open("")
except Problem:
    print("no")
