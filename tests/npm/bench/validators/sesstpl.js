// This package. Its errors are what keeps a manager from storing the template; that is what the others look for, too.

import { check, init } from "sesstpl";

const checked = (text) => {
  const { ok, diagnostics } = check(text);
  return ok ? [] : diagnostics;
};

export async function start() {
  await init();
  return { check: checked, checkStream: checked };
}
