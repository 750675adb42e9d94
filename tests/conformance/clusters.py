#!/usr/bin/env python3
"""Makes cluster templates for the corpora: the same for the same seed.

    clusters.py SEED COUNT > cases.jsonl

Each line is {"id", "text"}. Most documents are a good template with one or two parts replaced, left out or added;
some are damaged as typing damages them.
"""
import json
import random
import sys

from generate import NAMES, SCALARS

ID = "c5f4b7d0-0d31-4b4e-9d37-6a5f7d1f8a11"
IDENTIFIERS = [
    ID, ID, ID, ID.replace("-", ""), ID.upper(), f"'{{{ID}}}'", f"'urn:uuid:{ID}'", f"uuid:{ID}", f"'{ID} '", f"{ID}0", ID[:-1],
    "12345678901234567890123456789012", "'12345678901234567890123456789012'", "00000000-0000-0000-0000-000000000000",
    "'00000000000000000000000000000_01'", "'0x0000000000000000000000000000ff'", "'+0000000000000000000000000000fff'",
    "' 0000000000000000000000000000fff'", "'-----00000000000000000000000000000fff-'", "'0000000000000000000000000__0fff'",
    "'_000000000000000000000000000ffff'", "'0x_000000000000000000000000000fff'", "'0000000000000000000000000000ggg'",
    "!!binary MTIzNDU2Nzg5MDEyMzQ1Ng==", "!!binary MTIz", "demo", "~", "1", "[a]", "{a: b}", "''", '"\\uD83D"', "'}" + ID + "{'",
    "'{{" + ID.replace("-", "") + "'", "0x0000000000000000000000000000ff", "1e10", "'urnuuid:" + ID + "'", "'ururn:n:" + ID + "'",
]
COUNTS = ["1", "2", "3", "0", "-1", "1.0", "1.5", "2.0", "'1'", "'2'", "' 3 '", "'+1'", "'1_0'", "'1__0'", "'0x1'", "''", "'x'", "true", "false",
          "~", "[]", "{}", ".inf", ".nan", "1e3", "1_000", "0x10", "010", "99999999999999999999", "'99999999999999999999'", "2020-01-01",
          "!!binary MQ==", "!!binary eA==", "-0.0", "'-1'", "1:30", "yes", '"1\\n"', '"\\x1c1"', '"\\u00a01"', "9" * 4301, "'" + "9" * 4301 + "'"]
ROLES = ["main", "worker", "worker", "sub1", "Main", "'main'", "main ", "''", "1", "~", "true", "'1'", "日本", '"\\0"', '"\\uD83D"', "[a]", "' '", "x" * 130,
         "2020-01-01"]
KINDS = ["clusterTemplate", "clusterTemplate", "cluster_template", "'cluster_template'", "ClusterTemplate", "cluster-template", "clustertemplate",
         "[clusterTemplate]", "!!str clusterTemplate", "taskTemplate"]
MODES = ["single-node", "multi-node", "single_node", "multi", "Single-node", "1", "~", "'single-node'", "[single-node]", "''"]
PATHS = ["/home/work/a", "~", "''", ".ssh", "/tmp", "3", "{a: 1}", "2020-01-01", "[1, 2]", "1.5", "/data"]
TOP = ["api_version", "kind", "mode", "metadata", "spec"]


class Maker:
    def __init__(self, rng):
        self.rng = rng
        self.odd = rng.choice([0.0, 0.03, 0.03, 0.06, 0.15])

    def is_odd(self):
        return self.rng.random() < self.odd

    def pick(self, good, odd):
        rng = self.rng
        if not self.is_odd():
            return good
        return rng.choice(odd) if rng.random() < 0.8 else rng.choice(SCALARS)

    def names(self, values):
        rng = self.rng
        if rng.random() < 0.15:
            return rng.choice(["~", "{}", "{}", "[]", "x"]) if self.is_odd() else rng.choice(["~", "{}"])
        pool = NAMES if self.is_odd() else ["A", "B", "data", "日本", "'1'"]
        entries = []
        for name in rng.sample(pool, rng.randrange(1, 4)):
            value = rng.choice(SCALARS) if self.is_odd() else rng.choice(values)
            entries.append(f"{name}: {value}")
        return "{" + ", ".join(entries) + "}"

    def entries(self, known, extras):
        """keys with texts, some of them left out, some added"""
        rng = self.rng
        entries = [(key, value) for key, value in known if not self.is_odd()]
        if self.is_odd():
            entries.append((rng.choice(extras), rng.choice(SCALARS)))
        if rng.random() < 0.2:
            rng.shuffle(entries)
        return entries

    def node(self, role):
        rng = self.rng
        entries = [("role", self.pick(role, ROLES))]
        name = "sessionTemplate" if rng.random() < 0.15 else "session_template"
        entries.append((name, rng.choice(IDENTIFIERS) if self.is_odd() else rng.choice(IDENTIFIERS[:10])))
        if self.is_odd():
            entries.append(("sessionTemplate", rng.choice(IDENTIFIERS)))
        if rng.random() < 0.5 or self.is_odd():
            good = "1" if role == "main" else rng.choice(["1", "2", "3"])
            entries.append(("replicas", self.pick(good, COUNTS)))
        return self.entries(entries, ["replica", "Role", "template", "image", "1", "~", "scaling_group", "2020-01-01"])

    def nodes(self):
        rng = self.rng
        if self.is_odd() and rng.random() < 0.5:
            return rng.choice(["~", "[]", "{}", "x", "{role: main}", "[main]", "[~]", "[[]]", "!!pairs [a: 1]", "!!set {a}", "!!omap [a: 1]", "*undefined",
                               "&n [*n]"])
        roles = ["main"] + rng.sample(["worker", "sub1", "sub2", "'1'", "gpu"], rng.choice([0, 1, 1, 2, 3]))
        if self.is_odd():
            roles.append(rng.choice(roles))
        if self.is_odd():
            roles.remove("main")
        if rng.random() < 0.3:
            rng.shuffle(roles)
        return [self.node(role) for role in roles]

    def spec(self):
        rng = self.rng
        entries = []
        if rng.random() < 0.5:
            entries.append(("environ", self.names(["x", "'1'", "C.UTF-8"])))
        if rng.random() < 0.5:
            entries.append(("mounts", self.names(PATHS)))
        entries.append(("nodes", self.nodes()))
        return self.entries(entries, ["node", "kernel", "type", "environs", "resources", "scaling_group", "1"])

    def document(self):
        rng = self.rng
        version = "apiVersion" if rng.random() < 0.3 else "api_version"
        known = [
            (version, self.pick("v1", ["1", "''", "~", "6.0"])),
            ("kind", rng.choice(KINDS[3:]) if self.is_odd() and rng.random() < 0.5 else rng.choice(KINDS[:3])),
            ("mode", self.pick(rng.choice(MODES[:2]), MODES)),
            ("metadata", self.entries([("name", self.pick("demo", ["''", "x" * 128, "x" * 129, "日" * 129, "1", "~", '"\\uD83D\\uDE00"']))],
                                      ["tag", "Name", "labels"])),
            ("spec", self.spec()),
        ]
        extras = ["extra", "1", "~", "api_version", "apiVersion", "kind", "session_templates", "template", "2020-01-01", "Mode"]
        return self.entries(known, extras)


def flow(value, is_json=False):
    if isinstance(value, str):
        return value
    if value and isinstance(value[0], tuple):
        return "{" + ", ".join(f"{key}: {flow(inner)}" for key, inner in value) + "}"
    if not value:
        return "{}"
    return "[" + ", ".join(flow(item) for item in value) + "]"


def block(entries, indent, rng):
    lines = []
    for key, value in entries:
        if isinstance(value, str):
            lines.append(f"{indent}{key}: {value}")
        elif not value or rng.random() < 0.15:
            lines.append(f"{indent}{key}: {flow(value)}")
        elif isinstance(value[0], tuple):
            lines.append(f"{indent}{key}:")
            lines += block(value, indent + "  ", rng)
        else:
            lines.append(f"{indent}{key}:")
            for item in value:
                inner = block(item, indent + "    ", rng) if item else [f"{indent}    {{}}"]
                lines.append(f"{indent}  - {inner[0].lstrip()}")
                lines += inner[1:]
    return lines


def quoted(value):
    """the same in JSON, for what JSON can say"""
    if isinstance(value, str):
        try:
            return json.loads(value)
        except ValueError:
            return value.strip("'\"") if value != "~" else None
    if value and isinstance(value[0], tuple):
        return {key: quoted(inner) for key, inner in value}
    return [quoted(item) for item in value]


def damaged(text, rng):
    at = rng.randrange(len(text))
    roll = rng.random()
    if roll < 0.4:
        return text[:at] + text[at + 1:]
    if roll < 0.7:
        return text[:at] + rng.choice([" ", "\n", ":", "-", "'", '"', "#", "\t", "{", "]", "&a ", "*a "]) + text[at:]
    lines = text.split("\n")
    line = rng.randrange(len(lines))
    lines[line] = rng.choice(["", " " + lines[line], lines[line].lstrip(), lines[line] + "\n" + lines[line]])
    return "\n".join(lines)


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    for number in range(count):
        rng = random.Random(f"cluster-{seed}-{number}")
        document = Maker(rng).document()
        roll = rng.random()
        if roll < 0.15:
            style, text = "flow", flow(document)
        elif roll < 0.3:
            style, text = "json", json.dumps(quoted(document))
        else:
            style, text = "block", "\n".join(block(document, "", rng)) + "\n"
        if rng.random() < 0.15:
            style, text = f"{style}-damaged", damaged(text, rng)
        print(json.dumps({"id": f"{style}-{seed}-{number}", "text": text}))


if __name__ == "__main__":
    main()
