from distutils.spawn import find_executable

print(find_executable("sh"))
from distutils.spawn import find_executable as find

print(find("sh"))
import distutils.spawn

print(distutils.spawn.find_executable("sh"))
