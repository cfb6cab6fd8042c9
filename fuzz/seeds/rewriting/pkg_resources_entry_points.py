from pkg_resources import iter_entry_points

for point in iter_entry_points("no.such.group"):
    print(point.name, point.load())
print("done")
import pkg_resources

print(list(pkg_resources.iter_entry_points(group="no.such.group", name="name")))
import pkg_resources as resources

print(list(resources.iter_entry_points("no.such.group", None)))
print(list(resources.iter_entry_points("no.such.group", name=None)))
