def read(file):
    try:
        return file.read()
    finally:
        file.close()
        return None

def search(items):
    for item in items:
        try:
            print(item)
        finally:
            if item:
                break
    while items:
        try:
            items.pop()
        finally:
            continue

search([0, 1, 2])
def first(items):
    for item in items:
        try:
            print(item)
        finally:
            for other in items:
                print(other)
            else:
                break
    try: print(items)
    finally: return

first([1, 2])
def close(files):
    try:
        print(len(files))
    finally:
        def is_open(file):
            return bool(file)

        for file in files:
            if not is_open(file):
                continue
            while True:
                break

close([1, 0])
