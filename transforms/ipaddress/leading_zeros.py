"""An IPv4 address with leading zeros raises `ValueError`.

Other programs read `010` as 8, so Python 3.9.5 and 3.8.12 refuse it; before, it was 10.
"""

import ipaddress

removed = "3.9"
reference = "library/ipaddress#ipaddress.IPv4Address"


def before(address: Text[r"^(\d+\.)*0\d+(\.\d+)*(/|$)"]):
    """Remove the zeros if the numbers are decimal, as `ipaddress` read them."""
    return ipaddress.ip_address(address)


def before_address(address: Text[r"^(\d+\.)*0\d+(\.\d+)*(/|$)"]):
    """Remove the zeros if the numbers are decimal, as `ipaddress` read them."""
    return ipaddress.IPv4Address(address)


def before_network(address: Text[r"^(\d+\.)*0\d+(\.\d+)*(/|$)"], *args, **kwargs):
    """Remove the zeros if the numbers are decimal, as `ipaddress` read them."""
    return ipaddress.ip_network(address, *args, **kwargs)


def before_ipv4_network(address: Text[r"^(\d+\.)*0\d+(\.\d+)*(/|$)"], *args, **kwargs):
    """Remove the zeros if the numbers are decimal, as `ipaddress` read them."""
    return ipaddress.IPv4Network(address, *args, **kwargs)


def before_interface(address: Text[r"^(\d+\.)*0\d+(\.\d+)*(/|$)"]):
    """Remove the zeros if the numbers are decimal, as `ipaddress` read them."""
    return ipaddress.ip_interface(address)


examples = '''
@@ an address and a network
 import ipaddress

!print(ipaddress.ip_address("192.000.002.001"))
!print(ipaddress.ip_network("010.0.0.0/8", strict=False), ipaddress.IPv4Address("127.0.0.01"))

@@ imported by name
 from ipaddress import IPv4Network, ip_interface

!print(IPv4Network("192.0.02.0/24"), ip_interface("010.0.0.1/8"))

@@ zeros that lead nothing
 import ipaddress

 print(ipaddress.ip_address("10.0.0.10"), ipaddress.ip_network("0.0.0.0/0"), ipaddress.ip_address("2001:db8::01"))

 def address(text):
     return ipaddress.ip_address(text)
'''
