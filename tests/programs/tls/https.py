"""`HTTPSConnection` and `urlopen()` with files of certificates, against a server of its own."""

import http.client
import ssl
import urllib.request

from _tls import CERTIFICATE, OTHER, OTHER_CERTIFICATE, attempt, server


def web(stream, secure):
    stream.recv(10000)
    text = b"known" if stream.getpeercert() else b"unknown"
    head = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n"
    stream.sendall(head % len(text) + text)


def answer(client):
    try:
        client.request("GET", "/")
        return client.getresponse().read()
    finally:
        client.close()


def known(port, trusted):
    context = ssl.create_default_context(cafile=trusted)
    return answer(http.client.HTTPSConnection("localhost", port, OTHER, OTHER, 10, context=context))


def unknown(port, trusted):
    context = ssl.create_default_context(cafile=trusted)
    return answer(http.client.HTTPSConnection("localhost", port, context=context))


def any_name(port, trusted, check):
    context = ssl.create_default_context(cafile=trusted)
    client = http.client.HTTPSConnection("127.0.0.1", port, context=context, check_hostname=check)
    return answer(client)


def by_default(port):
    return answer(http.client.HTTPSConnection("localhost", port, cert_file=OTHER))


def checked_without_verifying(port):
    context = ssl._create_unverified_context()
    return answer(http.client.HTTPSConnection("localhost", port, context=context, check_hostname=True))


def read(url, trusted):
    with urllib.request.urlopen(url, timeout=10, cafile=trusted) as response:
        return response.read()


with server(web, clients=OTHER_CERTIFICATE) as port:
    attempt("the certificate that is asked for", known, port, CERTIFICATE)
    attempt("a server that is not trusted", known, port, OTHER_CERTIFICATE)
    attempt("the default trusts it not", by_default, port)
with server(web) as port:
    attempt("none", unknown, port, CERTIFICATE)
    attempt("the wrong name", any_name, port, CERTIFICATE, True)
    attempt("the wrong name, not checked", any_name, port, CERTIFICATE, False)
    attempt("not checked, and not trusted", any_name, port, OTHER_CERTIFICATE, False)
    attempt("the name without the rest", checked_without_verifying, port)
    attempt("urlopen", read, f"https://localhost:{port}/", CERTIFICATE)
    attempt("urlopen, the wrong name", read, f"https://127.0.0.1:{port}/", CERTIFICATE)
    attempt("urlopen, not trusted", read, f"https://localhost:{port}/", OTHER_CERTIFICATE)
