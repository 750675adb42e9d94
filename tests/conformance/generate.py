#!/usr/bin/env python3
"""Makes documents for the corpora: the same for the same seed.

    generate.py SEED COUNT > cases.jsonl

Each line is {"id", "text"}. The documents aim at what templates written by people and by programs do not reach:
every field with odd scalars, all names of a field at once, anchors, merge keys, cycles, deep nesting, JSON in the
corners where readers differ.
"""
import json
import random
import sys

SCALARS = """
'' "" x 'x' "x" ~ null Null NULL yes no on off true false True FALSE y n 0 1 -1 +1 007 010 0o10 08 0x1F 0b101 0x_ 0b_
1_000 1__0 _1 1e3 1.0e3 1.0e+3 1e+3 .5 5. . .. ... 0.0 -0.0 .inf -.inf .Inf .INF .nan .NaN 1:30 1:30:45 190:20:30.15
1:60 -1:30 2020-01-01 2020-1-1 2020-13-01 2020-02-30 2020-01-01T00:00:00Z "2020-01-01" '2020-01-01 10:00:00'
2020-01-01T00:00:00+09:00 2020-01-01t10:20:30.123456789-03:30 2020-01-01T25:00:00Z 19.09 '19.09' 22.03 6 v1 '6'
123456789012345678901234567890 18446744073709551615 18446744073709551616 9223372036854775808 -9223372036854775809
= << ! !x !!str !!str\\ 5 !!int\\ 5 !!int\\ x !!float\\ 1 !!bool\\ yes !!null\\ x !!binary\\ aGk= !!timestamp\\ 2020-01-01
!!seq\\ [] !!map\\ {} !!set\\ {a,\\ b} !!omap\\ [a:\\ 1] !!pairs\\ [a:\\ 1,\\ a:\\ 2] [] [a] [a,\\ 1] [[]] {} {a:\\ 1} {a} {a:\\ {b:\\ [1]}}
[a:\\ 1] &z *z @ ` % - ? : #x a#b a:b a\\ b \\ \\ \\ "\\ " "\\n" "\\t" "\\0" "\\x00" "\\u0000" "\\uD83D" "\\uD83D\\uDE00" "\\uDE00" "\\U0001F600"
"a\\u00e9" é 日本 🎉 '🎉' "\\x07" "\\e" "\\N" "\\L" /home/work/x /home/work/ /home/work /home/work/.ssh .ssh .bashrc
.bashrc\\  '.bashrc ' ".bashrc\\n" /home/work/.zsh_profile /tmp /tmp/ /usr /home /etc/x //tmp ../x .jupyter .local data/sub
/home/work//home/work/.ssh /home/work/tmp /HOME/WORK/x .rc .arc .Arc ._profile .a_profile /home/work/\\ x
interactive INTERACTIVE Interactive batch Batch BATCH inference Inference system SYSTEM ınteractive batch\\  interactive\\ x
taskTemplate task_template TaskTemplate clusterTemplate x86_64 aarch64 amd64 4g 4Gi 512m '2' 0.5 '1,5' 1,5 10daee9
1234567 1e5 0e0 12e03 https://github.com/a/b.git git@github.com:a/b.git python:3.9 cr.backend.ai/stable/python:3.9-ubuntu20.04
""".replace("\\ ", "\0").split()
SCALARS = [s.replace("\0", " ") for s in SCALARS]

SECTIONS = {
    "": ["api_version", "apiVersion", "kind", "metadata", "spec", "extra", "template", "1", "true", "~", "2020-01-01", "1.5"],
    "metadata": ["name", "tag", "labels", "Name"],
    "spec": ["type", "session_type", "sessionType", "kernel", "scaling_group", "scalingGroup", "mounts", "resources",
             "agent_list", "agentList", "name", "1", "~"],
    "kernel": ["image", "architecture", "environ", "run", "git", "Image", "env", "true"],
    "run": ["bootstrap", "startup", "startup_command", "startupCommand", "cmd"],
    "git": ["repository", "commit", "branch", "credential", "destination_dir", "destinationDir", "dest_dir"],
    "credential": ["username", "password", "user"],
}
NAMES = ["A", "B", "cpu", "mem", "'1'", "1", "''", "yes", "~", "data", "日本", "1.5", "2020-01-01", "0x10", "\"\\uD83D\"", "\"\\0\"",
         "16", "'16'", "true", "'true'", "1.0", "2020-01-01T00:00:00Z"]
VALID = {
    "api_version": "v1", "apiVersion": "v1", "kind": "taskTemplate", "name": "demo", "tag": "t", "type": "interactive",
    "session_type": "batch", "sessionType": "interactive", "image": "python:3.9", "architecture": "x86_64",
    "scaling_group": "default", "bootstrap": "echo a", "startup": "python a", "startup_command": "python b",
    "startupCommand": "python c", "repository": "https://x/y", "commit": "abc", "branch": "main", "username": "u",
    "password": "p", "destination_dir": "/home/work/d", "destinationDir": "/home/work/e", "agent_list": "[a, b]",
    "agentList": "[c]",
}
REQUIRED = {"": ["api_version", "kind", "metadata", "spec"], "metadata": ["name"], "spec": ["kernel"], "kernel": ["image"],
            "run": [], "git": ["repository"], "credential": ["username", "password"]}
OPTIONAL = {"": [], "metadata": ["tag"],
            "spec": ["type", "session_type", "sessionType", "scaling_group", "mounts", "resources", "agent_list", "agentList"],
            "kernel": ["architecture", "environ", "run", "git"], "run": ["bootstrap", "startup", "startup_command", "startupCommand"],
            "git": ["commit", "branch", "credential", "destination_dir", "destinationDir"], "credential": []}


class Maker:
    def __init__(self, rng):
        self.rng = rng
        # How often something is odd; many documents should have one fault only.
        self.odd = rng.choice([0.0, 0.02, 0.02, 0.06, 0.06, 0.2])
        self.anchors = 0
        self.anchor_rate = rng.choice([0.0, 0.0, 0.0, 0.15])

    def scalar(self):
        return self.rng.choice(SCALARS)

    def any_value(self, depth=0):
        roll = self.rng.random()
        if depth < 3 and roll < 0.15:
            return "[" + ", ".join(self.any_value(depth + 1) for _ in range(self.rng.randrange(3))) + "]"
        if depth < 3 and roll < 0.3:
            names = self.rng.sample(NAMES, self.rng.randrange(4))
            return "{" + ", ".join(f"{name}: {self.any_value(depth + 1)}" for name in names) + "}"
        if roll < 0.6:
            return self.rng.choice(["x", "'2'", "4g", "1", "/home/work/a", "''", "~"])
        return self.scalar()

    def anchored(self, lines):
        """sometimes an anchor or an alias"""
        if self.rng.random() >= self.anchor_rate:
            return lines
        if self.anchors and self.rng.random() < 0.5:
            return [f"*a{self.rng.randrange(self.anchors + (self.rng.random() < 0.02))}"]
        self.anchors += 1
        name = f"&a{self.anchors - 1}"
        if len(lines) == 1:
            return [f"{name} {lines[0]}"]
        return [name] + lines

    def value(self, key):
        rng = self.rng
        if rng.random() < self.odd:
            return self.anchored([self.any_value()])
        if key in SECTIONS:
            if key in ("run", "git", "credential") and rng.random() < 0.1:
                return ["~"]
            return self.anchored(self.section(key))
        if key in ("environ", "mounts", "resources"):
            return self.anchored(self.names(key))
        return self.anchored([VALID.get(key, "x")])

    def names(self, key):
        rng = self.rng
        if rng.random() < 0.1:
            return [rng.choice(["~", "{}"])]
        pool = NAMES if rng.random() < self.odd * 2 else ["A", "B", "cpu", "mem", "data", "日本", "'1'"]
        lines = []
        for name in rng.sample(pool, rng.randrange(1, 4)):
            if rng.random() < 0.15:
                value = self.any_value() if key == "resources" else self.scalar()
            elif key == "mounts":
                value = rng.choice(["/home/work/a", "/home/work/b", "~", "''", "/home/work/.x", "/data", ".ssh", "/home/work/.bashrc", "3"])
            elif key == "resources":
                value = rng.choice(["'2'", "2", "4g", "0.5", "~", "1e3", "[1, x]", "{a: 1}", "123456789012345678901234567890"])
            else:
                value = rng.choice(["x", "'1'", "C.UTF-8", "'yes'"])
            lines.append(f"{name}: {value}")
        return lines

    def section(self, name):
        rng = self.rng
        keys = [key for key in REQUIRED[name] if rng.random() >= self.odd / 2]
        if name == "" and rng.random() < 0.2 and "api_version" in keys:
            keys[keys.index("api_version")] = "apiVersion"
        keys += [key for key in OPTIONAL[name] if rng.random() < 0.25]
        if rng.random() < self.odd * 2:
            keys.append(rng.choice(SECTIONS[name]))
        rng.shuffle(keys)
        if not keys:
            return ["{}"]
        lines = []
        for key in keys:
            lines += self.entry(key, self.value(key))
        if self.anchors and rng.random() < self.anchor_rate:
            lines.insert(rng.randrange(len(lines) + 1), f"<<: *a{rng.randrange(self.anchors)}")
        return lines

    def entry(self, key, lines):
        if len(lines) == 1 and not lines[0].rstrip().endswith(":") and (": " not in lines[0] or lines[0][0] in "{['\"&*!"):
            return [f"{key}: {lines[0]}"]
        head = f"{key}:"
        if lines[0].startswith("&") and " " not in lines[0]:
            head, lines = f"{key}: {lines[0]}", lines[1:]
        return [head] + ["  " + line for line in lines]


def yaml_document(rng):
    return "\n".join(Maker(rng).section("")) + "\n"


JSON_TEXTS = ['"x"', '""', '"\\u0000"', '"\\ud800"', '"\\ud83d\\ude00"', '"\\ude00"', '"\\ud83d\\n"', '"\\/"', '"a\tb"', '"\u00e9"', '"\u2028"',
              '"x\x7f"', '"\\x"', '"日本"', '"🎉"', '"INTERACTIVE"', '"batch"', '".ssh"', '"/home/work/a"', '"/data"', '"4g"']
JSON_SCALARS = JSON_TEXTS + ["null", "true", "false", "NaN", "Infinity", "-Infinity", "0", "-0", "-0.0", "01", "1.", ".5", "1e5", "1E-5", "1e999",
                             "1e-999", "123456789012345678901234567890", "18446744073709551615", "18446744073709551616",
                             "-9223372036854775809", "9007199254740993", "0.1", "100000000000000000000.0", "1.7976931348623159e308", "yes", "~", "'x'", "[]", "{}", "[1, null]", '{"a": 1, "a": 2}',
                             '{"1": 1, "true": [{"x": -0}]}', "nul", "tru", "NULL", "9" * 400, "1_0", "+1"]


class JsonMaker:
    def __init__(self, rng):
        self.rng = rng
        self.odd = rng.choice([0.0, 0.02, 0.05, 0.2])

    def section(self, name):
        rng = self.rng
        keys = [key for key in REQUIRED[name] if rng.random() >= self.odd / 2]
        keys += [key for key in OPTIONAL[name] if rng.random() < 0.3]
        if rng.random() < self.odd * 2:
            keys.append(rng.choice(SECTIONS[name]))
        rng.shuffle(keys)
        if keys and rng.random() < 0.05:
            keys.append(rng.choice(keys))
        space = rng.choice(["", " ", "\n", "\t", "\r\n "])
        entries = [f'"{key}"{space}: {self.value(key)}' for key in keys]
        return "{" + space + f",{space}".join(entries) + space + "}"

    def value(self, key):
        rng = self.rng
        if rng.random() < self.odd:
            return rng.choice(JSON_SCALARS)
        if key in SECTIONS:
            return self.section(key)
        if key in ("environ", "mounts", "resources"):
            names = rng.sample(["A", "B", "\\u0041", "\\ud83d\\ude00", "cpu", "mem", ""], rng.randrange(4))
            usual = JSON_TEXTS if key == "environ" else JSON_SCALARS
            values = [rng.choice(usual if rng.random() < 0.3 else ['"x"', '"/home/work/a"', '"2"']) for _ in names]
            return "{" + ", ".join(f'"{name}": {value}' for name, value in zip(names, values)) + "}"
        value = VALID.get(key, "x")
        return json.dumps(value.strip("[]").split(", ") if value.startswith("[") else value)


def json_document(rng):
    text = JsonMaker(rng).section("")
    roll = rng.random()
    if roll < 0.03:
        text = "\ufeff" + text
    elif roll < 0.06:
        text += rng.choice([" x", ",", "\n", "}", "\f", "\u2028", "# end"])
    elif roll < 0.09:
        text = text.replace("}", ",}", 1)
    elif roll < 0.11:
        text = text[: rng.randrange(len(text))]
    return text


def deep_document(rng):
    """nesting, aliases of aliases, cycles, long numbers and names"""
    depth = rng.choice([3, 20, 100, 200, 300, 480, 600])
    value = rng.choice([
        "[" * depth + "]" * depth, "{a: " * min(depth, 200) + "1" + "}" * min(depth, 200), "&c [*c]", "&c {a: *c}", "&c [1, &d [*c, *d]]",
        "[&x [1], *x, *x]", "{a: &x {b: 1}, c: *x}", "0x" + "f" * rng.choice([10, 100, 3570, 3571, 3572, 3600]),
        "9" * rng.choice([20, 400, 4299, 4300, 4301]), "-" + "9" * rng.choice([4300, 4301]), "0b" + "1" * 64, "[" + "x, " * 500 + "x]",
        "? [a]\n    : 1", "{? a, ? b}", "[*undefined]", "'" + "x" * rng.choice([127, 128, 129]) + "'", "!!omap [a: 1, b: &q [*q]]",
    ])
    where = rng.choice(["top", "resources", "mounts", "name", "tag", "unknown", "key"])
    lines = {
        "top": [f"extra: {value}"], "resources": ["resources:", f"  cpu: {value}"], "mounts": ["mounts:", f"  a: {value}"],
        "name": [], "tag": [], "unknown": [f"bogus: {value}"], "key": ["resources:", f"  {value}: 1"],
    }[where]
    head = "api_version: v1\nkind: taskTemplate\n"
    if where == "top":
        head += lines[0] + "\n"
        lines = []
    name = value if where == "name" else "demo"
    tag = f"  tag: {value}\n" if where == "tag" else ""
    body = "".join(f"  {line}\n" for line in lines)
    return f"{head}metadata:\n  name: {name}\n{tag}spec:\n  kernel: {{image: x}}\n{body}"


def deep_json(rng):
    depth = rng.choice([2, 30, 400, 900, 1000, 1018])
    value = rng.choice(["[" * depth + "]" * depth, '{"a":' * depth + "1" + "}" * depth, "9" * rng.choice([300, 308, 309, 310, 4300, 4301])])
    where = rng.choice(['"extra": %s, "spec": {"kernel": {"image": "x"}}', '"spec": {"kernel": {"image": "x"}, "resources": {"cpu": %s}}',
                        '"spec": {"kernel": {"image": "x"}, "bogus": %s}'])
    return '{"api_version": "v1", "kind": "taskTemplate", "metadata": {"name": "a"}, ' + where % value + "}"


def main():
    seed, count = int(sys.argv[1]), int(sys.argv[2])
    kinds = [("field", yaml_document, 12), ("json", json_document, 6), ("deep", deep_document, 1), ("deep-json", deep_json, 1)]
    for number in range(count):
        rng = random.Random(f"{seed}-{number}")
        name, make, _ = rng.choices(kinds, [weight for *_, weight in kinds])[0]
        print(json.dumps({"id": f"{name}-{seed}-{number}", "text": make(rng)}))


if __name__ == "__main__":
    main()
