// Runs Python programs one after the other in an interpreter that is WebAssembly: a program is a line of
// JSON on standard input, what it did is a line of JSON on standard output.
// usage: node serve.mjs FOLDER_OF_PYODIDE
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({
  env: { PYTHONHASHSEED: "0", HOME: "/home", PATH: process.env.PATH },
  stdout: () => {},
  stderr: () => {},
});
// Programs that look for programs find those of this machine, and files that every machine has.
for (const path of ["/etc", ...process.env.PATH.split(":")]) {
  if (existsSync(path)) {
    try {
      python.FS.mkdirTree(path);
      python.FS.mount(python.FS.filesystems.NODEFS, { root: path }, path);
    } catch {
      // Twice on the path.
    }
  }
}
python.runPython(readFileSync(new URL("run.py", import.meta.url), "utf8"));
const run = python.globals.get("run");
const answer = (text) => process.stdout.write(text + "\n");
answer("ready");
for await (const line of createInterface({ input: process.stdin })) {
  answer(run(line));
}
