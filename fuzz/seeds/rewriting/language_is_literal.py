def kind(mode):
    if mode is "r":
        return "reads"
    return mode is not b"r" and mode is not ''

print(kind("w"))
def count(items, sign):
    if len(items) is 0 or sign is -1:
        return None
    return [item for item in items if not (item is not 2)], "" is sign

print(count([1, 2, 3], 1))
def kind(mode, other):
    # The mode is "x", or is 'y'.
    return mode is None or mode is other or mode is True or mode == 5 or "mode is 'y'"

print(kind(1, 2))
