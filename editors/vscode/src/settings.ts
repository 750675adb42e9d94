/** What the user has set, as the server takes it. */

import * as vscode from "vscode";

/** The program to start. */
export function program(): string {
  return settings().get<string>("program")?.trim() || "sesstpl";
}

/** How templates are checked; an empty release is the newest that the server knows. */
export function initializationOptions(): { release: string; checkEverything: boolean } {
  return {
    release: settings().get<string>("release", ""),
    checkEverything: settings().get<boolean>("checkEverything", false),
  };
}

function settings(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("sesstpl");
}
