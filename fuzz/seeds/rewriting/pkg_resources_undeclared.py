import pkg_resources

print(callable(pkg_resources.require))
def names():
    from pkg_resources import working_set as known
    return known

print(bool(names))
try:
    import pkg_resources
except ImportError:
    pkg_resources = None

print("goes on")
