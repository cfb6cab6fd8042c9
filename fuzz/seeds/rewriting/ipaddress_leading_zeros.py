import ipaddress

print(ipaddress.ip_address("192.000.002.001"))
print(ipaddress.ip_network("010.0.0.0/8", strict=False), ipaddress.IPv4Address("127.0.0.01"))
from ipaddress import IPv4Network, ip_interface

print(IPv4Network("192.0.02.0/24"), ip_interface("010.0.0.1/8"))
import ipaddress

print(ipaddress.ip_address("10.0.0.10"), ipaddress.ip_network("0.0.0.0/0"), ipaddress.ip_address("2001:db8::01"))

def address(text):
    return ipaddress.ip_address(text)
