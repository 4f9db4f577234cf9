"""The grammar that writes product facts and their descriptions.

A product is a kind of thing with a name, a colour, a material, two or three
features and sometimes a price. For an audience, the grammar writes a prompt
(one fact a line) and a description (opening, features, closing). The words of
each language are in english.py and chinese.py; this file only puts them
together.

Several templates fit each place of a description. Which of them is the most
likely one depends on kind and audience, and on nothing else: a model can learn
it, so its greedy output has a fair chance of matching a reference, and still no
two references need be equal.
"""

from __future__ import annotations

import hashlib
import random
import re
import unicodedata
import zlib
from dataclasses import dataclass

# How likely the first, second and third template of a place are, after the
# rotation by kind and audience.
WEIGHTS = (0.56, 0.27, 0.17)

SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Kind:
    name: str
    category: str
    materials: tuple[str, ...]
    # Label -> values it may take. The order is the order in the prompt.
    features: dict[str, tuple[str, ...]]
    prices: tuple[str, ...]


@dataclass(frozen=True)
class Language:
    code: str
    names: tuple[str, ...]
    colours: tuple[str, ...]
    kinds: tuple[Kind, ...]
    audiences: tuple[str, ...]
    labels: dict[str, str]  # product, colour, material, price, audience, description
    colon: str
    joint: str  # between name and kind in the prompt's first line
    phrases: dict[str, tuple[str, ...]]  # feature label -> ways to say it
    openings: dict[str, tuple[str, ...]]
    middles: dict[str, tuple[str, ...]]
    closings: dict[str, dict[str, tuple[str, ...]]]  # category -> audience -> phrases
    endings: dict[str, tuple[str, ...]]  # without a price
    priced_endings: dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class Product:
    name: str
    kind: Kind
    colour: str
    material: str
    features: tuple[tuple[str, str], ...]
    price: str | None


def draw_product(language: Language, kind: Kind, rng: random.Random) -> Product:
    labels = list(kind.features)
    count = 2 if len(labels) == 2 or rng.random() < 0.7 else 3
    chosen = sorted(rng.sample(labels, count), key=labels.index)
    return Product(
        name=rng.choice(language.names),
        kind=kind,
        colour=rng.choice(language.colours),
        material=rng.choice(kind.materials),
        features=tuple((label, rng.choice(kind.features[label])) for label in chosen),
        price=rng.choice(kind.prices) if rng.random() < 0.7 else None,
    )


def facts(language: Language, product: Product) -> list[str]:
    """The product's own lines of the prompt: everything but the audience."""
    labels, colon = language.labels, language.colon
    pairs = [
        (labels["product"], product.name + language.joint + product.kind.name),
        (labels["colour"], product.colour),
        (labels["material"], product.material),
        *product.features,
    ]
    if product.price is not None:
        pairs.append((labels["price"], product.price))
    return [f"{label}{colon}{value}" for label, value in pairs]


def prompt(language: Language, product: Product, audience: str) -> str:
    labels, colon = language.labels, language.colon
    lines = facts(language, product)
    lines.append(f"{labels['audience']}{colon}{audience}")
    # No space after the last colon: prompt and text are tokenized apart, and the
    # text begins with its first letter.
    lines.append(f"{labels['description']}{colon}".rstrip())
    return "\n".join(lines)


def combination_key(lines: list[str]) -> bytes:
    """Eight bytes that stand for a combination of facts.

    The audience is left out: an item whose facts were seen in training for
    another audience doesn't count as held out.
    """
    canonical = "\n".join(sorted(unicodedata.normalize("NFC", line.strip()) for line in lines))
    return hashlib.sha256(canonical.encode("utf-8")).digest()[:8]


class Chooser:
    """Chooses templates: weighted and rotated, or evenly (to see all of them)."""

    def __init__(self, rng: random.Random, even: bool = False):
        self.rng = rng
        self.even = even

    def choose(self, options: tuple[str, ...], *place: str) -> str:
        if self.even:
            return self.rng.choice(options)
        # Sorted by a checksum of place and option: stable from run to run,
        # unlike Python's own hash.
        ordered = sorted(options, key=lambda o: zlib.crc32("|".join((*place, o)).encode("utf-8")))
        return self.rng.choices(ordered, WEIGHTS[: len(ordered)])[0]

    def chance(self, p: float) -> bool:
        return self.rng.random() < (0.5 if self.even else p)


def fill(template: str, values: dict[str, list[str]]) -> list[str]:
    """Fragments of a template: literals and values apart, in order."""
    out: list[str] = []
    for i, part in enumerate(SLOT.split(template)):
        if i % 2 == 1:
            out.extend(values[part])
        elif part:
            out.append(part)
    return out


def listed(language: Language, phrases: list[list[str]]) -> list[str]:
    out: list[str] = []
    for i, phrase in enumerate(phrases):
        if i > 0:
            last = i == len(phrases) - 1
            out.append((" and " if last else ", ") if language.code == "en" else "，")
        out.extend(phrase)
    return out


def article(word: str) -> str:
    return "an" if word[0].lower() in "aeiou" else "a"


def describe(
    language: Language, product: Product, audience: str, rng: random.Random, even: bool = False
) -> list[str]:
    """The description as fragments; joined they are the text."""
    chooser = Chooser(rng, even)
    kind = product.kind.name
    values = {
        "name": [product.name],
        "kind": [kind],
        "Kind": [kind[:1].upper() + kind[1:]],
        "colour": [product.colour],
        "material": [product.material],
        "price": [product.price or ""],
    }
    if language.code == "en":
        values["acolour"] = [article(product.colour) + " ", product.colour]

    features = list(product.features)
    # Prompt order is the rule; now and then another feature comes first.
    if chooser.chance(0.15):
        rng.shuffle(features)
    phrases = [
        fill(chooser.choose(language.phrases[label], label, audience, kind), {"v": [value]})
        for label, value in features
    ]
    values["list"] = listed(language, phrases)
    values["closing"] = [chooser.choose(language.closings[product.kind.category][audience], kind, audience)]
    endings = language.endings if product.price is None else language.priced_endings

    sentences = [
        fill(chooser.choose(language.openings[audience], kind, audience), values),
        fill(chooser.choose(language.middles[audience], kind, audience), values),
        fill(chooser.choose(endings[audience], kind, audience), values),
    ]
    out: list[str] = []
    for i, sentence in enumerate(sentences):
        if i > 0 and language.code == "en":
            out.append(" ")
        out.extend(sentence)
    return out


def text_of(fragments: list[str]) -> str:
    return "".join(fragments)
