"""Tokenizers of the kinds that the architectures really have, trained on a page of text."""

import json
import math
from collections import Counter
from pathlib import Path

from texts import CORPUS
from tokenizers import (
    AddedToken,
    Regex,
    Tokenizer,
    decoders,
    models,
    normalizers,
    pre_tokenizers,
    processors,
    trainers,
)

WORDS = Regex(r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+")
SPACE = "\u2581"


def byte_level(size: int, first: list[str], last: list[str] = [], words: bool = False) -> Tokenizer:
    """Byte-level BPE: GPT-2, Phi, OPT and BART; with `words` split as Qwen2 and Llama 3 do.
    Special tokens stand before (`first`) or behind (`last`) the vocabulary."""
    tokenizer = Tokenizer(models.BPE())
    bytes_only = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=not words)
    tokenizer.pre_tokenizer = (
        pre_tokenizers.Sequence([pre_tokenizers.Split(WORDS, "isolated"), bytes_only]) if words else bytes_only
    )
    if words:
        tokenizer.normalizer = normalizers.NFC()
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    trainer = trainers.BpeTrainer(
        vocab_size=size - len(last),
        special_tokens=first,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        show_progress=False,
    )
    tokenizer.train_from_iterator(CORPUS * 3, trainer)
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in last])
    return tokenizer


def byte_fallback(size: int, first: list[str], dummy_prefix: bool) -> Tokenizer:
    """BPE over characters with a token for each byte to fall back on: Llama 2 (a space put before the text) and
    Gemma (none)."""
    tokenizer = Tokenizer(models.BPE(unk_token="<unk>", byte_fallback=True, fuse_unk=True))
    replace = normalizers.Replace(" ", SPACE)
    prefix = [normalizers.Prepend(SPACE)] if dummy_prefix else []
    tokenizer.normalizer = normalizers.Sequence([*prefix, replace])
    bytes_ = [f"<0x{byte:02X}>" for byte in range(256)]
    counts = Counter("".join(CORPUS).replace(" ", SPACE))
    alphabet = sorted(character for character, count in counts.items() if count > 1)
    trainer = trainers.BpeTrainer(
        vocab_size=size, special_tokens=[*first, *bytes_], initial_alphabet=alphabet,
        limit_alphabet=len(alphabet), show_progress=False,
    )
    tokenizer.train_from_iterator([word for line in CORPUS * 3 for word in pieces(line, dummy_prefix)], trainer)
    described = json.loads(tokenizer.to_str())
    described["added_tokens"] = [token for token in described["added_tokens"] if token["content"] in first]
    tokenizer = Tokenizer.from_str(json.dumps(described))
    strip = [decoders.Strip(" ", 1, 0)] if dummy_prefix else []
    tokenizer.decoder = decoders.Sequence(
        [decoders.Replace(SPACE, " "), decoders.ByteFallback(), decoders.Fuse(), *strip]
    )
    return tokenizer


def pieces(line: str, dummy_prefix: bool) -> list[str]:
    """Words with the space before them, so that no merge crosses words."""
    return [word if dummy_prefix else " " + word for word in line.split(" ")]


def unigram(size: int, specials: list[str], unknown: str, last: list[str] = []) -> Tokenizer:
    """Unigram with spaces written as U+2581: T5 and Marian. The unknown token is one of `specials`. The pieces are
    the frequent ones, scored by their share; the library's trainer gives others each time."""
    counts: Counter[str] = Counter()
    for word in (SPACE + word for line in CORPUS for word in line.split(" ")):
        counts.update(word[i:j] for i in range(len(word)) for j in range(i + 1, min(len(word), i + 6) + 1))
    characters = [piece for piece in counts if len(piece) == 1]
    longer = sorted((piece for piece in counts if len(piece) > 1), key=lambda p: (-counts[p] * (len(p) - 1), p))
    pieces = sorted(characters, key=lambda p: (-counts[p], p)) + longer
    pieces = pieces[: size - len(specials) - len(last)]
    total = sum(counts[piece] for piece in pieces)
    scored = [(piece, round(math.log(counts[piece] / total), 6)) for piece in pieces]
    tokenizer = Tokenizer(models.Unigram([(token, 0.0) for token in specials] + scored, specials.index(unknown)))
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Replace(Regex(" {2,}"), " ")])
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=SPACE, prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(replacement=SPACE, prepend_scheme="always")
    tokenizer.add_special_tokens([AddedToken(token, special=True, normalized=False) for token in [*specials, *last]])
    return tokenizer


def surround(tokenizer: Tokenizer, template: str) -> Tokenizer:
    """Puts special tokens around a text: "<s> $A </s>"."""
    tokens = [(token, tokenizer.token_to_id(token)) for token in sorted(set(template.split()) - {"$A"})]
    tokenizer.post_processor = processors.TemplateProcessing(single=template, special_tokens=tokens)
    return tokenizer


def save(tokenizer: Tokenizer, folder: Path, described: dict, chat_file: str | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    text = json.dumps({"clean_up_tokenization_spaces": False, **described}, ensure_ascii=False, indent=1)
    (folder / "tokenizer_config.json").write_text(text + "\n")
    if chat_file is not None:
        (folder / "chat_template.jinja").write_text(chat_file)
