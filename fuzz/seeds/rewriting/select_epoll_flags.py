import select

def poll():
    yield select.epoll(-1, select.EPOLL_CLOEXEC).closed
    yield select.epoll(sizehint=5, flags=0).closed, select.epoll(flags=0).closed

print(callable(poll))
def waiting():
    from select import EPOLL_CLOEXEC, epoll as poll
    return poll(flags=EPOLL_CLOEXEC)

print(callable(waiting))
import select

def epoll(size, flags):
    return size + flags

def poll():
    return select.epoll(5), select.epoll()

print(epoll(1, 2))
