import ipaddress

one = ipaddress.ip_network("192.0.2.0/28")
other = ipaddress.IPv4Network("192.0.2.16/28")
print(other.compare_networks(one), other.compare_networks(other))
from ipaddress import IPv6Network

def is_before(one: IPv6Network, other: IPv6Network):
    return one.compare_networks(other) < 0

print(is_before(IPv6Network("2001:db8::/32"), IPv6Network("2001:db9::/32")))
class Networks:
    def compare_networks(self, other):
        return 0

print(Networks().compare_networks(None))
