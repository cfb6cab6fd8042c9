// The extension: it starts `upshift lsp` and leaves everything else to the client of the Language Server Protocol.

"use strict";

const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");
const { FIX_ALL, missing, serverCommand } = require("./server");

/** @type {LanguageClient | undefined} */
let client;
/** @type {vscode.LogOutputChannel} */
let log;

/** Starts the server. Called by the editor when the first Python file is opened. */
async function activate(context) {
  log = vscode.window.createOutputChannel("upshift", { log: true });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("upshift.fixAll", fixAll),
    vscode.commands.registerCommand("upshift.restart", restart),
    vscode.commands.registerCommand("upshift.showLog", () => log.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      const matters = ["upshift.path", "upshift.arguments"].some((name) => change.affectsConfiguration(name));
      return matters ? restart() : undefined;
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(restart),
  );
  await start();
}

/** Stops the server. Called by the editor. */
async function deactivate() {
  await client?.dispose();
  client = undefined;
}

async function restart() {
  await deactivate();
  await start();
}

async function start() {
  const { command, args } = serverCommand(
    vscode.workspace.getConfiguration("upshift"),
    vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
  );
  const problem = missing(command);
  if (problem) {
    explain(problem);
    return;
  }
  log.info(`starting ${[command, ...args].join(" ")}`);
  client = new LanguageClient(
    "upshift",
    "upshift",
    { command, args, transport: TransportKind.stdio },
    {
      documentSelector: [
        { scheme: "file", language: "python" },
        { scheme: "untitled", language: "python" },
        { scheme: "file", language: "markdown" },
        { scheme: "file", language: "restructuredtext" },
        { notebook: "jupyter-notebook", language: "python" },
      ],
      outputChannel: log,
    },
  );
  try {
    await client.start();
  } catch (error) {
    explain(`The language server does not start: ${error}`);
  }
}

/** Says what is wrong, and offers a way out. Nobody waits for the answer. */
function explain(problem) {
  log.error(problem);
  const setPath = "Set the path";
  const hint = "Install upshift (`pip install upshift`), or set `upshift.path`.";
  vscode.window.showErrorMessage(`upshift: ${problem} ${hint}`, setPath).then((chosen) => {
    if (chosen === setPath) {
      vscode.commands.executeCommand("workbench.action.openSettings", "upshift.path");
    }
  });
}

/** Applies all safe fixes to the file in front. */
async function fixAll() {
  await vscode.commands.executeCommand("editor.action.codeAction", { kind: FIX_ALL, apply: "first" });
}

module.exports = { activate, deactivate };
