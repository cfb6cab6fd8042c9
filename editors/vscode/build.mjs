// Bundles the extension into one file, so that it loads fast and its package holds no `node_modules`.

import { copyFileSync } from "node:fs";
import { build } from "esbuild";

const production = process.argv.includes("--production");

await build({
  entryPoints: ["src/extension.js"],
  outfile: "dist/extension.js",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  // The editor provides its own API.
  external: ["vscode"],
  minify: production,
  sourcemap: !production,
});
if (production) {
  // A package holds its licence.
  copyFileSync("../../LICENSE-MIT", "LICENSE.txt");
}
