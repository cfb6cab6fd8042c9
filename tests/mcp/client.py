"""Drives `upshift mcp` with the client that the protocol's own authors publish."""

import asyncio
import json
import os
import sys

from mcp import ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client

PROGRAM, ROOT, STATE = sys.argv[1:]


def path(name):
    return os.path.join(ROOT, name)


def text(name):
    with open(path(name)) as file:
        return file.read()


async def drive(session):
    async def call(tool, **arguments):
        result = await session.call_tool(tool, arguments)
        [content] = result.content
        failed = getattr(result, "is_error", None) or getattr(result, "isError", None)
        assert len(content.text) < 40_000, len(content.text)
        return content.text if failed else json.loads(content.text)

    tools = {tool.name for tool in (await session.list_tools()).tools}
    assert tools == {"check", "explain", "propose", "apply", "list", "test"}, tools

    found = await call("check", limit=1)
    assert found["counts"]["safe"] == 2 and found["more"] == found["next_offset"] + 1 == 2, found
    [first] = found["findings"]
    assert first["place"].startswith("app.py:4:") and first["after"].startswith("p.read_file"), first
    rest = await call("check", offset=found["next_offset"])
    assert len(rest["findings"]) == 2 and "more" not in rest, rest
    blocked = rest["findings"][-1]
    assert blocked["safety"] == "reported" and blocked["blocker"] and blocked["note"], blocked

    told = await call("explain", what="app.py:4")
    assert told["findings"][0]["id"] == "configparser/readfp", told
    told = await call("explain", what="configparser/readfp")
    assert told["transforms"][0]["id"] == "configparser/readfp", told
    assert "no transform" in await call("explain", what="no_such_thing")

    before = text("app.py")
    proposed = await call("propose", paths=["app.py"])
    assert "+p.read_file(" in proposed["diff"], proposed
    assert "`confirm` must be true" in await call("apply", confirm=False)
    assert "needs the argument `confirm`" in await call("apply")
    assert text("app.py") == before
    applied = await call("apply", paths=["app.py"], confirm=True)
    assert applied["written"] == ["app.py"] and applied["undo"].startswith("upshift undo"), applied
    assert text("app.py") == before.replace(".readfp(", ".read_file(")

    for outside in ["..", "../x.py", "sub/../app.py", "/etc", path("link.py"), "link.py", "linked/there.py"]:
        for tool in ["check", "propose"]:
            assert "`" in await call(tool, paths=[outside]), outside
        assert isinstance(await call("apply", paths=[outside], confirm=True), str), outside
        assert isinstance(await call("test", what=outside), str), outside
        assert isinstance(await call("explain", what=outside + ":1"), str), outside
    # A walk follows no link either.
    await call("apply", suggested=True, confirm=True)
    with open(path("link.py")) as file:
        assert "readfp" in file.read()

    listed = await call("list", module="configparser", limit=2)
    assert len(listed["transforms"]) == 2 and listed["more"] > 0, listed
    assert await call("test", what="configparser/readfp") == {
        "failed": 0,
        "failures": [],
        "passed": (await call("test", what="configparser/readfp"))["passed"],
    }
    tested = await call("test", what="own/wrong.py")
    assert tested["failed"] == 1 and "expected" in tested["failures"][0]["why"], tested
    assert "takes no argument `shell`" in await call("check", shell="rm")


async def main():
    environment = dict(os.environ, XDG_STATE_HOME=STATE, XDG_CACHE_HOME=STATE)
    server = StdioServerParameters(command=PROGRAM, args=["mcp", "--root", ROOT], env=environment, cwd=STATE)
    async with stdio_client(server) as (read, write):
        async with ClientSession(read, write) as session:
            await session.initialize()
            await drive(session)
    print("as it should be")


asyncio.run(main())
