def unlimited(kind, hard):
    import resource
    resource.setrlimit(kind, (-1, -1))
    resource.setrlimit(kind, (-1, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, -1))

print(callable(unlimited))
def deep(size):
    from resource import RLIMIT_STACK, setrlimit
    setrlimit(RLIMIT_STACK, (size, -1))

print(callable(deep))
def deep(size, limits):
    import resource
    resource.setrlimit(resource.RLIMIT_STACK, (size, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_STACK, limits)

print(callable(deep))
