from distutils import log

log.info("building %s", "sample")
log.warn("no %s", "compiler")
print("built")
from distutils.log import error, fatal as die

error("no compiler")
die("no hope")
print("built")
import distutils.log

distutils.log.set_threshold(distutils.log.ERROR)
distutils.log.log(distutils.log.WARN, "not shown")
distutils.log.debug("not shown")
print("built")
