import pkg_resources

print(len(pkg_resources.resource_string("email", "charset.py")) > 0)
import pkg_resources

print(pkg_resources.resource_exists(__name__, "example.py"))
from pkg_resources import resource_isdir, resource_listdir, resource_stream

print(resource_isdir("email", "mime"), "text.py" in resource_listdir("email", "mime"))
with resource_stream("email", "charset.py") as stream:
    print(stream.mode)
