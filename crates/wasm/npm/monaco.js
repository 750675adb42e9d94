/** Monaco counts lines and columns from 1. */
const toMonaco = ({ start, end }) => ({
  startLineNumber: start.line + 1,
  startColumn: start.column + 1,
  endLineNumber: end.line + 1,
  endColumn: end.column + 1,
});

/**
 * Checks the models of a language while they are edited, and completes, explains, mends and formats them.
 *
 * @param {typeof import("monaco-editor")} monaco
 * @param {import("./index.js").Sesstpl} sesstpl The package: `import * as sesstpl from "sesstpl"`.
 * @param {import("./monaco.js").MonacoOptions} [settings]
 * @returns {import("./monaco.js").Attached}
 */
export function attach(monaco, sesstpl, settings = {}) {
  const { language = "yaml", accepts = () => true, delay = 150, owner = "sesstpl" } = settings;
  const options = () => ({ release: settings.release?.() ?? null, catalogue: settings.catalogue?.() ?? null });
  const wanted = (model) => model.getLanguageId() === language && accepts(model);
  const text = (model) => model.getValue(monaco.editor.EndOfLinePreference.TextDefined);
  const offset = (model, position) => model.getOffsetAt(position);
  const edits = (model, list) =>
    list.map((edit) => ({
      resource: model.uri,
      versionId: model.getVersionId(),
      textEdit: { range: toMonaco(edit), text: edit.text },
    }));
  const own = (provider) => (model, ...rest) => (wanted(model) ? provider(model, ...rest) : null);

  const { MarkerSeverity, languages } = monaco;
  const severities = {
    error: MarkerSeverity.Error,
    launch: MarkerSeverity.Error,
    warning: MarkerSeverity.Warning,
    hint: MarkerSeverity.Info,
  };
  const kinds = {
    field: languages.CompletionItemKind.Field,
    envelope: languages.CompletionItemKind.Struct,
    template: languages.CompletionItemKind.Snippet,
    word: languages.CompletionItemKind.EnumMember,
    host: languages.CompletionItemKind.Value,
  };
  const symbolKinds = {
    template: languages.SymbolKind.Class,
    mapping: languages.SymbolKind.Object,
    list: languages.SymbolKind.Array,
    value: languages.SymbolKind.Property,
  };

  const mark = (model) => {
    const { diagnostics } = sesstpl.check(text(model), options());
    const marker = (diagnostic) => ({
      ...toMonaco(diagnostic),
      severity: severities[diagnostic.severity],
      message: diagnostic.help === null ? diagnostic.message : `${diagnostic.message}\n${diagnostic.help}`,
      code: diagnostic.code,
      source: owner,
      relatedInformation: diagnostic.related.map((related) => ({
        ...toMonaco(related),
        message: related.message,
        resource: model.uri,
      })),
    });
    monaco.editor.setModelMarkers(model, owner, diagnostics.map(marker));
  };

  /** What is to be undone for each model. */
  const watched = new Map();
  const watch = (model) => {
    unwatch(model);
    if (!wanted(model)) {
      return;
    }
    let timer;
    const changed = model.onDidChangeContent(() => {
      clearTimeout(timer);
      timer = setTimeout(() => mark(model), delay);
    });
    watched.set(model, () => {
      clearTimeout(timer);
      changed.dispose();
      if (!model.isDisposed()) {
        monaco.editor.setModelMarkers(model, owner, []);
      }
    });
    mark(model);
  };
  const unwatch = (model) => {
    watched.get(model)?.();
    watched.delete(model);
  };

  const registrations = [
    monaco.editor.onDidCreateModel(watch),
    monaco.editor.onWillDisposeModel(unwatch),
    monaco.editor.onDidChangeModelLanguage(({ model }) => watch(model)),
    languages.registerCompletionItemProvider(language, {
      triggerCharacters: [" ", "-", ":", "\n"],
      provideCompletionItems: own((model, position) => ({
        suggestions: sesstpl.complete(text(model), offset(model, position), options()).map((completion, index) => ({
          label: completion.label,
          kind: kinds[completion.kind],
          detail: completion.detail,
          documentation: { value: completion.documentation },
          filterText: [completion.label, ...completion.aliases].join(" "),
          insertText: snippet(completion),
          insertTextRules:
            languages.CompletionItemInsertTextRule.InsertAsSnippet | languages.CompletionItemInsertTextRule.KeepWhitespace,
          range: toMonaco(completion),
          sortText: String(index).padStart(4, "0"),
        })),
      })),
    }),
    languages.registerHoverProvider(language, {
      provideHover: own((model, position) => {
        const hover = sesstpl.hover(text(model), offset(model, position), options());
        return hover && { contents: [{ value: hover.markdown }], range: toMonaco(hover) };
      }),
    }),
    languages.registerCodeActionProvider(language, {
      provideCodeActions: own((model, range, { markers }) => {
        const start = offset(model, { lineNumber: range.startLineNumber, column: range.startColumn });
        const end = offset(model, { lineNumber: range.endLineNumber, column: range.endColumn });
        const found = sesstpl.fixes(text(model), { ...options(), range: { start, end } });
        const actions = found.flatMap(({ diagnostic, fixes }) =>
          fixes.map((fix) => ({
            title: fix.title,
            kind: "quickfix",
            isPreferred: fix.applicability === "safe",
            diagnostics: markers.filter(({ code }) => code === diagnostic.code),
            edit: { edits: edits(model, fix.edits) },
          })),
        );
        return { actions, dispose() {} };
      }),
    }),
    languages.registerDocumentFormattingEditProvider(language, {
      displayName: owner,
      provideDocumentFormattingEdits: own((model) => {
        const formatted = sesstpl.format(text(model), options());
        return formatted.ok ? formatted.edits.map((edit) => ({ range: toMonaco(edit), text: edit.text })) : [];
      }),
    }),
    languages.registerDocumentSymbolProvider(language, {
      displayName: owner,
      provideDocumentSymbols: own((model) => {
        const symbol = ({ name, detail, kind, selection, children, ...range }) => ({
          name,
          detail,
          kind: symbolKinds[kind],
          tags: [],
          range: toMonaco(range),
          selectionRange: toMonaco(selection),
          children: children.map(symbol),
        });
        return sesstpl.symbols(text(model), options()).map(symbol);
      }),
    }),
    languages.registerFoldingRangeProvider(language, {
      provideFoldingRanges: own((model) =>
        sesstpl.folding(text(model), options()).map(({ kind, start, end }) => ({
          start: start.line + 1,
          end: end.line + 1,
          kind: kind === "comment" ? languages.FoldingRangeKind.Comment : undefined,
        })),
      ),
    }),
  ];
  monaco.editor.getModels().forEach(watch);

  return {
    refresh: () => watched.forEach((_, model) => mark(model)),
    dispose() {
      [...watched.keys()].forEach(unwatch);
      registrations.forEach((registration) => registration.dispose());
    },
  };
}

/** A completion's text as Monaco's snippets have it. */
function snippet({ text, stops }) {
  const escape = (part) => part.replace(/[\\$}]/g, "\\$&");
  let done = 0;
  let written = "";
  stops.forEach(({ start, end }, index) => {
    written += `${escape(text.slice(done, start))}\${${index + 1}:${escape(text.slice(start, end))}}`;
    done = end;
  });
  return written + escape(text.slice(done));
}
