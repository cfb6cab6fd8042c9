"""A server on loopback that speaks TLS: one answer for each connection."""

import contextlib
import pathlib
import socket
import ssl
import threading

HERE = pathlib.Path(__file__).parent
SERVER = str(HERE / "server.pem")
CERTIFICATE = str(HERE / "server.crt")
OTHER = str(HERE / "other.pem")
OTHER_CERTIFICATE = str(HERE / "other.crt")


def context(clients=None):
    """What the server shows, and the client certificates that it asks for."""
    made = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    made.load_cert_chain(SERVER)
    if clients:
        made.verify_mode = ssl.CERT_REQUIRED
        made.load_verify_locations(clients)
    # With TLS 1.3 a client learns that it was refused only after the handshake.
    made.maximum_version = ssl.TLSVersion.TLSv1_2
    return made


@contextlib.contextmanager
def server(talk, clients=None, at_once=True):
    """Runs `talk(stream, secure)` for each connection, in threads; yields the port."""
    tls = context(clients)
    listener = socket.create_server(("127.0.0.1", 0))

    def serve(sock):
        with contextlib.suppress(OSError), sock:
            secure = lambda: tls.wrap_socket(sock, server_side=True)
            sock.settimeout(10)
            if at_once:
                with secure() as wrapped:
                    talk(wrapped, secure)
            else:
                talk(sock, secure)

    def accept():
        with contextlib.suppress(OSError):
            while True:
                sock, _ = listener.accept()
                threading.Thread(target=serve, args=(sock,), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.close()


def attempt(what, function, *args, **kwargs):
    """Prints what comes of a call, without what differs between releases."""
    try:
        result = function(*args, **kwargs)
    except Exception as error:
        print(what, "->", type(error).__name__)
    else:
        print(what, "->", result)
