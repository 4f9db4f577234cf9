"""Writes fixtures/oracles/inference/tokenizers.json: what Hugging Face's `tokenizers` makes of texts, part by part.

    python3 -m venv venv && venv/bin/pip install tokenizers==0.23.3 sentencepiece==0.2.3 protobuf
    venv/bin/python scripts/research/oracles/inference/tokenizers/make.py

Each tokenizer has one part that is looked at, with each of its settings, and a vocabulary of the very pieces that this
part makes of the texts, so that a piece that is cut otherwise has another id. The seed is fixed: the same versions
write the same file.
"""

import io
import json
import random
from pathlib import Path

import sentencepiece
from sentencepiece import sentencepiece_model_pb2
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

from texts import TEXTS

TO = Path(__file__).resolve().parents[5] / "fixtures" / "oracles" / "inference" / "tokenizers.json"
SPACE = "\u2581"
rng = random.Random(7)


def known(tokenizer: Tokenizer) -> Tokenizer:
    """With a word of the vocabulary for each piece that normalizer and pre-tokenizer make of the texts."""
    pieces: dict[str, int] = {"<unk>": 0}
    for text in TEXTS[:-6]:
        normal = tokenizer.normalizer.normalize_str(text) if tokenizer.normalizer else text
        cut = tokenizer.pre_tokenizer.pre_tokenize_str(normal) if tokenizer.pre_tokenizer else [(normal, None)]
        for piece, _ in cut:
            if piece:
                pieces.setdefault(piece, len(pieces))
    tokenizer.model = models.WordLevel(pieces, unk_token="<unk>")
    return tokenizer


def with_parts(normalizer=None, pre_tokenizer=None) -> Tokenizer:
    tokenizer = Tokenizer(models.WordLevel({"<unk>": 0}, unk_token="<unk>"))
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    if pre_tokenizer is not None:
        tokenizer.pre_tokenizer = pre_tokenizer
    return known(tokenizer)


def charsmap(rule: str) -> bytes:
    """The map of characters that sentencepiece puts into a model for one of its rules."""
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter([text for text in TEXTS if text.strip()] * 5),
        model_writer=model,
        vocab_size=300,
        hard_vocab_limit=False,
        normalization_rule_name=rule,
        minloglevel=2,
    )
    return sentencepiece_model_pb2.ModelProto.FromString(model.getvalue()).normalizer_spec.precompiled_charsmap


def unigram(byte_fallback: bool, **metaspace) -> Tokenizer:
    pieces = [("<unk>", 0.0), *((f"<0x{byte:02X}>", -20.0) for byte in range(256))] if byte_fallback else [("<unk>", 0.0)]
    words = sorted({piece for text in TEXTS for word in text.split() for piece in (word[:3], word[3:6], *word[:8]) if piece})
    pieces += [(word, -4 - rng.random() * 6) for word in words if word.isascii()]
    pieces += [(SPACE + word, -3 - rng.random() * 6) for word in words if word.isascii()] + [(SPACE, -5.0)]
    # Crosses a space: only where spaces don't part texts.
    pieces += [("a" + SPACE + "lamp", -1.0)]
    tokenizer = Tokenizer(models.Unigram(list(dict(pieces).items()), unk_id=0, byte_fallback=byte_fallback))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(**metaspace)
    tokenizer.decoder = (
        decoders.Sequence([decoders.ByteFallback(), decoders.Metaspace(prepend_scheme=metaspace["prepend_scheme"])])
        if byte_fallback
        else decoders.Metaspace(prepend_scheme=metaspace["prepend_scheme"])
    )
    return tokenizer


def spoken(decoder, tokens: list[str]) -> Tokenizer:
    """One whose decoder is looked at."""
    tokenizer = Tokenizer(models.WordLevel({"<unk>": 0} | {token: at + 1 for at, token in enumerate(tokens)}, unk_token="<unk>"))
    tokenizer.decoder = decoder
    return tokenizer


def tokenizers() -> dict[str, Tokenizer]:
    made = {}
    for name in ["NFC", "NFD", "NFKC", "NFKD", "Lowercase", "StripAccents", "Nmt"]:
        made[f"normalizer {name}"] = with_parts(getattr(normalizers, name)())
    for left, right in [(True, True), (True, False), (False, True)]:
        made[f"normalizer Strip {left} {right}"] = with_parts(normalizers.Strip(left, right))
    for settings in [
        {},
        {"lowercase": False},
        {"lowercase": False, "strip_accents": True},
        {"strip_accents": False, "handle_chinese_chars": False},
        {"clean_text": False},
    ]:
        made[f"normalizer BertNormalizer {settings}"] = with_parts(normalizers.BertNormalizer(**settings))
    made["normalizer Prepend"] = with_parts(normalizers.Prepend(SPACE))
    made["normalizer Replace with $"] = with_parts(normalizers.Replace("a", "$&$1"))
    made["normalizer Replace by pattern"] = with_parts(normalizers.Replace(Regex(r"\s{2,}|\n"), " "))
    for rule in ["nmt_nfkc", "nmt_nfkc_cf"]:
        made[f"normalizer Precompiled {rule}"] = with_parts(normalizers.Precompiled(charsmap(rule)))

    for name in ["BertPreTokenizer", "Whitespace", "WhitespaceSplit"]:
        made[f"pre-tokenizer {name}"] = with_parts(None, getattr(pre_tokenizers, name)())
    for prefix in [True, False]:
        for regex in [True, False]:
            made[f"pre-tokenizer ByteLevel {prefix} {regex}"] = with_parts(
                None, pre_tokenizers.ByteLevel(add_prefix_space=prefix, use_regex=regex)
            )
    for individual in [True, False]:
        made[f"pre-tokenizer Digits {individual}"] = with_parts(None, pre_tokenizers.Digits(individual))
    for behavior in ["removed", "isolated", "merged_with_previous", "merged_with_next", "contiguous"]:
        made[f"pre-tokenizer Punctuation {behavior}"] = with_parts(None, pre_tokenizers.Punctuation(behavior))
        for invert in [True, False]:
            made[f"pre-tokenizer Split {behavior} {invert}"] = with_parts(
                None, pre_tokenizers.Split(Regex(r"[a-e]+|\s"), behavior, invert)
            )
        made[f"pre-tokenizer Split text {behavior}"] = with_parts(None, pre_tokenizers.Split(" ", behavior))
    for scheme in ["always", "never", "first"]:
        for split in [True, False]:
            made[f"pre-tokenizer Metaspace {scheme} {split}"] = with_parts(
                None, pre_tokenizers.Metaspace(prepend_scheme=scheme, split=split)
            )
            for fallback in [True, False]:
                made[f"Unigram {fallback}, Metaspace {scheme} {split}"] = unigram(
                    fallback, prepend_scheme=scheme, split=split
                )
    made["pre-tokenizer FixedLength"] = with_parts(None, pre_tokenizers.FixedLength(3))
    made["pre-tokenizer Sequence"] = with_parts(
        None, pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Digits(True)])
    )

    spaced = [SPACE + "a", SPACE, SPACE * 2 + "b", "c" + SPACE + "d", "e", " f"]
    for scheme in ["always", "never", "first"]:
        made[f"decoder Metaspace {scheme}"] = spoken(decoders.Metaspace(prepend_scheme=scheme), spaced)
    made["decoder WordPiece"] = spoken(decoders.WordPiece("##", True), ["a", "##b", "##c##", ".", "n't", "'s", "##"])
    made["decoder WordPiece as it is"] = spoken(decoders.WordPiece("##", False), ["a", "##b", ".", "n't"])
    made["decoder BPE"] = spoken(decoders.BPEDecoder("</w>"), ["a", "b</w>", "</w>c", "</w>"])
    made["decoder ByteLevel"] = spoken(decoders.ByteLevel(), ["a", "Ġb", "Ċ", "æĹ", "¥", "Ã", "é"])
    made["decoder in the manner of Llama"] = spoken(
        decoders.Sequence(
            [
                decoders.Replace(SPACE, " "),
                decoders.ByteFallback(),
                decoders.Fuse(),
                decoders.Strip(" ", 1, 0),
            ]
        ),
        [*spaced, "<0xE4>", "<0xB8>", "<0xAD>", "<0x41>", "<0xZZ>"],
    )
    made["decoder Replace with $"] = spoken(decoders.Replace("a", "$&"), ["a", "ba", "c"])
    made["decoder Strip"] = spoken(decoders.Strip("x", 1, 2), ["xxab", "abxxx", "cbx", "b"])
    made["no decoder"] = known(Tokenizer(models.WordLevel({}, unk_token="<unk>")))
    return made


def cases(tokenizer: Tokenizer) -> dict:
    size = tokenizer.get_vocab_size()
    read = [] if tokenizer.get_vocab_size() < 20 else [tokenizer.encode(text).ids for text in TEXTS]
    drawn = [[rng.randrange(size) for _ in range(rng.randint(1, 7))] for _ in range(25)]
    return {
        "definition": json.loads(tokenizer.to_str()),
        "encoded": read,
        "decoded": [[ids, tokenizer.decode(ids)] for ids in drawn],
    }


made = {name: cases(tokenizer) for name, tokenizer in tokenizers().items()}
TO.write_text(json.dumps({"texts": TEXTS, "tokenizers": made}, ensure_ascii=False, separators=(",", ":")) + "\n")
print(f"{len(made)} tokenizers, {TO.stat().st_size / 1024:.0f} KiB")
