"""Runs the exported systems on the held-out items, checks them and writes their
figures and the tests' expectations.

    python evaluate.py --models ../../../fixtures/models --data ../../../fixtures/datasets/blurb

Checks, each of which ends the script when it fails: onnxruntime writes what
PyTorch writes; an item alone and in a left-padded batch of 16 get the same
tokens and logits; a key-value cache changes nothing.
"""

from __future__ import annotations

import argparse
import json
import math
import re
from pathlib import Path

import numpy as np
import onnxruntime
import sacrebleu
import torch
from tokenizers import Tokenizer

from dataset import NUMBER, pairs

SYSTEMS = ("blurb-fp32", "blurb-int8", "blurb-pruned")
BATCH = 16
# Float sums in another order differ by about this much.
TOLERANCE = 2e-3


class System:
    def __init__(self, folder: Path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        self.session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        config = json.loads((folder / "config.json").read_text())
        generation = json.loads((folder / "generation_config.json").read_text())
        self.layers, self.heads = config["n_layer"], config["n_head"]
        self.width = config["n_embd"] // config["n_head"]
        self.eos, self.pad = generation["eos_token_id"], generation["pad_token_id"]
        self.limit = generation["max_new_tokens"]
        self.size = (folder / "model.onnx").stat().st_size

    def empty_cache(self, rows: int) -> list[np.ndarray]:
        shape = (rows, self.heads, 0, self.width)
        return [np.zeros(shape, np.float32) for _ in range(2 * self.layers)]

    def run(self, ids, mask, positions, cache):
        feeds = {"input_ids": ids, "attention_mask": mask, "position_ids": positions}
        for layer in range(self.layers):
            feeds[f"past_key_values.{layer}.key"] = cache[2 * layer]
            feeds[f"past_key_values.{layer}.value"] = cache[2 * layer + 1]
        names = ["logits"] + [f"present.{i}.{part}" for i in range(self.layers) for part in ("key", "value")]
        logits, *cache = self.session.run(names, feeds)
        return logits, cache

    def padded(self, prompts: list[list[int]]):
        width = max(map(len, prompts))
        ids = np.full((len(prompts), width), self.pad, np.int64)
        mask = np.zeros((len(prompts), width), np.int64)
        for row, prompt in enumerate(prompts):
            ids[row, width - len(prompt) :] = prompt
            mask[row, width - len(prompt) :] = 1
        positions = np.maximum(mask.cumsum(axis=1) - 1, 0)
        return ids, mask, positions

    def generate(self, prompts: list[list[int]]):
        """Greedy decoding of a left-padded batch: tokens, and each step's logits."""
        ids, mask, positions = self.padded(prompts)
        cache = self.empty_cache(len(prompts))
        out: list[list[int]] = [[] for _ in prompts]
        steps: list[list[np.ndarray]] = [[] for _ in prompts]
        done = np.zeros(len(prompts), bool)
        for _ in range(self.limit):
            logits, cache = self.run(ids, mask, positions, cache)
            last = logits[:, -1]
            chosen = last.argmax(axis=1)
            for row in np.flatnonzero(~done):
                steps[row].append(last[row])
                out[row].append(int(chosen[row]))
            done |= chosen == self.eos
            if done.all():
                break
            ids = np.where(done, self.pad, chosen)[:, None].astype(np.int64)
            positions = positions[:, -1:] + 1
            mask = np.concatenate([mask, np.ones((len(prompts), 1), np.int64)], axis=1)
        return out, steps

    def score(self, prompt: list[int], text: list[int]) -> float:
        """Negative log-likelihood of the text's tokens, given the prompt."""
        ids, mask, positions = self.padded([prompt + text])
        logits, _ = self.run(ids, mask, positions, self.empty_cache(1))
        rows = logits[0, len(prompt) - 1 : -1].astype(np.float64)
        top = rows.max(axis=1, keepdims=True)
        logs = rows - top - np.log(np.exp(rows - top).sum(axis=1, keepdims=True))
        return -float(logs[np.arange(len(text)), text].sum())


def bleu(outputs: list[str], references: list[list[str]], tokenize: str) -> float:
    columns = [list(column) for column in zip(*references)]
    return sacrebleu.corpus_bleu(outputs, columns, tokenize=tokenize).score


def facts_of(prompt: str) -> list[str]:
    """What a description must mention: the value of each line but the audience."""
    rows = prompt.split("\n")[:-2]
    return [row.split("：" if "：" in row else ": ", 1)[1] for row in rows]


def says(text: str, fact: str, code: str) -> bool:
    # Not as a part of a longer number or word.
    edge = r"[\w.]" if code == "en" else r"[\d.]"
    before = rf"(?<!{edge})" if code == "en" or fact[0].isdigit() else ""
    after = r"(?!\w|\.\d)" if code == "en" else ""
    return re.search(before + re.escape(fact) + after, text) is not None


def reading(items: list[dict], texts: list[str], language: dict) -> dict[str, float]:
    """How a careful reader would see the texts: facts, invented numbers, grammar."""
    wanted = found = invented = broken = 0
    for item, text in zip(items, texts):
        code = item["language"]
        facts = facts_of(item["prompt"])
        # The first fact is name and kind, which a text may say apart.
        wanted += len(facts) - 1
        found += sum(says(text, fact, code) for fact in facts[1:])
        invented += bool(set(NUMBER.findall(text)) - set(NUMBER.findall(item["prompt"])))
        known = language[code]["bigrams"]
        apart = {k: set(v.split(" ")) if code == "en" else set(v) for k, v in known.items()}
        broken += any(b not in apart.get(a, ()) for a, b in pairs(code, text))
    return {
        "facts_mentioned": round(found / wanted, 4),
        "texts_with_invented_number": round(invented / len(items), 4),
        "texts_with_unknown_word_pair": round(broken / len(items), 4),
    }


def check_against_torch(build: Path, system: System, prompts, expected) -> None:
    from transformers import GPT2Config, GPT2LMHeadModel

    saved = torch.load(build / "model.pt", weights_only=True)
    model = GPT2LMHeadModel(GPT2Config.from_dict(saved["config"]))
    model.load_state_dict(saved["state"])
    model.eval()
    for prompt, tokens in zip(prompts, expected):
        ids = torch.tensor([prompt])
        with torch.no_grad():
            written = model.generate(
                ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=system.limit,
                eos_token_id=system.eos, pad_token_id=system.pad,
            )
        assert written[0, len(prompt) :].tolist() == tokens, (written, tokens)


def check_batching(name: str, system: System, prompts, batched, batched_steps) -> float:
    worst = 0.0
    for prompt, tokens, steps in zip(prompts, batched, batched_steps):
        (alone,), (alone_steps,) = system.generate([prompt])
        assert alone == tokens, (name, alone, tokens)
        worst = max(worst, max(float(np.abs(a - b).max()) for a, b in zip(alone_steps, steps)))
        # The whole text at once, without a cache, gives the same logits again.
        ids, mask, positions = system.padded([prompt + tokens[:-1]])
        whole, _ = system.run(ids, mask, positions, system.empty_cache(1))
        whole = whole[0, len(prompt) - 1 :]
        worst = max(worst, float(np.abs(whole - np.stack(steps)).max()))
    assert worst < TOLERANCE, (name, worst)
    return worst


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--build", type=Path, help="also compare with the PyTorch model in this folder")
    parser.add_argument("--show", type=int, default=0, help="print the outputs of this many items")
    parser.add_argument("--dry", action="store_true", help="write nothing")
    args = parser.parse_args()
    torch.set_num_threads(2)

    items = [json.loads(line) for line in (args.data / "items.jsonl").read_text(encoding="utf-8").splitlines()]
    language = json.loads((args.data / "language.json").read_text(encoding="utf-8"))
    tokenizer = Tokenizer.from_file(str(args.models / SYSTEMS[0] / "tokenizer.json"))
    encode = lambda text: tokenizer.encode(text, add_special_tokens=False).ids
    prompts = [encode(item["prompt"]) for item in items]
    references = [[encode(text) for text in item["references"]] for item in items]
    english = [i for i, item in enumerate(items) if item["language"] == "en"]
    chinese = [i for i, item in enumerate(items) if item["language"] == "zh"]
    # Two of each segment: enough to notice a mistake in decoding.
    segments = sorted({item["segment"] for item in items})
    chosen = [i for s in segments for i in [i for i, item in enumerate(items) if item["segment"] == s][3:17:13]]

    figures: dict[str, dict] = {}
    texts: dict[str, list[str]] = {}
    expected_outputs, expected_scores = [], []
    for name in SYSTEMS:
        if not (args.models / name / "model.onnx").exists():
            continue
        system = System(args.models / name)
        tokens, steps = [], []
        for start in range(0, len(items), BATCH):
            written, logits = system.generate(prompts[start : start + BATCH])
            tokens += written
            steps += logits
        worst = check_batching(name, system, prompts, tokens, steps)
        if args.build and name == "blurb-fp32":
            check_against_torch(args.build, system, prompts[::6], tokens[::6])
        bodies = [row[:-1] if row[-1] == system.eos else row for row in tokens]
        texts[name] = [tokenizer.decode(row) for row in bodies]
        scores = [[system.score(p, r) for r in rows] for p, rows in zip(prompts, references)]

        def perplexity(of: list[int]) -> float:
            total = sum(sum(scores[i]) for i in of)
            return math.exp(total / sum(len(r) for i in of for r in references[i]))

        every = list(range(len(items)))
        pick = lambda of: ([texts[name][i] for i in of], [items[i]["references"] for i in of])
        figures[name] = {
            "bleu_zh_tokenizer_all": round(bleu(*pick(every), "zh"), 2),
            "bleu_13a_english": round(bleu(*pick(english), "13a"), 2),
            "bleu_zh_chinese": round(bleu(*pick(chinese), "zh"), 2),
            "perplexity_all": round(perplexity(every), 4),
            "perplexity_english": round(perplexity(english), 4),
            "perplexity_chinese": round(perplexity(chinese), 4),
            "identical_to_fp32": sum(a == b for a, b in zip(texts[name], texts[SYSTEMS[0]])) / len(items),
            **reading(items, texts[name], language),
            "stopped_by_limit": sum(row[-1] != system.eos for row in tokens),
            "mean_new_tokens": round(sum(map(len, tokens)) / len(items), 1),
            "model_bytes": system.size,
            "largest_logit_difference_alone_batched_uncached": float(f"{worst:.2g}"),
        }
        print(name, json.dumps(figures[name], indent=1), flush=True)
        for i in chosen:
            expected_outputs.append({
                "system": name, "item": items[i]["item"],
                "tokens": bodies[i], "output": texts[name][i],
                "finish": "stop" if tokens[i][-1] == system.eos else "length",
            })
            expected_scores.append({
                "system": name, "item": items[i]["item"], "reference": 0,
                "negativeLogLikelihood": round(scores[i][0], 6), "tokens": len(references[i][0]),
            })

    for i in range(0, len(items), max(1, len(items) // args.show) if args.show else len(items) + 1):
        if args.show:
            print("\n" + items[i]["prompt"].replace("\n", " | "))
            for name in texts:
                print(f"  {name}: {texts[name][i]}")
    if not args.dry:
        dump = lambda value: json.dumps(value, ensure_ascii=False)
        (args.models / "expected-outputs.jsonl").write_text(
            "".join(dump(row) + "\n" for row in expected_outputs), encoding="utf-8"
        )
        (args.models / "expected-perplexity.json").write_text(
            "[\n" + ",\n".join("  " + dump(row) for row in expected_scores) + "\n]\n", encoding="utf-8"
        )
        (args.models / "figures.json").write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
