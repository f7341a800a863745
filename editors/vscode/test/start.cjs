// Runs the packaged extension against a stand-in for VS Code, with a real server, and prints what came of it.
//
// node test/start.cjs COMMAND [ARGUMENT …]   the command that starts the server

const assert = require("node:assert/strict");
const Module = require("node:module");
const path = require("node:path");

const server = process.argv.slice(2);
const told = { errors: [], commands: [] };
const settings = { server, profile: "通知", ignore: ["numbering"], select: [], extendSelect: [], config: "", isolated: true };

/** Stands for whatever is asked of it: a class, a function, a value; calling it gives another one. */
function anything() {
  const body = class { dispose() {} };
  return new Proxy(body, {
    get: (target, key) =>
      key in target || key === "then" || typeof key === "symbol" ? target[key] : (target[key] = anything()),
    apply: () => anything(),
  });
}

const uri = { scheme: "file", path: "/a.txt", toString: () => "file:///a.txt" };
const draft = {
  uri, languageId: "plaintext", version: 1, isClosed: false,
  getText: () => "一、总体要求\n四、各单位要做好准备,按期完成。\n",
};
let shown;
const findings = new Promise((resolve) => { shown = resolve; });

class TabInputText { constructor(of) { this.uri = of; } }
const tab = { input: new TabInputText(uri), isActive: true };

const vscode = anything();
vscode.TabInputText = TabInputText;
vscode.Uri = class { static parse() { return uri; } };
vscode.workspace = Object.assign(anything(), {
  textDocuments: [draft],
  notebookDocuments: [],
  workspaceFolders: undefined,
  getConfiguration: () => ({ get: (key, otherwise) => settings[key] ?? otherwise }),
});
vscode.window = Object.assign(anything(), {
  tabGroups: {
    all: [{ activeTab: tab, tabs: [tab] }],
    activeTabGroup: { activeTab: tab },
    onDidChangeTabs: () => ({ dispose() {} }),
    onDidChangeTabGroups: () => ({ dispose() {} }),
  },
  visibleTextEditors: [{ document: draft }],
  activeTextEditor: { document: draft },
  createOutputChannel: () => new Proxy({}, { get: () => () => {} }),
  showErrorMessage: async (words) => void told.errors.push(words),
});
vscode.commands = Object.assign(anything(), {
  registerCommand: (name) => (told.commands.push(name), { dispose() {} }),
});
vscode.languages = Object.assign(anything(), {
  match: () => 10,
  createDiagnosticCollection: () => ({ set: (_uri, found) => shown(found), has() {}, delete() {}, clear() {}, dispose() {} }),
});
const kind = (value) => ({ value, append: (part) => kind(value ? `${value}.${part}` : part) });
vscode.CodeActionKind = { Empty: kind("") };
vscode.env = { language: "zh-cn", appName: "stand-in" };
vscode.version = "1.91.0";
vscode.Disposable = class {
  static from(...parts) { return new vscode.Disposable(() => parts.forEach((part) => part.dispose())); }
  constructor(end) { this.end = end; }
  dispose() { this.end?.(); }
};
vscode.EventEmitter = class {
  constructor() { this.heard = []; this.event = (listener) => (this.heard.push(listener), { dispose() {} }); }
  fire(value) { this.heard.forEach((listener) => listener(value)); }
  dispose() {}
};
vscode.CancellationTokenSource = class {
  token = { onCancellationRequested: () => ({ dispose() {} }) };
  cancel() {}
  dispose() {}
};

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

(async () => {
  const extension = require(path.join(__dirname, "..", "dist", "extension.js"));
  await extension.activate({ subscriptions: [] });
  told.findings = told.errors.length ? [] : (await findings).map((one) => one.code);
  await extension.deactivate();
  process.stdout.write(`${JSON.stringify(told)}\n`);
  const expected = { errors: 0, findings: "punctuation/half-width-mark" };
  assert.deepEqual({ errors: told.errors.length, findings: told.findings.join() }, expected);
})();
