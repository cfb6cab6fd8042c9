// What does not need the editor: which program to start, and what to say if that fails.

"use strict";

const { existsSync } = require("node:fs");
const { homedir } = require("node:os");
const path = require("node:path");

/** The kind of code action that applies all safe fixes to a file. */
const FIX_ALL = "source.fixAll.upshift";

/**
 * The command of the language server.
 *
 * @param {{ path?: string, arguments?: string[] }} settings those below `upshift`
 * @param {string | undefined} folder the first folder of the workspace
 * @returns {{ command: string, args: string[] }}
 */
function serverCommand(settings, folder) {
  const named = settings.path?.trim() || "upshift";
  return { command: expand(named, folder), args: ["lsp", ...(settings.arguments ?? [])] };
}

/** A path with `~` and `${workspaceFolder}` filled in. A bare name stays: it is looked up on the `PATH`. */
function expand(named, folder) {
  const home = named.replace(/^~(?=[/\\]|$)/, () => homedir());
  const filled = folder ? home.replaceAll("${workspaceFolder}", folder) : home;
  const isBare = !filled.includes("/") && !filled.includes(path.sep);
  return isBare || path.isAbsolute(filled) || !folder ? filled : path.join(folder, filled);
}

/**
 * Why the server cannot be started, or nothing if the program is there.
 *
 * @param {string} command
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string | undefined}
 */
function missing(command, environment = process.env) {
  if (command.includes("/") || command.includes(path.sep)) {
    return existsSync(command) || existsSync(`${command}.exe`) ? undefined : `There is no program ${command}.`;
  }
  const endings = process.platform === "win32" ? [".exe", ".cmd", ".bat", ""] : [""];
  const folders = (environment.PATH ?? environment.Path ?? "").split(path.delimiter).filter(Boolean);
  const found = folders.some((folder) => endings.some((ending) => existsSync(path.join(folder, command + ending))));
  return found ? undefined : `There is no \`${command}\` on the PATH.`;
}

module.exports = { FIX_ALL, missing, serverCommand };
