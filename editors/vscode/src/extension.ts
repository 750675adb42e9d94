/** Session templates in Visual Studio Code: everything is said by `sesstpl lsp`; this starts it and tells it the settings. */

import * as vscode from "vscode";
import { LanguageClient, State } from "vscode-languageclient/node";

import { initializationOptions, program } from "./settings";

let server: LanguageClient | undefined;

/** Called by the editor when the first YAML document is opened. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("sesstpl", { log: true });
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand("sesstpl.showLog", () => log.show()),
    vscode.commands.registerCommand("sesstpl.restart", () => restart(log)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("sesstpl.program")) return restart(log);
      if (change.affectsConfiguration("sesstpl")) return tellSettings();
    }),
  );
  await start(log);
}

/** Called by the editor when it closes or the extension is disabled. */
export async function deactivate(): Promise<void> {
  await stop();
}

async function start(log: vscode.LogOutputChannel): Promise<void> {
  const command = program();
  const client = new LanguageClient(
    "sesstpl",
    "sesstpl",
    { command, args: ["lsp"] },
    {
      documentSelector: [
        { language: "yaml", scheme: "file" },
        { language: "yaml", scheme: "untitled" },
      ],
      initializationOptions,
      outputChannel: log,
    },
  );
  server = client;
  try {
    await client.start();
  } catch (reason) {
    log.error(`${command} lsp: ${reason}`);
    // Whoever changed the program in the meantime has asked for another server.
    if (server === client) {
      server = undefined;
      void explain(command, log);
    }
  }
}

async function stop(): Promise<void> {
  const client = server;
  server = undefined;
  if (client?.state === State.Running) await client.stop();
}

async function restart(log: vscode.LogOutputChannel): Promise<void> {
  await stop();
  await start(log);
}

async function tellSettings(): Promise<void> {
  await server?.sendNotification("workspace/didChangeConfiguration", { settings: { sesstpl: initializationOptions() } });
}

async function explain(command: string, log: vscode.LogOutputChannel): Promise<void> {
  const [install, settings, show] = ["How to install it", "Open settings", "Show the log"];
  const chosen = await vscode.window.showErrorMessage(
    `Session templates are not checked: \`${command} lsp\` does not start. Install sesstpl, or say in the setting sesstpl.program where it is.`,
    install,
    settings,
    show,
  );
  if (chosen === install) await vscode.env.openExternal(vscode.Uri.parse("https://github.com/sesstpl/sesstpl#readme"));
  if (chosen === settings) await vscode.commands.executeCommand("workbench.action.openSettings", "sesstpl.program");
  if (chosen === show) log.show();
}
