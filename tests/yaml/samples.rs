//! Documents and pieces of documents to damage.

/// Documents that between them hold every feature.
pub(crate) const DOCUMENTS: &[&str] = &[
    "api_version: 6\nkind: taskTemplate\nmetadata:\n  name: hello-template\n  tag: hello-template\nspec:\n  type: interactive\n  kernel:\n    image: lablup/python:3.6-ubuntu18.04\n    environ:\n      MYCONFIG: XXX\n    architecture: x86_64\n    run:\n      bootstrap: |\n        echo \"hello!\"\n        echo \"hello?\"\n      startup: null\n  mounts:\n    hostpath-1:\n    hostpath-2: /home/work/hello\n  resources:\n    cpu: 1\n    mem: 4g\n  scaling_group: default\n",
    "session_templates:\n- template:\n    apiVersion: v1\n    kind: taskTemplate\n    metadata: {name: example, tag: experiment}\n    spec:\n      kernel:\n        image: python:3.6-ubuntu18.04\n        git:\n          repository: 'https://github.com/...'\n          branch: '19.09'\n          commit: 10daee9e328876d75e6d0fa4998d4456711730db\n          destinationDir: /home/work/baiagent\n        run:\n          bootstrap: \"\"\n      resources: {cpu: 4, mem: 16g, cuda.shares: 0.2}\n      mounts:\n        mydata: /home/work/mydata\n        my_data2:\n  name: x\n",
    "defaults: &defaults\n  adapter: postgres\n  host: localhost\ndevelopment:\n  <<: *defaults\n  database: dev\ntest: {<<: *defaults, host: other}\nall:\n  <<: [*defaults, {port: 1, host: first}]\n  port: 5\n",
    "--- # first\na: 1\n...\n---\n- b\n- c # comment\n--- \"third\"\n...\n# end\n",
    "%YAML 1.1\n%TAG !e! tag:yaml.org,2002:\n%TAG ! tag:example.org,2000:\n---\n- !e!int '5'\n- !!str 5\n- ! 12\n- ! \"12\"\n- !<tag:yaml.org,2002:float> 5\n",
    "literal: |\n  one\n   two\n\n  three\nfolded: >\n  one\n  two\n\n  three\n   indented\n  four\nstrip: |-\n  text\n\nkeep: |+\n  text\n\n\nindent: |2\n    two more\nboth: >1-\n  x\n",
    "- |\n a\n\n\n- >+\n\n a\n b\n\n  c\n\n- |-\n\n\n- >\n",
    "plain: first\n  second\n\n  third\nsingle: 'it''s\n  two\n\n  three'\ndouble: \"a\\tb\\\n  c \\x41\\u00e9\\U0001F600 \\\n\n  d\"\n",
    "? complex key\n: complex value\n? [a, b]\n: - 1\n  - 2\n?\n: empty\n? last\n",
    "- [a, [b, c], {d: e}, f: g, ? h : i, \"j\": k, ]\n- {a, b: , ? c, 'd':e, \"f\":[g], ? h : i}\n- []\n- {}\n",
    "a: &x [1, 2]\nb: *x\nc: &y\n  d: *x\ne: *y\nf: &z z\n*z : g\nr: &r [*r]\n",
    "int: [0, 1, -1, +1, 1_000, 0b101, 0x1F, 010, 0_, 1:30, 190:20:30, 08, 0o7]\nfloat: [1., 1.5, 1e3, 1.0e+3, .5, -.inf, .nan, .NaN, 1:30.5, 1_0.0_1]\nbool: [yes, No, TRUE, off, on, y, n]\nnull: [~, null, Null, NULL, ]\n",
    "- 2001-12-14\n- 2001-12-14t21:59:43.10-05:00\n- 2001-12-14 21:59:43.10 -5\n- 2001-12-15 2:59:43.10\n- 2001-12-14 21:59:43Z\n- 2001-1-1\n- 2001-02-30\n",
    "- !!binary |\n  R0lGODlhDAAMAIQAAP//9/X17unp5WZmZgAAAOfn515eXvPz7Y6OjuDg4J+fn5\n  OTk6enp56enmlpaWNjY6Ojo4SEhP/++f/++f/++f\n- !!binary YQ==\n- !!set {a, b, a, 1, 1.0, yes}\n- !!omap [a: 1, b: 2, a: 3]\n- !!pairs [a: 1, {b: 2}]\n- !!set\n  ? x\n  ? y\n",
    "{1: a, 1.0: b, yes: c, '1': d, 0: e, no: f, .nan: g, .nan: h, -0.0: i, ~: j, null: k}\n",
    "{2001-12-14: a, 2001-12-14 00:00:00: b, 2001-12-14 00:00:00Z: c, 2001-12-14 01:00:00+1: d}\n",
    "9007199254740993: a\n9007199254740992.0: b\n9007199254740992: c\n!!binary YQ==: d\n!!binary \"YQ==\": e\na: f\n",
    "= : value\n<<: {a: 1}\nx: {=: 5}\ny: !!int {=: 5, a: b}\n",
    "a:\n- b\n-\n  - c\n- - d\n  - e\n- f: g\n  h: i\nj:\n  - k\nl:\nm: n\n",
    "# comment\na: b # comment\n# comment\n\n  # comment\nc: # comment\n  d#e: f #g\n  h: 'i'#j\n",
    "key with spaces: value: with colon\nurl: http://example.com:80/x#y\ntime: 12:30:45\ndash: - not a list\n",
    "\u{FEFF}a: 1\nb: \u{FEFF}c\n\u{FEFF}d: 2\n",
    "a: é\n\u{65E5}\u{672C}: \u{1F600}\n- \u{85}b\nc: 'x\u{2028}y\u{2029} z'\n",
    "a\u{85}b: c\r\nd: e\rf:\r\n  - g\r\n\u{2028}h: i\u{2029}",
    "tab:\tx\n\ty: z\n- \t a\n\"a\tb\": [\t1]\n'c'\t: d\n",
    "[[[[[[a]]]], {b: {c: {d: e}}}]]\n",
    "&a a: &b b\n&c {}: &d []\n? &e\n: &f\n!!str &g g: &h !!str h\n",
    "!!map {a: !!seq [], b: !!str , c: !!null x, d: !!bool yes, e: !!int \"3\", f: !!float 3, g: !!timestamp 2001-01-01}\n",
    "\"\\0\\a\\b\\e\\f\\n\\r\\t\\v\\\\\\/\\\"\\ \\_\\N\\L\\P\\xFF\\uD800\\uDC00\\U0010FFFF\"\n",
    "--- |\n%YAML 1.1\n---\n>\n folded\n--- !!str\n--- &a\n--- *a\n",
    "a: 'multi\n\n  line'\nb: \"multi\n  \t line\\n\n\n  \"\n'c': \"\"\n'': ''\n",
    "{\"a\": [1, 2.5e+3, \"x\\u0041\", null, true], \"b\": {\"c\": false}, \"d\": -0}\n",
    "- - - a\n    - b\n  - c\n- ? d\n  : - e\n- ? - f\n  : g\n",
    "top:\n  mid:\n    low: x\n   bad: y\n  other: z\n",
    "!foo a\n",
    "- !foo [a]\n- !!python/object:os.system {a: b}\n- !<!> 5\n- !!int\n",
    "&anchor-1_x a: *anchor-1_x\nb : *anchor-1_x\n[*anchor-1_x , *anchor-1_x]: c\n",
];

/// Scalars that are read in odd ways.
pub(crate) const SCALARS: &[&str] = &[
    "a", "b", "abc", "key", "x y", "", "~", "null", "yes", "No", "on", "OFF", "true", "y", "N", "0", "1", "-1", "+1",
    "12", "010", "08", "0o17", "0x1f", "0xG", "0x_", "0b101", "0b_", "0b2", "0_", "1_000", "_1", "1__", "1:30",
    "1:60", "-1:30", "0:30", "1:30:30", "1:30.5", "1:2:3.", "0:0.0", "1.", ".5", "._5", "+.5", "1.5", "-1.5", "1e3",
    "1.e3", "1.0e+3", "1.0E-3", "1.5e+400", "1_0._5", ".", "..", "...", "---", "--", "-", "--- a", "... b", "?", ":",
    "? a", ": a", "- a", "-a", "?a", ":a", "a:", "a: b", "a:b", "a::b", ":::", "a #b", "a#b", "#b", "@", "`a`",
    "%a", "a%", "%YAML 1.1", "&a", "*a", "&", "*", "!", "!a", "!!", "!!str", "!!int", "! a", "!<a>", "|", ">", "|-",
    ">+", "|2", "|0", "|+1", "|1-", "\"", "'", "''", "\"\"", "'a'", "\"a\"", "'a''b'", "\"a\\nb\"", "\"\\x41\"",
    "\"\\u00e9\"", "\"\\uD800\"", "\"\\U00110000\"", "\"\\q\"", "\"\\", "'a", "\"a", "[", "]", "{", "}", "[]", "{}",
    "[a]", "{a}", "{a: b}", "[a: b]", "{a: b, c}", ",", "a,b", "a, b", "=", "<<", ".inf", "-.INF", "+.Inf", ".nan",
    "-.nan", ".NaN", "nan", "inf", "2001-01-01", "2001-1-1", "2001-13-01", "2001-02-29", "2000-02-29", "0000-01-01",
    "2001-01-01 00:00:00", "2001-01-01T1:00:00Z", "2001-01-01 01:02:03.456789123 +05:30", "2001-01-01 25:00:00",
    "2001-01-01 00:00:00 -24", "2001-01-01 00:00:00 -23:59", "2001-01-01t00:00:60", "9223372036854775807",
    "9223372036854775808", "-9223372036854775809", "123456789012345678901234567890", "1.0", "1.00", "-0", "-0.0",
    "9007199254740993", "9007199254740992.0", "1e400", "\u{E9}", "\u{661}\u{662}", "\u{FF11}", "\u{A0}1",
    "\u{65E5}\u{672C}", "\u{1F600}", "\u{FEFF}", "\u{85}", "\u{2028}", "\u{2029}", "\u{2028}\u{2028}", "\u{7F}",
    "\u{FFFE}", "\u{7}", "\t", "\ta", "a\tb", "a\t", "'a\tb'", "\"\\ta\t\"", "YQ==", "YQ", "Y Q = =", "=YQ==", "YQ=a",
    "tag:yaml.org,2002:int", "a\\b", "\\", "(", ")", "$", "^", "\"12\\n\"", "\" 12 \"", "'\u{663}'", "\"1\\u00a0\"",
    "'2001-01-01'", "\"2001-01-01\\n\"", "\"~\\n\"", "'='", "'<<'", "\"\\n\"", "'yes'", "'0x_'", "\"\\x1c1\"",
    "\"0x0X1f\"", "\"0b0B11\"", "\"0x-5\"", "\"-0x_-5\"", "\"--5\"", "\"1:-5\"", "\"1: 5\"", "\"1e5:1\"", "\"nan:1\"",
    "\"infinity\"", "\"1_e_5\"", "'+ 5'", "'+'", "'-'", "'_'", "' '", "\"\\0\"",
];

/// Anchors and tags, to stand before a node.
pub(crate) const PROPERTIES: &[&str] = &[
    "&a", "&b", "&c", "&a1-_", "!", "!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!binary",
    "!!set", "!!omap", "!!pairs", "!!map", "!!seq", "!!merge", "!!value", "!foo", "!<tag:yaml.org,2002:str>", "!<!>",
    "!!s%74r", "!!str%", "!%41", "!e!int", "&a !!str", "!!int &b", "&a &b", "!!str !!int", "!!python/none", "!!st,r",
    "&", "!<", "!<>", "!<a", "!a!b", "!!yaml",
];

/// Characters to insert.
pub(crate) const CHARACTERS: &[&str] = &[
    " ", "  ", "    ", "\n", "\n\n", "\n ", "\n  ", "\t", "\r", "\r\n", ":", ": ", " :", "-", "- ", "\n- ", "?", "? ",
    ",", ", ", "[", "]", "{", "}", "#", " #", " # c\n", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`", "\\", "~",
    "=", "<<", "<<: ", "_", ".", "...", "\n...\n", "---", "\n---\n", "\n--- ", "0", "1", "9", "e", "x", "b", "a", "n",
    "+", "/", "$", "^", "(", ";", "\u{85}", "\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{E9}", "\u{65E5}",
    "\u{1F600}", "\u{7F}", "\u{1}", "\u{9F}", "\u{FFFE}", "\u{FFFD}", "\u{D7FF}", "\u{E000}", "|\n", ">-\n", "|2\n",
    "\"\\", "\\\n", "''", "*a", "&a ", "!!str ", "! ", "%TAG !e! tag:yaml.org,2002:\n", "%YAML 1.1\n", "%FOO\n",
];
