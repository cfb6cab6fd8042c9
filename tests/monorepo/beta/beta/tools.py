import configparser


class Reader:
    def knows(self):
        return hasattr(self, "strtobool") or hasattr(self, "_read")

    def assertEquals(self, one, other):
        return one == other


def _read(parser, file):
    parser.readfp(file)


def run(file):
    _read(object(), file)
    handlers = [_read]
    return handlers, configparser
