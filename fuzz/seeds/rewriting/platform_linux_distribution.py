import platform

show = lambda: platform.linux_distribution()[0] + platform.dist()[1]
import platform

print(platform.linux_distribution(supported_dists=("arch",)))
import platform

if hasattr(platform, "linux_distribution"):
    name = platform.linux_distribution()[0]
