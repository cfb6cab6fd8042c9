from distutils.command.build import build


class Build(build):
    def run(self):
        print("building")


print(Build.description)
from distutils.command import build


class Build(build.build):
    pass


print(Build.description)
class build:
    description = "mine"

print(build.description)
