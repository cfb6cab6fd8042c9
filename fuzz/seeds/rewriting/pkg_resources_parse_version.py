from pkg_resources import parse_version

print(parse_version("1.10") > parse_version("1.9"))
import pkg_resources

versions = ["1.10", "1.9"]
versions.sort(key=pkg_resources.parse_version)
print(versions)
from pkg_resources import parse_version as V

print(V("1.10") > V("1.9"))
