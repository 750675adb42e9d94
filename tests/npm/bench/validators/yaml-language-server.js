// The language server of editors, used as a library.

import { TextDocument } from "vscode-languageserver-textdocument";
import { getLanguageService } from "yaml-language-server";

// Beyond it stand remarks on style, such as on anchors that nothing refers to.
const WARNING = 2;

export function start(schema) {
  const service = getLanguageService({
    schemaRequestService: (uri) => Promise.reject(new Error(`nothing is to be fetched, but ${uri} was`)),
    workspaceContext: { resolveRelativePath: (path) => path },
  });
  service.configure({ validate: true, schemas: [{ uri: "memory://template.json", fileMatch: ["*.yaml"], schema: schema() }] });
  // It keeps what it has read of a version.
  let version = 0;
  const check = async (text) => {
    version += 1;
    const document = TextDocument.create("file:///template.yaml", "yaml", version, text);
    const found = await service.doValidation(document, false);
    return found.filter(({ severity }) => severity <= WARNING);
  };
  return { check, checkStream: check };
}
