"""Trains the tokenizer and the model on the grammar's corpus.

    python train.py --out build

Writes `build/tokenizer.json`, `build/model.pt` and `build/training.json`.
"""

from __future__ import annotations

import argparse
import json
import math
import platform
import random
import time
from pathlib import Path

import tokenizers
import torch
import transformers
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import GPT2Config, GPT2LMHeadModel

from corpus import SEED, training_products, write

EOS = "<|endoftext|>"
PAD = "<|pad|>"
VOCABULARY = 2000


def train_tokenizer(examples) -> Tokenizer:
    """A GPT-2 style byte-level BPE tokenizer.

    Chinese has no spaces, so merges would run across the borders of facts and
    the same value would be cut differently in prompt and text. Merges are
    therefore learned from the grammar's fragments; the tokenizer that results is
    an ordinary one.
    """
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    rng = random.Random(f"{SEED}/tokenizer")

    def fragments():
        for example in examples[:12000]:
            prompt, text = write(example, rng)
            if example.language.code == "en":
                yield prompt
                yield "".join(text)
            else:
                for line in prompt.split("\n"):
                    label, value = line.split("：")
                    yield f"\n{label}："
                    yield value
                yield from text

    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=[EOS, PAD],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        max_token_length=12,
        show_progress=False,
    )
    tokenizer.train_from_iterator(fragments(), trainer)
    return tokenizer


def epoch_batches(examples, tokenizer, rng, size):
    """Each epoch writes new prompts and texts for the same products.

    Examples of like length share a batch, which wastes little on padding.
    """
    eos = tokenizer.token_to_id(EOS)
    pad = tokenizer.token_to_id(PAD)
    prompts, texts = [], []
    for example in examples:
        prompt, text = write(example, rng)
        prompts.append(prompt)
        texts.append("".join(text))
    # Tokenized apart and then joined, exactly as it is done at inference.
    left = [e.ids for e in tokenizer.encode_batch(prompts)]
    right = [e.ids + [eos] for e in tokenizer.encode_batch(texts)]
    order = sorted(range(len(examples)), key=lambda i: len(left[i]) + len(right[i]) + rng.random() * 6)
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    rng.shuffle(batches)
    for batch in batches:
        width = max(len(left[i]) + len(right[i]) for i in batch)
        ids = torch.full((len(batch), width), pad)
        labels = torch.full((len(batch), width), -100)
        for row, i in enumerate(batch):
            n, m = len(left[i]), len(right[i])
            ids[row, : n + m] = torch.tensor(left[i] + right[i])
            # Only the description is scored: the facts of a prompt are random.
            labels[row, n : n + m] = torch.tensor(right[i])
        yield ids, labels


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("build"))
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=32)
    parser.add_argument("--rate", type=float, default=2e-3)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--steps", type=int, default=0, help="stop early, to measure speed")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(args.threads)
    torch.manual_seed(SEED)

    examples = training_products()
    tokenizer = train_tokenizer(examples)
    tokenizer.save(str(args.out / "tokenizer.json"))
    eos = tokenizer.token_to_id(EOS)
    pad = tokenizer.token_to_id(PAD)

    config = GPT2Config(
        vocab_size=tokenizer.get_vocab_size(), n_positions=256, n_embd=128, n_layer=4, n_head=4,
        resid_pdrop=0.0, embd_pdrop=0.0, attn_pdrop=0.0,
        bos_token_id=eos, eos_token_id=eos, pad_token_id=pad,
    )
    model = GPT2LMHeadModel(config)
    parameters = sum(p.numel() for p in model.parameters())
    print(f"{parameters} parameters, {tokenizer.get_vocab_size()} tokens", flush=True)

    total = args.epochs * math.ceil(len(examples) / args.batch)
    optimizer = torch.optim.AdamW(model.parameters(), lr=args.rate, weight_decay=0.01, betas=(0.9, 0.98))

    def rate(step: int) -> float:
        warm = min(1.0, (step + 1) / 100)
        return warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * min(1.0, step / total))))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    rng = random.Random(f"{SEED}/epochs")
    started = time.monotonic()
    step, running, tokens = 0, 0.0, 0
    model.train()
    for epoch in range(args.epochs):
        for ids, labels in epoch_batches(examples, tokenizer, rng, args.batch):
            hidden = model.transformer(ids).last_hidden_state[:, :-1]
            target = labels[:, 1:]
            scored = target != -100
            # Logits only where they are scored: the vocabulary is a third of the cost.
            logits = model.lm_head(hidden[scored])
            loss = torch.nn.functional.cross_entropy(logits, target[scored])
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            tokens += ids.numel()
            running = loss.item() if step == 1 else 0.98 * running + 0.02 * loss.item()
            if step % 50 == 0:
                spent = time.monotonic() - started
                print(f"epoch {epoch + 1} step {step}/{total} loss {running:.3f} {spent:.0f} s {tokens / spent:.0f} tokens/s", flush=True)
            if args.steps and step >= args.steps:
                return
    model.eval()
    torch.save({"config": config.to_dict(), "state": model.state_dict()}, args.out / "model.pt")
    (args.out / "training.json").write_text(json.dumps({
        "parameters": parameters,
        "vocabulary": tokenizer.get_vocab_size(),
        "products": len(examples),
        "epochs": args.epochs,
        "steps": step,
        "loss": round(running, 4),
        "seconds": round(time.monotonic() - started),
        "threads": args.threads,
        "versions": {
            "python": platform.python_version(),
            "torch": torch.__version__,
            "transformers": transformers.__version__,
            "tokenizers": tokenizers.__version__,
        },
    }, indent=2) + "\n")


if __name__ == "__main__":
    main()
