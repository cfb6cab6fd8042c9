// Which program the settings name, and what is said if it is not there.

"use strict";

const assert = require("node:assert/strict");
const { homedir } = require("node:os");
const path = require("node:path");
const { test } = require("node:test");
const { missing, serverCommand } = require("../src/server");

test("without settings it is `upshift lsp`, from the PATH", () => {
  assert.deepEqual(serverCommand({}, "/work"), { command: "upshift", args: ["lsp"] });
  assert.deepEqual(serverCommand({ path: " ", arguments: [] }, undefined), { command: "upshift", args: ["lsp"] });
});

test("paths may start at home or in the folder of the workspace", () => {
  const command = (named) => serverCommand({ path: named }, path.resolve("/work")).command;
  assert.equal(command("~/bin/upshift"), `${homedir()}/bin/upshift`);
  assert.equal(command("${workspaceFolder}/.venv/bin/upshift"), `${path.resolve("/work")}/.venv/bin/upshift`);
  assert.equal(command(".venv/bin/upshift"), path.resolve("/work", ".venv/bin/upshift"));
  assert.equal(command("upshift-nightly"), "upshift-nightly");
  assert.equal(command("~upshift"), "~upshift");
});

test("options follow the command", () => {
  assert.deepEqual(serverCommand({ arguments: ["--target", "3.12"] }).args, ["lsp", "--target", "3.12"]);
});

test("a program that is not there is told", () => {
  assert.equal(missing(process.execPath), undefined);
  assert.equal(missing("/no/such/upshift"), "There is no program /no/such/upshift.");
  assert.equal(missing("upshift", { PATH: "/no/such" }), "There is no `upshift` on the PATH.");
  assert.equal(missing(path.basename(process.execPath), { PATH: path.dirname(process.execPath) }), undefined);
});
