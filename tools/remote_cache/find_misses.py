#!/usr/bin/python3
"""Demands that all that a second build could take from a cache was taken from it.

usage: find_misses.py FIRST SECOND
Both are what Bazel wrote to --execution_log_json_file: the build that filled the
cache, and the one to judge. Prints each action of the second that was no hit and
what about it was different in the first, then a line with the counts; exit status 0
only if there was a hit and no miss.
"""
import json
import sys

SHOWN = 3  # Differences for one action.


def actions(path):
    decoder = json.JSONDecoder()
    with open(path, encoding="utf-8") as log:
        text = log.read()
    start = 0
    while start < len(text):
        action, start = decoder.raw_decode(text, start)
        yield action
        while start < len(text) and text[start].isspace():
            start += 1


def identity(action):
    return action["mnemonic"], tuple(action["listedOutputs"])


def name(action):
    return action["mnemonic"] + ": " + (action["progressMessage"] or action["listedOutputs"][0])


def inputs(action):
    return {i["path"]: i.get("digest", {}).get("hash") for i in action["inputs"]}


def environment(action):
    return {v["name"]: v["value"] for v in action["environmentVariables"]}


def compare_maps(kind, old, new):
    for key in sorted(old.keys() | new.keys()):
        if key not in old:
            yield f"{kind} {key} is new"
        elif key not in new:
            yield f"{kind} {key} is gone"
        elif old[key] != new[key]:
            yield f"{kind} {key} was {old[key]}, is {new[key]}"


def compare_arguments(old, new):
    gone = [a for a in old if a not in new]
    added = [a for a in new if a not in old]
    if gone or added:
        yield f"arguments: {' '.join(gone) or 'none'} became {' '.join(added) or 'none'}"
    elif old != new:
        yield "arguments: the same in another order"


def differences(old, new):
    yield from compare_arguments(old["commandArgs"], new["commandArgs"])
    yield from compare_maps("variable", environment(old), environment(new))
    yield from compare_maps("input", inputs(old), inputs(new))
    if old.get("platform") != new.get("platform"):
        yield f"platform: was {old.get('platform')}, is {new.get('platform')}"
    if old.get("exitCode"):
        yield "it failed in the first build"
    if not old["cacheable"] or not old["remoteCacheable"]:
        yield "the first build could not add it to the cache"


def explain(first, misses):
    """Returns a list of differences for each missed identity that the first build has."""
    reasons = {}
    for action in actions(first):
        missed = misses.get(identity(action))
        if missed is not None:
            reasons[identity(action)] = list(differences(action, missed)) or [
                "nothing is different: it was not stored, or has gone"]
    return reasons


def main():
    first, second = sys.argv[1:]
    hits, misses, uncacheable = 0, {}, []
    for action in actions(second):
        if action["remoteCacheHit"]:
            hits += 1
        elif action["cacheable"] and action["remoteCacheable"]:
            misses[identity(action)] = action
        else:
            uncacheable.append(name(action))
    reasons = explain(first, misses) if misses else {}
    for key, action in misses.items():
        print("MISS", name(action))
        why = reasons.get(key, ["the first build has no such action"])
        for reason in why[:SHOWN]:
            print("  |", reason)
        if len(why) > SHOWN:
            print(f"  | and {len(why) - SHOWN} more")
    for action in uncacheable:
        print("not cacheable", action)
    print(f"find_misses: {hits} hits, {len(misses)} misses, {len(uncacheable)} not cacheable")
    return 0 if hits and not misses else 1


sys.exit(main())
