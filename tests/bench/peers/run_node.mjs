// Runs one JavaScript tool on texts: node run_node.mjs FOLDER TOOL TEXTS.json prints what it finds as JSON.
// FOLDER is where `npm install` put the tools.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, tool, file] = process.argv.slice(2);
const need = createRequire(join(resolve(folder), "package.json"));
const texts = JSON.parse(readFileSync(file, "utf8"));
const version = (name) => JSON.parse(readFileSync(join(resolve(folder), "node_modules", name, "package.json"), "utf8")).version;

const BLANKS = ["noSpaceBeforePauseOrStop", "spaceAfterHalfwidthPauseOrStop", "noSpaceAfterFullwidthPauseOrStop", "spaceOutsideHalfwidthQuotation",
  "noSpaceOutsideFullwidthQuotation", "noSpaceInsideQuotation", "spaceOutsideHalfwidthBracket", "noSpaceOutsideFullwidthBracket", "noSpaceInsideBracket",
  "spaceOutsideCode", "spaceBetweenHalfwidthContent", "noSpaceBetweenFullwidthContent", "spaceBetweenMixedwidthContent", "noSpaceInsideHyperMark", "trimSpace"];

async function zhlint(quiet) {
  const { run } = await import(pathToFileURL(need.resolve("zhlint")));
  const own = { ...Object.fromEntries(BLANKS.map((name) => [name, undefined])), fullwidthPunctuation: "，。：；？！“”‘’（）", halfwidthPunctuation: "[]{}" };
  const rules = { preset: "default", ...(quiet ? own : {}) };
  console.log = () => {};
  return (text) => run(text, { rules }).validations.map(({ index, length }) => [index, index + length]);
}

function lintMd(quiet) {
  const { lintMarkdown } = need("@lint-md/core");
  const rules = quiet ? { "space-around-alphabet": 0, "space-around-number": 0, "no-multiple-blank-lines": 0, "require-trailing-spaces": 0 } : {};
  return (text) => lintMarkdown(text, rules, false).lintResult.map(({ loc }) => [loc.start.offset, loc.end.offset]);
}

const TEXTLINT = { rules: { "zh-half-and-full-width-bracket": { bracket: "full" }, "sentence-length": { max: 150 }, "max-comma": { max: 8 }, "no-zero-width-spaces": true,
  "@textlint-rule/no-invalid-control-character": true } };

function textlint() {
  const place = mkdtempSync(join(tmpdir(), "textlint-"));
  const paths = new Map(Object.entries(texts).map(([name, text], number) => [join(place, `${number}.${name.endsWith(".md") ? "md" : "txt"}`), [name, text]]));
  for (const [path, [, text]] of paths) writeFileSync(path, text);
  writeFileSync(join(place, "rc.json"), JSON.stringify(TEXTLINT));
  let said;
  const command = [join(resolve(folder), "node_modules", "textlint", "bin", "textlint.js"), "-c", join(place, "rc.json"), "-f", "json", ...paths.keys()];
  try { said = execFileSync(process.execPath, command, { cwd: folder, maxBuffer: 1 << 28, encoding: "utf8" }); } catch (error) { said = error.stdout; }
  rmSync(place, { recursive: true });
  return Object.fromEntries(JSON.parse(said).map(({ filePath, messages }) => [paths.get(filePath)[0], messages.map(({ range, index }) => range || [index, index + 1])]));
}

const print = console.log;
const simple = { zhlint: () => zhlint(false), "zhlint-quiet": () => zhlint(true), "lint-md": () => lintMd(false), "lint-md-quiet": () => lintMd(true) };
const packages = { "lint-md": "@lint-md/core" };
const plain = tool.replace("-quiet", "");
let found;
if (tool === "textlint") found = textlint();
else {
  const find = await simple[tool]();
  found = Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, find(text)]));
}
print(JSON.stringify({ version: version(packages[plain] || plain), found }));
