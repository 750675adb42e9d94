// Random arguments for the package's calls: the same ones in every run with the same seed.

const SCRAPS = [
  ...["\n", " ", "  - ", ": ", "'", '"', "{", "}", "[", "]", "#", "&a ", "*a", "<<: ", "!!", "|\n", ">-\n  ", "\t", "---\n", "...\n", "? "],
  ...["\uD83D", "\uDE00", "😀", "\r", "\r\n", "\0", "\uFEFF", "\u2028", "\u0085", "\u202E", "é", "\u{10FFFF}", "\uFFFF"],
  ...["9".repeat(40), "1e999", ".inf", "null", "0x", "019", "1:30", "yes", "2020-01-01", "!!binary '?'", "%YAML 1.1\n", "\\uD800"],
  ...["kernel:", "api_version", "spec:\n", "mounts: {a: /home/work/}", "template:\n", "session_templates:\n", "environ: [", "git: ~"],
  ...["mem: 4gi", "clusterTemplate", "taskTemplate", "\\", "%", "@", "`", ",", "=", "__proto__: 1\n", "constructor"],
];

/** A source of random things that starts from a seed. `samples` are texts that are damaged. */
export function randomness(seed, samples) {
  let state = seed >>> 0;
  /** A whole number from 0 and below. */
  const below = (limit) => {
    state = (state + 0x6d2b_79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  };
  const one = (choices) => choices[below(choices.length)];
  const several = (most, make) => Array.from({ length: below(most + 1) }, make);

  const damaged = () => {
    let text = one(samples);
    for (let damages = 1 + below(6); damages > 0; damages -= 1) {
      const start = below(text.length + 1);
      text = text.slice(0, start) + one(SCRAPS) + text.slice(start + below(12));
    }
    return text;
  };
  const units = () => String.fromCharCode(...several(40, () => below(one([128, 0x300, 0x1_0000]))));
  const text = () =>
    one([damaged, damaged, damaged, () => several(30, () => one(SCRAPS)).join(""), units, () => one(SCRAPS).repeat(below(3_000))])();

  const key = () => one(["a", "metadata", "spec", "kernel", "image", "environ", "mounts", "git", "__proto__", "toString", "length", "", "\uD800", "😀"]);
  const value = (depth = 3) => {
    const leaves = [
      ...[null, undefined, true, false, 0, -0, -1, 1.5, 1e21, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER],
      ...["", "x", "4g", "26.9.6", "utf-8", "\uD800", "\0", "x".repeat(5_000), 10n, Symbol("s"), () => "a", new Date(Number.NaN)],
    ];
    const branches = [
      () => one(leaves),
      () => several(4, () => value(depth - 1)),
      () => Object.fromEntries(several(4, () => [key(), value(depth - 1)])),
      () => hostile(() => value(depth - 1)),
    ];
    return depth === 0 ? one(leaves) : one(branches)();
  };

  /** An object that does what plain ones do not. */
  const hostile = (inner) =>
    one([
      () => Object.create({ release: inner(), catalogue: inner() }),
      () => Object.create(null),
      () => ({
        get release() {
          throw new Error("a getter");
        },
      }),
      () => {
        let reads = 0;
        return {
          get encoding() {
            reads += 1;
            return reads % 2 === 1 ? "utf-8" : 8;
          },
        };
      },
      () => ({
        toJSON() {
          throw new Error("toJSON");
        },
      }),
      () => ({ toJSON: () => inner() }),
      () => {
        const circle = { inner: inner() };
        circle.circle = circle;
        return circle;
      },
      () =>
        new Proxy(
          {},
          {
            get() {
              throw new Error("a trap");
            },
          },
        ),
      () => {
        const { proxy, revoke } = Proxy.revocable({}, {});
        revoke();
        return proxy;
      },
      () => new Map([["release", inner()]]),
      () => Object.freeze([inner()]),
      () => new Uint8Array(below(100)),
      () => {
        let nested = inner();
        for (let depth = below(3_000); depth > 0; depth -= 1) {
          nested = [nested];
        }
        return nested;
      },
    ])();

  const names = () => several(3, () => one(["a", "cr.backend.ai/stable/python:3.9-ubuntu20.04", value(1)]));
  const catalogue = () => ({
    images: several(3, () => ({ name: one(["a", value(1)]), architecture: one(["x86_64", value(1)]) })),
    folders: names(),
    slots: several(3, () => ({ name: one(["cpu", "mem", value(1)]), unit: one(["count", "bytes", value(1)]) })),
    scalingGroups: several(3, () => ({ name: one(["default", value(1)]), isAllowed: one([true, value(1)]) })),
    agents: names(),
    projects: names(),
  });
  const path = () => several(4, () => one([key(), key(), below(3), value(1)]));
  const operation = () =>
    one([
      () => ({ op: "set", path: path(), value: value(2) }),
      () => ({ op: "remove", path: path() }),
      () => ({ op: "rename", path: path(), key: one([key(), value(1)]) }),
      () => ({ op: "insert", path: path(), key: key(), value: value(2), after: one([key(), undefined, value(1)]) }),
      () => ({ op: "insert", path: path(), index: one([0, 1, 100, value(1)]), value: value(2) }),
      () => value(2),
    ])();
  const optional = (make) => one([undefined, make()]);
  const options = () =>
    one([
      () => undefined,
      () => ({
        release: one(["26.9.6", "20.3.19", "22.09.23", undefined, value(1)]),
        encoding: one(["utf-8", "utf-16", undefined, value(1)]),
        catalogue: optional(() => one([catalogue, value])()),
        range: optional(() => one([{ start: offset(), end: offset() }, value(2)])),
        unsafe: optional(() => one([true, value(1)])),
        template: optional(() => one([0, 1, value(1)])),
        document: optional(() => one([0, 1, value(1)])),
        for: optional(() => one(["create", "update", value(1)])),
        name: optional(() => one(["mine", value(1)])),
        group: optional(() => value(1)),
        overrides: optional(() => ({ resources: value(2), environ: value(2), mounts: value(2), [key()]: value(2) })),
      }),
      () => value(),
    ])();
  const offset = () => one([below(10), below(1_000), 2 ** 40, -1, 0.5, value(1)]);

  /** One call: its name and its arguments. */
  const call = () => {
    const given = () => one([text, text, text, text, text, text, text, value])();
    const rest = () => one([[], [options()], [options()]]);
    const calls = ["check", "check", "check", "mend", "format", "symbols", "folding", "plan", "payload", "fixes"];
    const about = () => [one(calls), [given(), ...rest()]];
    const at = () => [one(["complete", "hover"]), [given(), offset(), ...rest()]];
    const edit = () => ["edit", [given(), one([operation(), several(4, operation), value()]), ...rest()]];
    const fromStored = () => ["fromStored", [one([value(), Object.fromEntries(several(4, () => [key(), value(3)]))])]];
    const jsonSchema = () => ["jsonSchema", rest()];
    return one([about, about, about, about, about, at, edit, edit, fromStored, jsonSchema])();
  };
  return { call };
}
