"""Clients of mail and files with `keyfile` and `certfile`, against servers that ask for them."""

import ftplib
import imaplib
import poplib
import smtplib
from imaplib import IMAP4_SSL as Mailbox

from _tls import OTHER, OTHER_CERTIFICATE, SERVER, attempt, server


def lines(stream, greeting, answer):
    """Speaks a protocol of lines: `answer` gives what is sent for each."""
    stream.sendall(greeting)
    with stream.makefile("rb") as file:
        for line in file:
            reply = answer(line.strip().decode())
            stream.sendall(reply)
            if b"bye" in reply:
                return


def smtp(stream, secure):
    lines(stream, b"220 hello\r\n", lambda line: b"221 bye\r\n" if line.lower() == "quit" else b"250 fine\r\n")


def smtp_starttls(stream, secure):
    stream.sendall(b"220 hello\r\n")
    stream.recv(1000)
    stream.sendall(b"250-hello\r\n250 STARTTLS\r\n")
    stream.recv(1000)
    stream.sendall(b"220 go\r\n")
    with secure() as wrapped:
        wrapped.recv(1000)
        wrapped.sendall(b"250 secured\r\n")


def pop(stream, secure):
    lines(stream, b"+OK hello\r\n", lambda line: b"+OK bye\r\n" if line == "QUIT" else b"+OK fine\r\n")


def imap(stream, secure):
    def answer(line):
        tag, command = line.split()[:2]
        extra = {"CAPABILITY": b"* CAPABILITY IMAP4rev1\r\n", "LOGOUT": b"* BYE bye\r\n"}.get(command, b"")
        return extra + tag.encode() + b" OK fine\r\n"

    lines(stream, b"* OK hello\r\n", answer)


def ftp(stream, secure):
    stream.sendall(b"220 hello\r\n")
    stream.recv(1000)
    stream.sendall(b"234 go\r\n")
    with secure() as wrapped:
        wrapped.recv(1000)
        wrapped.sendall(b"200 secured\r\n")


def mail(port, key, cert):
    with smtplib.SMTP_SSL("127.0.0.1", port, None, key, cert, 10) as client:
        return client.noop()


def mail_starttls(port, key, cert):
    client = smtplib.SMTP("127.0.0.1", port, timeout=10)
    try:
        client.starttls(key, cert)
        return client.noop()
    finally:
        client.close()


def post(port, key, cert):
    client = poplib.POP3_SSL("127.0.0.1", port, keyfile=key, certfile=cert, timeout=10)
    return client.noop(), client.quit()


class Box(Mailbox):
    def __init__(self, port, key, cert):
        super().__init__("127.0.0.1", port, keyfile=key, certfile=cert)


def box(port, key, cert):
    client = Box(port, key, cert)
    client.logout()
    return client.state


def files(port, key, cert):
    client = ftplib.FTP_TLS(keyfile=key, certfile=cert, timeout=10)
    client.connect("127.0.0.1", port)
    try:
        client.auth()
        return client.voidcmd("NOOP")
    finally:
        client.close()


for talk, use, at_once in (
    (smtp, mail, True),
    (smtp_starttls, mail_starttls, False),
    (pop, post, True),
    (imap, box, True),
    (ftp, files, False),
):
    with server(talk, clients=OTHER_CERTIFICATE, at_once=at_once) as port:
        name = use.__name__
        attempt(f"{name}, the certificate that is asked for", use, port, OTHER, OTHER)
        attempt(f"{name}, a certificate without a key", use, port, None, OTHER)
        attempt(f"{name}, another certificate", lambda *args: use(*args) and "accepted", port, SERVER, SERVER)
        attempt(f"{name}, a key alone", use, port, OTHER, None)
        attempt(f"{name}, a file that is not there", use, port, None, "none.pem")
    with server(talk, at_once=at_once) as port:
        attempt(f"{name}, nothing asked for, nothing verified", use, port, None, None)
