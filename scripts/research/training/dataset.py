"""Writes the data set: items, the proof that they are held out, and what a
careful reader knows of the language.

    python dataset.py --out ../../../fixtures/datasets/blurb
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import random
import re
from pathlib import Path

from corpus import LANGUAGES, SEED, held_out, training_products, write
from grammar import Language, describe, draw_product, text_of

NUMBER = re.compile(r"\d+(?:\.\d+)?")
ENGLISH_TOKEN = re.compile(r"\d+(?:\.\d+)?|[a-z]+(?:-[a-z]+)*|\S")
START, END = "^", "$"
# Stand-ins for values, so that the grammar's bigrams are found with few draws.
# Two colours, because the article before them depends on their first letter.
STAND_INS = {
    "en": {"name": ("qname",), "colour": ("qcolour", "aqcolour"), "material": ("qmaterial",)},
    "zh": {"name": ("\ue000",), "colour": ("\ue001",), "material": ("\ue002",)},
}
# Draws without anything new after which a kind and audience counts as exhausted.
PATIENCE = 4000


def tokens(code: str, text: str) -> list[str]:
    if code == "en":
        found = ENGLISH_TOKEN.findall(text.lower())
        return ["0" if NUMBER.fullmatch(token) else token for token in found]
    return [c for c in NUMBER.sub("0", text) if not c.isspace()]


def pairs(code: str, text: str) -> list[tuple[str, str]]:
    sequence = [START, *tokens(code, text), END]
    return list(zip(sequence, sequence[1:]))


def bigrams(language: Language) -> dict[str, list[str]]:
    code = language.code
    rng = random.Random(f"{SEED}/language")
    stand_ins = STAND_INS[code]
    found: set[tuple[str, str]] = set()
    for kind in language.kinds:
        for audience in language.audiences:
            idle = 0
            while idle < PATIENCE:
                product = dataclasses.replace(
                    draw_product(language, kind, rng),
                    **{field: rng.choice(names) for field, names in stand_ins.items()},
                )
                before = len(found)
                found.update(pairs(code, text_of(describe(language, product, audience, rng, even=True))))
                idle = 0 if len(found) > before else idle + 1

    real: dict[str, list[list[str]]] = {}
    vowel = tuple("aeiou")
    for field, values in (
        ("name", language.names),
        ("colour", language.colours),
        ("material", tuple(dict.fromkeys(m for kind in language.kinds for m in kind.materials))),
    ):
        for stand_in in stand_ins[field]:
            fits = values
            if len(stand_ins[field]) == 2:
                fits = tuple(v for v in values if v.startswith(vowel) == stand_in.startswith("a"))
            real[stand_in] = [tokens(code, v) for v in fits]

    out: set[tuple[str, str]] = set()
    for a, b in found:
        for left in real.get(a, [[a]]):
            for right in real.get(b, [[b]]):
                out.add((left[-1], right[0]))
    for sequences in real.values():
        for sequence in sequences:
            out.update(zip(sequence, sequence[1:]))
    table: dict[str, list[str]] = {}
    for a, b in sorted(out):
        table.setdefault(a, []).append(b)
    return table


def knowledge(language: Language) -> dict:
    labels = language.labels
    features: dict[str, list[str]] = {}
    materials: dict[str, None] = {}
    prices: dict[str, None] = {}
    for kind in language.kinds:
        materials.update(dict.fromkeys(kind.materials))
        prices.update(dict.fromkeys(kind.prices))
        for label, values in kind.features.items():
            features.setdefault(label, [])
            features[label].extend(v for v in values if v not in features[label])
    separator = " " if language.code == "en" else ""
    table = bigrams(language)
    # The list is right only if it covers what the grammar writes.
    rng = random.Random(f"{SEED}/check")
    for example in training_products():
        if example.language is language:
            text = text_of(write(example, rng)[1])
            missing = [p for p in pairs(language.code, text) if p[1] not in table.get(p[0], [])]
            assert not missing, (text, missing)
    return {
        "labels": labels,
        "values": {
            "name": list(language.names),
            "kind": [kind.name for kind in language.kinds],
            "colour": list(language.colours),
            "material": list(materials),
            "price": list(prices),
            "features": features,
            "audience": list(language.audiences),
        },
        "bigrams": {first: separator.join(seconds) for first, seconds in table.items()},
    }


def line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)

    items = held_out()
    with (args.out / "items.jsonl").open("w", encoding="utf-8") as file:
        for item in items:
            file.write(line({k: v for k, v in item.items() if k != "key"}))

    examples = training_products()
    (args.out / "training-facts.bin").write_bytes(b"".join(sorted(e.key for e in examples)))
    rng = random.Random(f"{SEED}/sample")
    with (args.out / "training-sample.jsonl").open("w", encoding="utf-8") as file:
        for example in rng.sample(examples, 40):
            prompt, text = write(example, rng)
            file.write(line({"language": example.language.code, "prompt": prompt, "text": text_of(text)}))

    language = {"format": 1, **{each.code: knowledge(each) for each in LANGUAGES}}
    (args.out / "language.json").write_text(
        json.dumps(language, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8"
    )
    print(f"{len(items)} items, {len(examples)} training products")


if __name__ == "__main__":
    main()
