// Words as elements: what stands between backticks is code; of Markdown, what the core writes.

/** A sentence. */
export function paragraph(className: string, text: string): HTMLElement {
  const element = document.createElement("p");
  element.className = className;
  element.append(...pieces(text));
  return element;
}

/** Paragraphs, lists and code after three backticks. */
export function markdown(text: string): HTMLElement {
  const root = document.createElement("div");
  root.className = "tip";
  const blocks = text.split(/^```.*\n([^]*?)\n```$/m);
  blocks.forEach((block, index) => {
    if (index % 2 === 1) root.append(preformatted(block));
    else for (const part of block.split(/\n{2,}/)) root.append(...flow(part.trim()));
  });
  return root;
}

function flow(part: string): HTMLElement[] {
  if (part === "") return [];
  if (!part.startsWith("- ")) return [paragraph("tip-words", part)];
  const list = document.createElement("ul");
  for (const item of part.split(/^- /m).slice(1)) {
    const element = document.createElement("li");
    element.append(...pieces(item.trim()));
    list.append(element);
  }
  return [list];
}

function preformatted(code: string): HTMLElement {
  const element = document.createElement("pre");
  element.textContent = code;
  return element;
}

/** What stands between backticks is code. */
export function pieces(text: string): Node[] {
  return text.split(/`([^`]*)`/).map((piece, index) => {
    if (index % 2 === 0) return document.createTextNode(piece);
    const code = document.createElement("code");
    code.textContent = piece;
    return code;
  });
}
