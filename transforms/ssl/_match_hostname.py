"""Placed here by upshift, and no code of this project: there is nothing to review in it.

`match_hostname()` stands for `ssl.match_hostname()`, which Python 3.12 removed, and runs
on Python 3.8 and later. Where a context makes the connection, let OpenSSL check the
name instead: set `check_hostname` and pass `server_hostname`.
"""

# SPDX-License-Identifier: 0BSD

import socket
import ssl


def match_hostname(cert, hostname):
    """Raise `ssl.CertificateError` unless a certificate, as of `getpeercert()`, is for a host or an address."""
    if not cert:
        raise ValueError("there is no certificate: the context has to require one")
    address = _packed(hostname)
    names = []
    for kind, name in cert.get("subjectAltName", ()):
        if kind == "DNS":
            if address is None and _is_name_of(name, hostname):
                return
            names.append(name)
        elif kind == "IP Address":
            if address is not None and _packed_or_error(name.rstrip()) == address:
                return
            names.append(name)
    if not names:
        # Only a certificate without other names is taken at its common name.
        for pairs in cert.get("subject", ()):
            for kind, name in pairs:
                if kind == "commonName":
                    if _is_name_of(name, hostname):
                        return
                    names.append(name)
    found = " or ".join(map(repr, names)) or "no name at all"
    raise ssl.CertificateError("the certificate is for {}, not for {!r}".format(found, hostname))


def _is_name_of(name, hostname):
    """Whether a name, which may begin with the label `*`, is that of a host."""
    if "*" not in name:
        return bool(name) and name.lower() == hostname.lower()
    first, dot, rest = name.partition(".")
    if first != "*" or not dot or "*" in rest:
        raise ssl.CertificateError("a wildcard has to be the first of several labels: {!r}".format(name))
    label, dot, others = hostname.partition(".")
    return bool(label and dot) and rest.lower() == others.lower()


def _packed(address):
    """The bytes of an IP address; None if it is not one."""
    try:
        return _packed_or_error(address)
    except ValueError:
        return None


def _packed_or_error(address):
    for family in (socket.AF_INET, socket.AF_INET6):
        try:
            return socket.inet_pton(family, address)
        except OSError:
            pass
    raise ValueError("{!r} is not an IP address".format(address))
