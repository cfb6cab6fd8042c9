import pkg_resources

print(len(list(pkg_resources.working_set)) > 0)
import pkg_resources

def version(name, pkg_resources=pkg_resources):
    return pkg_resources.get_distribution(name).version

print(version("pip") > "1")
try:
    import pkg_resources
except ImportError:
    pkg_resources = None
print(True)
