// Starts the language server and connects VS Code with it; everything else the server does.

import { commands, ExtensionContext, window, workspace } from "vscode";
import { LanguageClient, LanguageClientOptions, ServerOptions } from "vscode-languageclient/node";

const SECTION = "wenshu-lint";
const LANGUAGES = ["plaintext", "markdown"];

let client: LanguageClient | undefined;
let turn: Promise<void> = Promise.resolve();

/** Called by VS Code when a draft is opened. */
export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand(`${SECTION}.restart`, () => inTurn(stop, start)),
    workspace.onDidChangeConfiguration(async (event) => {
      if (event.affectsConfiguration(`${SECTION}.server`)) {
        await inTurn(stop, start);
      }
    }),
  );
  await inTurn(start);
}

/** Called by VS Code at the end. */
export async function deactivate(): Promise<void> {
  await inTurn(stop);
}

/** A server that is still starting cannot be stopped: one step waits for the other. */
async function inTurn(...steps: (() => Promise<void>)[]): Promise<void> {
  turn = steps.reduce((before, step) => before.then(step), turn);
  await turn;
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  try {
    await running?.stop();
  } catch {
    // A server that has gone by itself need not be stopped.
  }
}

async function start(): Promise<void> {
  const settings = workspace.getConfiguration(SECTION);
  const [command, ...args] = settings.get<string[]>("server") ?? [];
  if (!command) {
    void window.showErrorMessage(`公文校对：设置“${SECTION}.server”里没有启动命令。`);
    return;
  }
  const server: ServerOptions = { command, args };
  const options: LanguageClientOptions = {
    documentSelector: LANGUAGES.flatMap((language) => [
      { scheme: "file", language },
      { scheme: "untitled", language },
    ]),
    initializationOptions: chosen(),
    middleware: {
      workspace: {
        configuration: () => [chosen()],
        didChangeConfiguration: async () => {
          await client?.sendNotification("workspace/didChangeConfiguration", { settings: { [SECTION]: chosen() } });
        },
      },
    },
    synchronize: { configurationSection: SECTION },
  };
  client = new LanguageClient(SECTION, "公文校对", server, options);
  try {
    await client.start();
  } catch {
    client = undefined;
    void window.showErrorMessage(
      `公文校对：无法启动“${command}”。请先安装：pip install "wenshu-lint[server,md]"；` +
        `装在虚拟环境里时，在设置“${SECTION}.server”里填完整路径。`,
    );
  }
}

/** What the user chose, without how the server is started, which the server need not know. */
function chosen(): Record<string, unknown> {
  const settings = workspace.getConfiguration(SECTION);
  const keys = ["config", "profile", "select", "extendSelect", "ignore", "isolated"];
  return Object.fromEntries(keys.map((key) => [key, settings.get(key)]));
}
