// What the extension asks of the editor, which a few stubs stand for.

"use strict";

const assert = require("node:assert/strict");
const Module = require("node:module");
const { afterEach, test } = require("node:test");

/** Loads the extension with stubs in place of the editor and of the client. */
function loaded(settings) {
  const seen = { clients: [], commands: {}, errors: [], stopped: 0 };
  const nothing = { dispose() {} };
  const vscode = {
    commands: {
      registerCommand: (name, run) => ((seen.commands[name] = run), nothing),
      executeCommand: async (...asked) => (seen.asked = asked),
    },
    window: {
      createOutputChannel: () => ({ info() {}, error() {}, show() {}, dispose() {} }),
      showErrorMessage: async (message, ...offers) => (seen.errors.push(message), offers[0]),
    },
    workspace: {
      getConfiguration: () => settings,
      workspaceFolders: undefined,
      onDidChangeConfiguration: (told) => ((seen.configured = told), nothing),
      onDidGrantWorkspaceTrust: () => nothing,
    },
  };
  class LanguageClient {
    constructor(...given) {
      seen.clients.push(given);
    }
    async start() {}
    async dispose() {
      seen.stopped += 1;
    }
  }
  const stubs = { vscode, "vscode-languageclient/node": { LanguageClient, TransportKind: { stdio: 0 } } };
  const original = Module._load;
  Module._load = (name, ...rest) => stubs[name] ?? original(name, ...rest);
  restore = () => (Module._load = original);
  delete require.cache[require.resolve("../src/extension")];
  return { extension: require("../src/extension"), seen };
}

let restore = () => {};
afterEach(() => restore());

test("it starts the server that the settings name, and again when they change", async () => {
  const { extension, seen } = loaded({ path: process.execPath, arguments: ["--min", "3.9"] });
  await extension.activate({ subscriptions: [] });
  const [id, , server, options] = seen.clients[0];
  assert.equal(id, "upshift");
  assert.deepEqual([server.command, server.args], [process.execPath, ["lsp", "--min", "3.9"]]);
  assert.deepEqual(new Set(options.documentSelector.map((one) => one.language)), new Set(["python", "markdown", "restructuredtext"]));

  await seen.configured({ affectsConfiguration: (name) => name === "editor.fontSize" });
  assert.equal(seen.clients.length, 1);
  await seen.configured({ affectsConfiguration: (name) => name === "upshift.path" });
  assert.deepEqual([seen.clients.length, seen.stopped], [2, 1]);
  await extension.deactivate();
  assert.equal(seen.stopped, 2);
});

test("a program that is missing is told, with a way out", async () => {
  const { extension, seen } = loaded({ path: "/no/such/upshift" });
  await extension.activate({ subscriptions: [] });
  assert.equal(seen.clients.length, 0);
  assert.match(seen.errors[0], /There is no program \/no\/such\/upshift\..*pip install upshift/);
  await new Promise(setImmediate);
  assert.deepEqual(seen.asked, ["workbench.action.openSettings", "upshift.path"]);
});

test("every command of the package exists, and fixing all asks for the action of the server", async () => {
  const { extension, seen } = loaded({ path: process.execPath });
  await extension.activate({ subscriptions: [] });
  const { commands } = require("../package.json").contributes;
  assert.deepEqual(Object.keys(seen.commands).sort(), commands.map((one) => one.command).sort());
  await seen.commands["upshift.fixAll"]();
  assert.deepEqual(seen.asked, ["editor.action.codeAction", { kind: "source.fixAll.upshift", apply: "first" }]);
});
