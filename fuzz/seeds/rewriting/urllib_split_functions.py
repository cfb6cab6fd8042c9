from urllib.parse import splithost, splittype

scheme, rest = splittype("HTTP://host:80/path")
print(scheme, splithost(rest))
import urllib.parse

print(urllib.parse.splitport("host:80"), urllib.parse.splitnport("host:x", 80))
print(list(map(urllib.parse.splitquery, ["/a?b", "/a"])))
import urllib.parse as up

user, host = up.splituser("me:pass@host")
print(host, up.splitpasswd(user), up.splitvalue("a=b"), up.splittag("/a#b"), up.splitattr("/a;b=1;c"))
