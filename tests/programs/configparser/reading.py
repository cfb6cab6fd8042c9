# upshift:
# upshift: --min 3.8
"""Reads settings from a stream and says what was wrong in a second one."""

import configparser
import io

parser = configparser.SafeConfigParser()
parser.readfp(io.StringIO("[server]\nport = 80\n"), "server.ini")
print(parser.getint("server", "port"))

try:
    parser.readfp(io.StringIO("port = 80\n"), filename="broken.ini")
except configparser.MissingSectionHeaderError as error:
    print(error.source, error.lineno)
