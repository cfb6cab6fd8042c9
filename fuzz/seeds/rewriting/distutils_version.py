from distutils.version import LooseVersion

print(LooseVersion("0.10") < "0.8.3", LooseVersion("1.5.2b2") > LooseVersion("1.5.2"))
print(LooseVersion("1.13++").version, repr(LooseVersion("2g6")), str(LooseVersion("3.10a")))
from distutils.version import LooseVersion as V

print(sorted(["1.10", "1.9", "1.9.1", "1.9a"], key=V))
import distutils.version

try:
    print(distutils.version.LooseVersion("1.a") < distutils.version.LooseVersion("1.1"))
except TypeError:
    print("no order")
