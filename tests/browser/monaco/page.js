// The page that the editor is compared with: monaco with monaco-yaml and the package's JSON Schema. Bundled by
// `../support/monaco.js`, with no more of monaco than an editor for YAML needs.

import * as monaco from "monaco-editor/esm/vs/editor/editor.all.js";
import * as api from "monaco-editor/esm/vs/editor/editor.api.js";
import "monaco-editor/esm/vs/basic-languages/yaml/yaml.contribution.js";
import { configureMonacoYaml } from "monaco-yaml";

import schema from "./schema.json";

// Imported for what it adds to the editor.
void monaco;

self.MonacoEnvironment = {
  getWorker: (_, label) => new Worker(label === "yaml" ? "./yaml.worker.js" : "./editor.worker.js"),
};

configureMonacoYaml(api, {
  enableSchemaRequest: false,
  schemas: [{ uri: "sesstpl://schema.json", fileMatch: ["*"], schema }],
});

const model = api.editor.createModel("", "yaml", api.Uri.parse("file:///template.yaml"));
const editor = api.editor.create(document.getElementById("editor"), { model, automaticLayout: true });
editor.focus();

globalThis.peer = {
  setText: (text) => model.setValue(text),
  problems: () => api.editor.getModelMarkers({ resource: model.uri }).length,
  onProblems: (told) => api.editor.onDidChangeMarkers(told),
  goTo: (lineNumber, column) => {
    editor.setPosition({ lineNumber, column });
    editor.focus();
  },
};
