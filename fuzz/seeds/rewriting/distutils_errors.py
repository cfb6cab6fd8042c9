from distutils.errors import DistutilsOptionError

try:
    raise DistutilsOptionError("no such option")
except DistutilsOptionError as error:
    print(error)
from distutils.errors import CompileError, DistutilsError, DistutilsSetupError

try:
    raise DistutilsSetupError("no name")
except (CompileError, DistutilsError) as error:
    print(error)
def build(command):
    from distutils.ccompiler import CompileError
    from distutils.errors import DistutilsExecError
    try:
        command()
    except (DistutilsExecError, CompileError) as error:
        print(error)

build(list)
