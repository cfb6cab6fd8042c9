from distutils.spawn import find_executable


def where(name):
    return find_executable(name)
