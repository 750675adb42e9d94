"""Says what PyYAML reads.

Reads one JSON string a line, a text, and prints one line for each: what safe_load_all makes of it, a tab, what
safe_load makes of it. Lines are flushed as soon as they are made.

A document is dumped as its value, a space, and its nodes. In values, collections are numbered in the order in which
they are met, so that sharing shows; a second mention is `@` and the number. Nodes show their kind, style, tag and
marks: where they start, and where scalars and flow collections end, in characters. What failed is `!`, the class of
the exception and the place of the problem.
"""

import datetime
import json
import struct
import sys

import yaml

VALUE_TAG = "tag:yaml.org,2002:value"
STR_TAG = "tag:yaml.org,2002:str"


def escaped(text):
    return "".join(c if " " <= c <= "~" and c not in '"\\' else "\\%x;" % ord(c) for c in text)


def dump_value(root):
    """The value, without recursion: a document may be nested as deeply as the stack allows."""
    out = []
    seen = {}
    stack = [(root,)]
    while stack:
        top = stack.pop()
        if isinstance(top, str):
            out.append(top)
            continue
        (value,) = top
        kind = type(value)
        if value is None:
            out.append("n")
        elif kind is bool:
            out.append("T" if value else "F")
        elif kind is int:
            out.append("i%x" % value)
        elif kind is float:
            out.append("fnan" if value != value else "f" + struct.pack(">d", value).hex())
        elif kind is str:
            out.append('"' + escaped(value) + '"')
        elif kind is bytes:
            out.append("b" + value.hex())
        elif kind is datetime.date:
            out.append("d" + value.isoformat())
        elif kind is datetime.datetime:
            out.append("t" + value.isoformat())
        elif id(value) in seen and kind is not tuple:
            out.append("@%d" % seen[id(value)])
        else:
            rest = []
            if kind is tuple:
                rest += ["(", (value[0],), " ", (value[1],), ")"]
            else:
                number = seen[id(value)] = len(seen)
                if kind is list:
                    rest.append("[%d:" % number)
                    for item in value:
                        rest += [(item,), ","]
                    rest.append("]")
                elif kind is dict:
                    rest.append("{%d:" % number)
                    for key, item in value.items():
                        rest += [(key,), "=", (item,), ","]
                    rest.append("}")
                elif kind is set:
                    items = sorted(dump_value(item) for item in value)
                    rest.append("<%d:%s>" % (number, ",".join(items)))
                else:
                    raise AssertionError("unexpected " + kind.__name__)
            stack.extend(reversed(rest))
    return "".join(out)


def dump_nodes(root):
    out = []
    seen = {}
    stack = [root]
    while stack:
        node = stack.pop()
        if id(node) in seen:
            out.append("@%d" % seen[id(node)])
            continue
        seen[id(node)] = len(seen)
        tag = escaped(STR_TAG if node.tag == VALUE_TAG else node.tag)
        start = node.start_mark.index
        end = node.end_mark.index
        if isinstance(node, yaml.ScalarNode):
            out.append("%s:%s:%s:%d-%d" % (node.style or "p", escaped(node.value), tag, start, end))
            continue
        is_sequence = isinstance(node, yaml.SequenceNode)
        ends = "-%d" % end if node.flow_style else ""
        out.append("%s%s:%s:%d%s:%d" % (
            "s" if is_sequence else "m", "f" if node.flow_style else "b", tag, start, ends, len(node.value)))
        if is_sequence:
            stack.extend(reversed(node.value))
        else:
            for key, value in reversed(node.value):
                stack += [value, key]
    return " ".join(out)


def dump_error(error):
    if isinstance(error, yaml.reader.ReaderError):
        return "!ReaderError:%d" % error.position
    if isinstance(error, yaml.MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        return "!%s:%s" % (type(error).__name__, mark.index if mark else "")
    if "Python int too large to convert to C int" in str(error):
        # What chr() raises before Python 3.13.
        return "!ValueError"
    return "!" + type(error).__name__


def read_all(text):
    """What safe_load_all does, with a look at the nodes before they are made into values."""
    out = []
    try:
        loader = yaml.SafeLoader(text)
        try:
            while loader.check_data():
                node = loader.get_node()
                nodes = dump_nodes(node)
                out.append(dump_value(loader.construct_document(node)) + " " + nodes)
        finally:
            loader.dispose()
    except Exception as error:
        out.append(dump_error(error))
    return ";".join(out)


def read_one(text):
    try:
        return dump_value(yaml.safe_load(text))
    except Exception as error:
        return dump_error(error)


def main():
    if yaml.__version__ != "6.0.3" or sys.version_info < (3, 11):
        sys.exit("needs PyYAML 6.0.3 on Python 3.11 or later, found %s on %s" % (yaml.__version__, sys.version))
    for line in sys.stdin.buffer:
        text = json.loads(line)
        sys.stdout.write(read_all(text) + "\t" + read_one(text) + "\n")
        sys.stdout.flush()


main()
