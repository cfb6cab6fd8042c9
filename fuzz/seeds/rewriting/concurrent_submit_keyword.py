from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as pool:
    print(pool.submit(fn=divmod).exception())
    print(pool.submit(fn=dict, x="5").exception() is None)
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor() as pool:
    print(pool.submit(divmod, 7, 2).result())
class Pool:
    def submit(self, fn):
        return fn()

print(Pool().submit(fn=int))
