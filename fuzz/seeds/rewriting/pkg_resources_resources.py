import pkg_resources

print(len(pkg_resources.resource_string("email", "charset.py")) > 0)
import pkg_resources

print(pkg_resources.resource_exists(__name__, "example.py"))
import pkg_resources

print(pkg_resources.resource_exists("email", "/charset.py"))
print(len(pkg_resources.resource_string("email", "/charset.py")) > 0)
