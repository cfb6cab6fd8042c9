from distutils.util import get_host_platform

print(get_host_platform().split("-")[0])
from distutils.util import rfc822_escape

print(rfc822_escape("a\nb"))
import distutils.util as util

try:
    open("/no/such/file")
except OSError as error:
    print(util.grok_environment_error(error))
    print(util.grok_environment_error(error, "oh: "))
