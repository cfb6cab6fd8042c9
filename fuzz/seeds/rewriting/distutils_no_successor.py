from distutils.command.upload import upload


class Upload(upload):
    pass


print(callable(Upload))
import distutils.command.register

print(distutils.command.register.register.description)
from distutils.config import PyPIRCCommand as Settings

print(callable(Settings))
