// The code in the documents.

/** The blocks of code in a text in Markdown: what it is written in, under which heading it stands, and the code. */
export function blocks(markdown) {
  const found = [];
  for (const match of markdown.matchAll(/^( *)```(\w+)\n([\s\S]*?)^\1```$/gm)) {
    const [, indent, language, code] = match;
    const heading = [...markdown.slice(0, match.index).matchAll(/^##? (.+)$/gm)].at(-1)[1];
    found.push({ language, heading, code: code.replaceAll(new RegExp(`^${indent}`, "gm"), "") });
  }
  return found;
}
