from pkg_resources import get_distribution

print(get_distribution("pip").version.count(".") > 0)
import pkg_resources

print(pkg_resources.require("pip")[0].version > "1")
import pkg_resources as pr

__version__ = pr.get_distribution("pip").version
print(__version__ > "1", pr.get_distribution("pip").project_name)
