// Words about what the pointer is at.
import { type EditorView, hoverTooltip, type Tooltip } from "@codemirror/view";

import type { Core } from "./core";
import { markdown } from "./prose";

export function hover(core: Core): ReturnType<typeof hoverTooltip> {
  return hoverTooltip((view: EditorView, offset: number): Tooltip | null => {
    const tip = core.hover(view.state.doc.toString(), offset);
    return tip === null ? null : { pos: tip.from, end: tip.to, above: true, create: () => ({ dom: markdown(tip.markdown) }) };
  });
}
