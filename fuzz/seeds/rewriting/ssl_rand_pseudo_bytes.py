import ssl

data, strong = ssl.RAND_pseudo_bytes(8)
print(len(data), strong)
from ssl import RAND_pseudo_bytes as random_bytes

print(len(random_bytes(8)[0]))
import ssl

print(len(ssl.RAND_bytes(8)))
