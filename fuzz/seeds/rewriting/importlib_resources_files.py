from importlib.resources import files

print(files(package="email").name)
import importlib.resources as resources

print(resources.files(package="email").joinpath("message.py").is_file())
from importlib.resources import files

print(files("email").name)
