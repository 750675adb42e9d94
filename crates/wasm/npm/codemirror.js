import { autocompletion, insertCompletionText, snippet } from "@codemirror/autocomplete";
import { linter } from "@codemirror/lint";
import { hoverTooltip, keymap } from "@codemirror/view";

/**
 * Checks a document while it is edited, and completes, explains, mends and formats it.
 *
 * @param {import("./index.js").Sesstpl} sesstpl The package: `import * as sesstpl from "sesstpl"`.
 * @param {import("./codemirror.js").CodeMirrorOptions} [settings]
 * @returns {import("@codemirror/state").Extension}
 */
export function sessionTemplates(sesstpl, settings = {}) {
  const { delay = 150, formatKey = "Shift-Alt-f" } = settings;
  const options = () => ({ release: settings.release?.() ?? null, catalogue: settings.catalogue?.() ?? null });

  const lint = linter(
    (view) => {
      const { text, places } = read(view.state);
      const { diagnostics } = sesstpl.check(text, options());
      return diagnostics.map((diagnostic) => ({
        ...places(diagnostic),
        severity: SEVERITIES[diagnostic.severity],
        source: diagnostic.code,
        message: diagnostic.help === null ? diagnostic.message : `${diagnostic.message}\n${diagnostic.help}`,
        actions: actions(sesstpl, text, places, diagnostic, options()),
      }));
    },
    { delay },
  );

  const complete = ({ state, pos, explicit }) => {
    const { text, places } = read(state);
    const [first, ...others] = sesstpl.complete(text, pos, options());
    // Where nothing is begun, keys would only be in the way of who goes on to the next line.
    if (first === undefined || !(explicit || first.start.offset < pos || ["word", "host"].includes(first.kind))) {
      return null;
    }
    const { from, to } = places(first);
    const alike = others.filter((other) => other.start.offset === from && other.end.offset === to);
    return { from, to, filter: false, options: [first, ...alike].map(option) };
  };

  const hover = hoverTooltip((view, pos) => {
    const { text, places } = read(view.state);
    const found = sesstpl.hover(text, pos, options());
    if (found === null) {
      return null;
    }
    const { from, to } = places(found);
    return { pos: from, end: to, above: true, create: () => ({ dom: (settings.render ?? plain)(found.markdown) }) };
  });

  const format = (view) => {
    const { text, places } = read(view.state);
    const formatted = sesstpl.format(text, options());
    if (formatted.ok) {
      view.dispatch({ changes: changes(formatted.edits, places) });
    }
    return formatted.ok;
  };

  return [
    lint,
    // The best are first already.
    autocompletion({ override: [complete], compareCompletions: () => 0 }),
    hover,
    keymap.of([{ key: formatKey, run: format }]),
  ];
}

const SEVERITIES = { error: "error", launch: "error", warning: "warning", hint: "info" };

const TYPES = { field: "property", envelope: "namespace", template: "class", word: "enum", host: "constant" };

/** The document's text, with every line ended by one unit as CodeMirror counts, and places in it. */
function read(state) {
  const text = state.doc.toString();
  return { text, places: ({ start, end }) => ({ from: start.offset, to: end.offset }) };
}

/** The fixes of a diagnostic, as buttons. */
function actions(sesstpl, text, places, { code, start, end }, options) {
  const found = sesstpl.fixes(text, { ...options, range: { start, end } });
  const own = found.filter(
    ({ diagnostic }) => diagnostic.code === code && diagnostic.start.offset === start.offset,
  );
  return own.flatMap(({ fixes }) =>
    fixes.map((fix) => ({
      name: fix.title,
      apply: (view) => view.dispatch({ changes: changes(fix.edits, places) }),
    })),
  );
}

function changes(edits, places) {
  return edits.map((edit) => ({ ...places(edit), insert: edit.text }));
}

function option(completion) {
  return {
    label: completion.label,
    detail: completion.detail,
    info: completion.documentation || undefined,
    type: TYPES[completion.kind],
    apply(view, chosen, from, to) {
      if (completion.stops.length === 0) {
        view.dispatch(insertCompletionText(view.state, completion.text, from, to));
      } else {
        const indent = /^ */.exec(view.state.doc.lineAt(from).text)[0];
        snippet(template(completion, indent))(view, chosen, from, to);
      }
    },
  };
}

/** A completion's text as CodeMirror's snippets have it, which indent every line as the first one is. */
function template({ text, stops }, indent) {
  const escape = (part) => part.replace(/[{}]/g, "\\$&");
  let done = 0;
  let written = "";
  stops.forEach(({ start, end }, index) => {
    const proposal = text.slice(start, end).replace(/[{}]/g, "");
    written += `${escape(text.slice(done, start))}#{${index + 1}${proposal && `:${proposal}`}}`;
    done = end;
  });
  return (written + escape(text.slice(done))).replaceAll(`\n${indent}`, "\n");
}

/** Markdown as it is written. */
function plain(markdown) {
  const dom = document.createElement("div");
  dom.className = "cm-sesstpl-hover";
  dom.style.whiteSpace = "pre-wrap";
  dom.style.maxWidth = "40em";
  dom.textContent = markdown;
  return dom;
}
