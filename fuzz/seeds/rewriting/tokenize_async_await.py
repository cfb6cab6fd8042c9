import tokenize

def is_asynchronous(tokens):
    for token in tokens:
        if token.type == tokenize.ASYNC or token.type == tokenize.AWAIT:
            return True
    return False

print(is_asynchronous([]))
import token

def count(tokens):
    return sum(one.type == token.ASYNC for one in tokens)

print(count([]))
import tokenize

WORDS = [tokenize.NAME, tokenize.ASYNC]
