// The real server, started as the extension starts it, and spoken to by the library that the extension uses.
// UPSHIFT names the program; without it, `upshift` on the PATH is taken, and without that, the tests are skipped.

"use strict";

const assert = require("node:assert/strict");
const { spawn } = require("node:child_process");
const { mkdtempSync, realpathSync, rmSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { after, before, test } = require("node:test");
const protocol = require("vscode-languageserver-protocol/node");
const { FIX_ALL, missing, serverCommand } = require("../src/server");

const OLD = `from configparser import SafeConfigParser

parser = SafeConfigParser()
parser.readfp(open("app.ini"))
`;
const NEW = `from configparser import ConfigParser

parser = ConfigParser()
parser.read_file(open("app.ini"))
`;

const { command, args } = serverCommand({ path: process.env.UPSHIFT, arguments: ["--target", "3.12"] }, undefined);
const skip = missing(command) ?? false;

/** The text after the edits of an action. */
function edited(text, uri, edit) {
  const lines = text.split("\n");
  const offset = ({ line, character }) =>
    lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
  const ofFile = edit.documentChanges?.find((change) => change.textDocument?.uri === uri)?.edits ?? edit.changes[uri];
  return [...ofFile]
    .sort((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce((all, one) => all.slice(0, offset(one.range.start)) + one.newText + all.slice(offset(one.range.end)), text);
}

/** @type {import("node:child_process").ChildProcess} */
let server;
let connection, folder, uri;
const diagnostics = [];

before(async () => {
  if (skip) return;
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), "upshift-")));
  writeFileSync(path.join(folder, "app.py"), OLD);
  uri = pathToFileURL(path.join(folder, "app.py")).href;
  server = spawn(command, args, { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
  connection = protocol.createProtocolConnection(server.stdout, server.stdin);
  connection.onNotification(protocol.PublishDiagnosticsNotification.type, (sent) => diagnostics.push(sent));
  connection.onRequest(protocol.RegistrationRequest.type, () => undefined);
  connection.listen();
  const codeAction = {
    codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
    resolveSupport: { properties: ["edit"] },
    dataSupport: true,
  };
  await connection.sendRequest(protocol.InitializeRequest.type, {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: pathToFileURL(folder).href, name: "test" }],
    capabilities: {
      workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } },
      textDocument: { codeAction, publishDiagnostics: { tagSupport: { valueSet: [1, 2] } } },
    },
  });
  await connection.sendNotification(protocol.InitializedNotification.type, {});
  await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "python", version: 1, text: OLD },
  });
  while (!diagnostics.some((sent) => sent.uri === uri)) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
});

after(async () => {
  if (skip) return;
  await connection.sendRequest(protocol.ShutdownRequest.type);
  await connection.sendNotification(protocol.ExitNotification.type);
  const status = await new Promise((resolve) => server.once("exit", resolve));
  connection.dispose();
  rmSync(folder, { recursive: true });
  assert.equal(status, 0);
});

/** The actions for the line of a finding, with their edits. */
async function actions(line, only) {
  const found = diagnostics.at(-1).diagnostics.filter((one) => one.range.start.line === line);
  const given = await connection.sendRequest(protocol.CodeActionRequest.type, {
    textDocument: { uri },
    range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } },
    context: { diagnostics: found, only },
  });
  const whole = (action) => (action.edit ? action : connection.sendRequest("codeAction/resolve", action));
  return Promise.all(given.map(whole));
}

test("a file that is opened has its diagnostics, tagged as deprecated", { skip }, () => {
  const found = diagnostics.at(-1).diagnostics;
  assert.deepEqual(
    found.map((one) => [one.code, one.range.start.line, one.severity, one.tags]),
    [
      ["configparser/safe_config_parser", 0, protocol.DiagnosticSeverity.Warning, [protocol.DiagnosticTag.Deprecated]],
      ["configparser/readfp", 3, protocol.DiagnosticSeverity.Warning, [protocol.DiagnosticTag.Deprecated]],
    ],
  );
});

test("a quick fix changes its finding and nothing else", { skip }, async () => {
  const fixes = (await actions(3)).filter((action) => action.kind === protocol.CodeActionKind.QuickFix);
  assert.equal(edited(OLD, uri, fixes[0].edit), OLD.replace("readfp", "read_file"));
});

test("fixing all is what `upshift fix` does", { skip }, async () => {
  const [all] = await actions(0, [FIX_ALL]);
  assert.equal(all.kind, FIX_ALL);
  assert.equal(edited(OLD, uri, all.edit), NEW);
});

test("the reason is shown on hovering", { skip }, async () => {
  const shown = await connection.sendRequest(protocol.HoverRequest.type, {
    textDocument: { uri },
    position: { line: 3, character: 9 },
  });
  assert.match(JSON.stringify(shown.contents), /read_file/);
});
