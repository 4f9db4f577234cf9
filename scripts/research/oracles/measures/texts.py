"""Texts for the oracles: plain English and Chinese, and strings made to hit every corner of Unicode."""

import random

ENGLISH = (
    "The quick brown foxes were jumping over 1,234.5 lazily sleeping dogs, weren't they? "
    "Relational databases conditionally store hopefulness & happiness; \"quoted\" text - half-finished... "
    "A re-issued U.S. report (2019-2021) says: costs fell 3.5% to $1,200.00! Flies, skies and dying news. "
    "Electrical controllers agreed, motoring and hopping; generalizations of analogously sensational ideas."
).split(" ")
CHINESE = (
    "这款保温杯采用不锈钢材质，容量为500毫升，适合办公室使用。它的设计“简约”而时尚——深受年轻人喜爱……"
    "价格仅￥129（原价€35），限时优惠！北京、上海等地次日送达；型号：ABC-12.5，重量约1.2kg。"
)
ODD = [
    "", " ", "\n", "-\n", "\x1c", "\x1f", "\x85", "\ufeff", "\u00a0", "\u2003", "\u3000", "\u200b", "\r",
    "<skipped>", "&quot;", "&amp;lt;", "&amp;", "&gt;", "İ", "ΑΣ", "ß", "K", "ﬁ", "e\u0301", "½", "٣", "Ⅷ",
    "😀", "👩‍👩‍👧", "𠀀", "𝟛", "→", "€", "™", "…", "—", "‘", "’", "“", "”", "。", "，", "､", "！", "한국어", "ひらがな", "カナ",
    "3,4", "3.", ".5", "5-", "-", "--", "a.b", "a,", "'s", "it's", "can't", "_", "^", "~", "{x}", "[y]", "/", "\\",
    "aaa", "a", "the", "b b b", "\u2001", "\u2a6d", "\u2f81", "\u9fbc", "\ufa6b",
]


def english(rng: random.Random, most: int = 18) -> str:
    start = rng.randrange(len(ENGLISH))
    words = [ENGLISH[(start + i) % len(ENGLISH)] for i in range(rng.randint(0, most))]
    return " ".join(words)


def chinese(rng: random.Random, most: int = 30) -> str:
    start = rng.randrange(len(CHINESE))
    return (CHINESE * 2)[start : start + rng.randint(0, most)]


def odd(rng: random.Random, most: int = 14) -> str:
    separator = rng.choice(["", " "])
    return separator.join(rng.choice(ODD) for _ in range(rng.randint(0, most)))


def disturb(rng: random.Random, text: str) -> str:
    """The text with some words or characters dropped, doubled, moved or replaced."""
    space = " " in text
    parts = text.split(" ") if space else list(text)
    for _ in range(rng.randint(0, 4)):
        if not parts:
            break
        place = rng.randrange(len(parts))
        what = rng.randrange(4)
        if what == 0:
            parts.pop(place)
        elif what == 1:
            parts.insert(place, parts[place])
        elif what == 2:
            length = rng.randint(1, 3)
            moved = parts[place : place + length]
            del parts[place : place + length]
            target = rng.randint(0, len(parts))
            parts[target:target] = moved
        else:
            parts[place] = rng.choice(["new", "x", "换", "😀", parts[place].upper()])
    return (" " if space else "").join(parts)


def segment(rng: random.Random) -> tuple[str, list[str]]:
    """A hypothesis and one to three references, some of them empty or unrelated."""
    make = rng.choice([english, english, chinese, odd])
    base = make(rng)
    references = [disturb(rng, base) for _ in range(rng.randint(1, 3))]
    if rng.random() < 0.1:
        references[-1] = rng.choice(["", make(rng)])
    hypothesis = "" if rng.random() < 0.05 else disturb(rng, base)
    return hypothesis, references
