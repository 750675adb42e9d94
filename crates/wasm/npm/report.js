/**
 * Builds a report from the flat list that the WebAssembly module answers (`src/shapes/report.rs` says what is in it).
 *
 * @param {unknown[]} list
 * @param {() => unknown[]} storedForms Gives the stored form of each template, null where there is none.
 * @returns {import("./index.js").Report}
 */
export function reportOf(list, storedForms) {
  let at = 0;
  const position = () => ({ offset: list[at++], line: list[at++], column: list[at++] });
  const several = (read) => {
    const all = [];
    for (let left = list[at++]; left > 0; left--) {
      all.push(read(all.length));
    }
    return all;
  };
  const step = () => list[at++];
  const related = () => ({ message: list[at++], start: position(), end: position() });
  const diagnostic = () => {
    const code = list[at++];
    const severity = list[at++];
    const message = list[at++];
    const help = list[at++];
    const template = list[at++];
    const path = several(step);
    return {
      code,
      severity,
      message,
      help,
      path,
      pathText: textOf(path),
      template,
      start: position(),
      end: position(),
      related: several(related),
    };
  };

  let forms;
  const template = (index) => {
    const kind = list[at++];
    const name = list[at++];
    const listedAs = list[at++];
    const verdict = list[at++];
    const start = position();
    const end = position();
    if (verdict !== "accept") {
      return { kind, name, listedAs, verdict, stored: null, start, end };
    }
    // Most who check ask for diagnostics alone.
    return {
      kind,
      name,
      listedAs,
      verdict,
      get stored() {
        forms ??= storedForms();
        return forms[index];
      },
      start,
      end,
    };
  };

  const verdict = list[at++];
  return {
    verdict,
    ok: verdict === "accept",
    release: list[at++],
    notation: list[at++],
    envelope: list[at++],
    diagnostics: several(diagnostic),
    templates: several(template),
  };
}

/** A path for people, as `spec.agent_list[0]`. */
function textOf(path) {
  let text = "";
  for (let index = 0; index < path.length; index++) {
    const step = path[index];
    if (typeof step === "number") {
      text += `[${step}]`;
    } else {
      text += index === 0 ? step : `.${step}`;
    }
  }
  return text;
}
