def titles(host):
    from nntplib import NNTP
    with NNTP(host) as server:
        answer, pairs = server.xgtitle("news.*")
    return dict(pairs)

print(callable(titles))
from nntplib import NNTP

class Reader:
    def xgtitle(self, group):
        return group

def titles(server: NNTP):
    return server.descriptions("news.*")

print(Reader().xgtitle("a"))
