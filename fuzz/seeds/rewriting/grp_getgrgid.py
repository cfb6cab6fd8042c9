def name():
    import grp
    return grp.getgrgid("0").gr_name

print(callable(name))
def name(line: str):
    from grp import getgrgid
    fields = line.split(":")
    return getgrgid(fields[2]).gr_name

print(callable(name))
def names(gid):
    import grp
    return grp.getgrgid(0), grp.getgrgid(gid), grp.getgrgid(int("0")), grp.getgrnam("0")

print(callable(names))
