"""A client in a thread of its own: sends what it is given, prints how it is answered, and stops the
program."""

import os
import signal
import smtplib
import socket
import threading
import time

interrupted = threading.Event()


def interrupt(number, frame):
    if not interrupted.is_set():
        interrupted.set()
        raise KeyboardInterrupt


# Jobs in the background are started with the signal ignored.
signal.signal(signal.SIGINT, interrupt)

# Both ends ask for it, and some machines answer late.
socket.getfqdn = lambda name="": "localhost"


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def connected(port):
    for _ in range(200):
        try:
            return smtplib.SMTP("127.0.0.1", port, timeout=20)
        except ConnectionRefusedError:
            time.sleep(0.05)
    raise SystemExit("nobody listens")


def send(port, *messages):
    """Sends each (sender, recipients, bytes) over one connection; then the program is interrupted."""

    def run():
        answers = []
        with connected(port) as client:
            client.ehlo_or_helo_if_needed()
            for sender, recipients, data in messages:
                options = ["BODY=8BITMIME"] if client.has_extn("8bitmime") else []
                try:
                    answers.append(client.sendmail(sender, recipients, data, options))
                except smtplib.SMTPResponseException as error:
                    answers.append(error.smtp_code)
        print("answers", answers)
        # A signal that arrives just before a loop waits for its sockets does not end the wait.
        while not interrupted.is_set():
            os.kill(os.getpid(), signal.SIGINT)
            interrupted.wait(1)

    threading.Thread(target=run).start()
