"""Draws the products: held-out items first, then training products that share
no combination of facts with them."""

from __future__ import annotations

import random
from dataclasses import dataclass

from chinese import CHINESE
from english import ENGLISH
from grammar import Language, Product, combination_key, describe, draw_product, facts, prompt, text_of

LANGUAGES = (ENGLISH, CHINESE)
SEED = 20240607
TRAINING_PRODUCTS = 16000
ITEMS_PER_SEGMENT = 24
REFERENCES = 3


@dataclass(frozen=True)
class Example:
    language: Language
    product: Product

    @property
    def key(self) -> bytes:
        return combination_key(facts(self.language, self.product))


def held_out() -> list[dict]:
    """The data set's items: every kind and audience equally often in a segment."""
    rng = random.Random(f"{SEED}/held-out")
    items: list[dict] = []
    seen: set[bytes] = set()
    for language in LANGUAGES:
        categories = list(dict.fromkeys(kind.category for kind in language.kinds))
        for category in categories:
            segment = f"{language.code}-{category}"
            kinds = [kind for kind in language.kinds if kind.category == category]
            number = 0
            while number < ITEMS_PER_SEGMENT:
                kind = kinds[number % len(kinds)]
                audience = language.audiences[number % len(language.audiences)]
                product = draw_product(language, kind, rng)
                key = combination_key(facts(language, product))
                if key in seen:
                    continue
                seen.add(key)
                references: list[str] = []
                while len(references) < REFERENCES:
                    # Evenly drawn templates: three writers wouldn't all take the
                    # likeliest phrase, and a model that always does isn't perfect.
                    text = text_of(describe(language, product, audience, rng, even=True))
                    if text not in references:
                        references.append(text)
                number += 1
                items.append({
                    "item": f"{segment}-{number:03d}",
                    "segment": segment,
                    "language": language.code,
                    "prompt": prompt(language, product, audience),
                    "references": references,
                    "key": key,
                })
    return items


def training_products() -> list[Example]:
    rng = random.Random(f"{SEED}/training")
    taken = {item["key"] for item in held_out()}
    examples: list[Example] = []
    while len(examples) < TRAINING_PRODUCTS:
        language = LANGUAGES[len(examples) % 2]
        example = Example(language, draw_product(language, rng.choice(language.kinds), rng))
        if example.key in taken:
            continue
        taken.add(example.key)
        examples.append(example)
    return examples


def write(example: Example, rng: random.Random) -> tuple[str, list[str]]:
    """A prompt for an audience drawn anew, and a description as fragments."""
    audience = rng.choice(example.language.audiences)
    return (
        prompt(example.language, example.product, audience),
        describe(example.language, example.product, audience, rng),
    )
