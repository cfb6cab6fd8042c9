import platform

name, version, codename = platform.linux_distribution()
print(name, version, platform.dist())
import platform

if platform.linux_distribution()[0] == "Ubuntu" and platform.dist()[1] > "16":
    print(platform.system(), platform.dist()[0], platform.linux_distribution()[1])
from platform import linux_distribution as find

print(find(full_distribution_name=False))
