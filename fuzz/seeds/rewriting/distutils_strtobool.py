import os
from distutils.util import strtobool


print(strtobool(os.environ.get("NO_SUCH_NAME", "Yes")))
import os
import distutils.util


print(distutils.util.strtobool(os.environ.get("NO_SUCH_NAME", "off")))
import argparse
from distutils.util import strtobool as boolean


parser = argparse.ArgumentParser()
parser.add_argument("--colour", type=boolean, default="yes")
print(parser.parse_args([]).colour)
