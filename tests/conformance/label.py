#!/usr/bin/env python3
"""Labels documents with what each release of the manager does.

    label.py --oracle ORACLE.PY --wheels DIR < cases.jsonl > corpus.jsonl

ORACLE.PY loads the releases' own check out of their unpacked wheels in DIR. Unlike its own command, this reads each
document once for all releases that read alike, takes error keys that JSON does not have, and groups the releases that do
the same.
"""
import argparse
import datetime
import importlib.util
import json
import re
import sys

import yaml


def key_text(key):
    if isinstance(key, (datetime.date, datetime.datetime)):
        return key.isoformat()
    if isinstance(key, bytes):
        return "binary data"
    if isinstance(key, str):
        return without_surrogates(key)
    return key


def without_surrogates(text):
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def with_text_keys(errors):
    if isinstance(errors, dict):
        return {key_text(key): with_text_keys(error) for key, error in errors.items()}
    return without_surrogates(errors)


def outcome(release, text):
    try:
        raw, _ = release.load(text)
    except yaml.YAMLError as error:
        return None, {"verdict": "malformed", "errors": str(error)[:200]}
    except Exception as error:
        return None, {"verdict": "crash", "errors": f"reading: {type(error).__name__}"}
    return raw, None


CLUSTER_KINDS = ("clusterTemplate", "cluster_template")


def kind_of(raw, release):
    """A document says by its kind which check it goes through; 20.3 knows one kind only."""
    is_cluster = isinstance(raw, dict) and raw.get("kind") in CLUSTER_KINDS and "check_cluster_template" in release.m
    return "cluster" if is_cluster else "task"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--oracle", required=True)
    parser.add_argument("--wheels", required=True)
    arguments = parser.parse_args()
    spec = importlib.util.spec_from_file_location("oracle", arguments.oracle)
    oracle = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(oracle)
    releases = [oracle.Release(arguments.wheels, version) for version in oracle.RELEASES]
    for line in sys.stdin:
        case = json.loads(line)
        read = {}
        groups = {}
        for release in releases:
            if release.fast_json not in read:
                read[release.fast_json] = outcome(release, case["text"])
            raw, failure = read[release.fast_json]
            result = dict(failure or release.check(raw, kind_of(raw, release)))
            if "errors" in result:
                result["errors"] = with_text_keys(result["errors"])
                if result["verdict"] == "crash":
                    result["errors"] = str(result["errors"])[:200]
            # Compared as text, for Python takes 1, 1.0 and True to be the same.
            groups.setdefault(json.dumps(result), (result, []))[1].append(release.v)
        outcomes = [{"releases": versions, **result} for result, versions in groups.values()]
        print(json.dumps({"id": case["id"], "text": case["text"], "outcomes": outcomes}))


main()
