import configparser


def _read(parser, file):
    parser.readfp(file)


def run(file):
    _read(configparser.ConfigParser(), file)
