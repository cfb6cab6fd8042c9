"""`compare_networks()` of `ipaddress` is deprecated since Python 3.7.

It uses the same order as the operators `<` and `>`, which the new code subtracts.
A subclass with operators of its own is compared by these.
"""

from ipaddress import IPv4Network, IPv6Network

deprecated = "3.7"
reference = "library/ipaddress#ipaddress.IPv4Network.compare_networks"
safety = "suggested"


def before(one: IPv4Network | IPv6Network, other):
    return one.compare_networks(other)


def after(one: IPv4Network | IPv6Network, other):
    return (one > other) - (one < other)


examples = '''
@@ networks in variables
 import ipaddress

 one = ipaddress.ip_network("192.0.2.0/28")
 other = ipaddress.IPv4Network("192.0.2.16/28")
-print(other.compare_networks(one), other.compare_networks(other))
+print((other > one) - (other < one), (other > other) - (other < other))

@@ an annotated parameter
 from ipaddress import IPv6Network

 def is_before(one: IPv6Network, other: IPv6Network):
-    return one.compare_networks(other) < 0
+    return (one > other) - (one < other) < 0

 print(is_before(IPv6Network("2001:db8::/32"), IPv6Network("2001:db9::/32")))

@@ another class with that method
 class Networks:
     def compare_networks(self, other):
         return 0

 print(Networks().compare_networks(None))
'''
