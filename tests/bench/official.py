#!/usr/bin/env python3
"""What the official checkers of IFEval take, and whether they say the same: official.py LINES.jsonl RESULTS

LINES.jsonl has prompts with their responses, as answerlint ifeval takes them; RESULTS is the folder that
answerlint wrote of them. Prints the number of responses, the seconds that judging them took (strict and
loose, without imports, files and the profiles of langdetect), and how many verdicts are the same.

For development only. The checkers are those of lm-evaluation-harness, whose other needs are not needed:

    pip install --no-deps lm_eval llama-index-core; pip install nltk langdetect immutabledict packaging

(nltk's punkt_tab comes with llama-index-core), or google-research's folder instruction_following_eval on
PYTHONPATH. What is missing is told in one line, with status 3.
"""

import importlib.util
import json
import os
import sys
import time
import types


def give_up(why):
    print(why)
    sys.exit(3)


def folder_of(package):
    spec = importlib.util.find_spec(package)
    return list(spec.submodule_search_locations)[0] if spec else None


def find_punkt():
    try:
        import nltk
    except ImportError:
        give_up("no package nltk")
    if folder_of("llama_index"):
        nltk.data.path.append(os.path.join(folder_of("llama_index"), "core", "_static", "nltk_cache"))
    try:
        nltk.data.find("tokenizers/punkt_tab/english/")
    except LookupError:
        give_up("no punkt_tab of nltk (NLTK_DATA)")


def google_judge():
    from instruction_following_eval import evaluation_lib as official

    def judge(row):
        example = official.InputExample(row["key"], row["instruction_id_list"], row["prompt"], row["kwargs"])
        responses = {row["prompt"]: row["response"]}
        return (official.test_instruction_following_strict(example, responses).follow_instruction_list,
                official.test_instruction_following_loose(example, responses).follow_instruction_list)
    return judge


def harness_judge():
    # The package of all tasks needs what one task does not.
    tasks = types.ModuleType("lm_eval.tasks")
    tasks.__path__ = [os.path.join(folder_of("lm_eval"), "tasks")]
    sys.modules["lm_eval.tasks"] = tasks
    from lm_eval.tasks.ifeval import utils

    def judge(row):
        verdicts = utils.process_results(row, [row["response"]])
        return verdicts["inst_level_strict_acc"], verdicts["inst_level_loose_acc"]
    return judge


def find_judge():
    google = folder_of("instruction_following_eval")
    if not google and not folder_of("lm_eval"):
        give_up("no package lm_eval or instruction_following_eval")
    find_punkt()
    try:
        import langdetect
        langdetect.detect("The profiles are read at the first call.")
        return google_judge() if google else harness_judge()
    except ImportError as error:
        give_up(str(error))


def lines_of(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def main():
    judge = find_judge()
    rows = lines_of(sys.argv[1])
    for row in rows:
        row["kwargs"] = [{k: v for k, v in kwargs.items() if v is not None} for kwargs in row["kwargs"]]
    start = time.perf_counter()
    verdicts = [judge(row) for row in rows]
    seconds = time.perf_counter() - start
    same = count = 0
    for which, name in enumerate(("strict", "loose")):
        ours = lines_of(os.path.join(sys.argv[2], "eval_results_%s.jsonl" % name))
        for verdict, row in zip(verdicts, ours, strict=True):
            for theirs, mine in zip(verdict[which], row["follow_instruction_list"], strict=True):
                same += theirs == mine
                count += 1
    print(len(rows), "%.6f" % seconds, same, count)


main()
