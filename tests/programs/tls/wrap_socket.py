"""`ssl.wrap_socket()` with each of its parameters, against a server of its own."""

import socket
import ssl
import threading

from _tls import CERTIFICATE, OTHER, OTHER_CERTIFICATE, SERVER, attempt, server


def greet(stream, secure):
    certificate = stream.getpeercert()
    stream.sendall(b"with a certificate" if certificate else b"hello")


def connect(port, **options):
    with socket.create_connection(("127.0.0.1", port), 10) as plain:
        with ssl.wrap_socket(plain, **options) as sock:
            return sock.recv(100), bool(sock.getpeercert())


def by_position(port):
    plain = socket.create_connection(("localhost", port), 10)
    sock = ssl.wrap_socket(plain, None, None, False, ssl.CERT_REQUIRED, ssl.PROTOCOL_TLS, CERTIFICATE)
    with sock:
        return sock.recv(100), sock.server_side


def without_handshake(port):
    plain = socket.create_connection(("127.0.0.1", port), 10)
    with ssl.wrap_socket(plain, do_handshake_on_connect=False, suppress_ragged_eofs=False) as sock:
        early = sock.version()
        sock.do_handshake()
        return early, sock.version(), sock.suppress_ragged_eofs


def own_server():
    plain = socket.create_server(("127.0.0.1", 0))
    listener = ssl.wrap_socket(plain, certfile=SERVER, server_side=True)

    def accept():
        sock, _ = listener.accept()
        with sock:
            sock.sendall(b"from the old server")

    thread = threading.Thread(target=accept)
    thread.start()
    answer = connect(listener.getsockname()[1], cert_reqs=ssl.CERT_REQUIRED, ca_certs=CERTIFICATE)
    thread.join()
    listener.close()
    return answer


with server(greet) as port:
    attempt("nothing is verified", connect, port)
    attempt("nor with a CA alone", connect, port, ca_certs=OTHER_CERTIFICATE)
    attempt("the right CA, whatever the name", connect, port, cert_reqs=ssl.CERT_REQUIRED, ca_certs=CERTIFICATE)
    attempt("the wrong CA", connect, port, cert_reqs=ssl.CERT_REQUIRED, ca_certs=OTHER_CERTIFICATE)
    attempt("no CA", connect, port, cert_reqs=ssl.CERT_REQUIRED)
    attempt("a cipher", connect, port, ciphers="ECDHE+AESGCM")
    attempt("a cipher that is none", connect, port, ciphers="NONSENSE")
    attempt("a protocol", connect, port, ssl_version=ssl.PROTOCOL_SSLv23)
    attempt("a protocol for clients", connect, port, ssl_version=ssl.PROTOCOL_TLS_CLIENT, cert_reqs=ssl.CERT_REQUIRED)
    attempt("by position", by_position, port)
    attempt("the handshake later", without_handshake, port)
    attempt("a key without a certificate", connect, port, keyfile=SERVER)
    attempt("a server without a certificate", connect, port, server_side=True)
    attempt("a certificate that is not there", connect, port, certfile="none.pem")
with server(greet, clients=OTHER_CERTIFICATE) as port:
    attempt("the client's certificate", connect, port, certfile=OTHER, keyfile=OTHER)
    attempt("the client's wrong certificate", connect, port, certfile=SERVER)
    attempt("no certificate of the client", connect, port)
attempt("a server", own_server)
