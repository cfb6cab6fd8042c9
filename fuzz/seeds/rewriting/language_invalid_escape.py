import re

print(re.findall("\d+", "1 and 22"))
print("\d\n\w")
print(b"\d+", b"\u0041\N{DAGGER}", B"\x41\U")
print("\u0041\N{DAGGER}")
