#!/usr/bin/python3
"""Counts the tests in what Bazel wrote to --build_event_json_file.

usage: count_tests.py FILE
Prints "PASSED FAILED", then the label of each test or target that failed.  A flaky
test that passed in the end has passed; a target that was not built has failed; a
test that this machine is no match for was skipped, and counts as neither.
"""
import json
import sys


def main():
    passed, failed, broken = set(), set(), set()
    with open(sys.argv[1], encoding="utf-8") as events:
        for line in events:
            event = json.loads(line)
            kind = next(iter(event["id"]))
            label = event["id"][kind].get("label") if isinstance(event["id"][kind], dict) else None
            if kind == "testSummary" and "testSummary" in event:
                status = event["testSummary"]["overallStatus"]
                (passed if status in ("PASSED", "FLAKY") else failed).add(label)
            elif kind == "targetCompleted":
                if event.get("aborted", {}).get("reason") == "SKIPPED":
                    continue
                if not event.get("completed", {}).get("success", False):
                    broken.add(label)
    failed |= broken - passed
    print(len(passed), len(failed))
    print("".join(label + "\n" for label in sorted(failed)), end="")


main()
