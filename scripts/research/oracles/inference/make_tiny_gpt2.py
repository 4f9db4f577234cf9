"""Makes the models and expected results that test/inference compares with.

    python -m venv venv && venv/bin/pip install torch==2.15.0 transformers==5.23.0 tokenizers==0.23.3 \
        onnx==1.23.2 onnxruntime==1.31.1 && venv/bin/python scripts/research/oracles/inference/make_tiny_gpt2.py

Writes three folders in the layout of Hugging Face Optimum to fixtures/oracles/inference:

  tiny-gpt2          float32, position ids and attention mask as inputs
  tiny-gpt2-half     float16 weights and cache, no position ids: positions are counted from the cache, so a
                     left-padded batch would give other texts
  tiny-gpt2-dynamic  activations quantized as they come (DynamicQuantizeLinear): the rows of a batch influence
                     each other

and oracles.json: what transformers' `generate` and a float64 log-softmax over PyTorch's logits give for the first.
What the others write hangs on the kernels of the processor, so it is not stored: the tests compare with a plain loop
over onnxruntime on the processor at hand.

The weights are random. Their scale and the seed are chosen so that every expected text has at least 20 distinct
tokens: a model that repeats itself would pass with a broken cache. The end tokens are tokens that appear late in
some of the texts, so that rows of a batch end at different steps.
"""

import json
import math
import shutil
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, processors, trainers
from transformers import GPT2Config, GPT2LMHeadModel
import transformers

OUT = Path(__file__).parents[4] / "fixtures" / "oracles" / "inference"
CONTEXT, VOCABULARY, WIDTH, HEADS, LAYERS = 96, 320, 32, 4, 2
NEW_TOKENS = 40
PROMPTS = [
    "The kettle holds 1.7 litres.",
    "A lamp",
    "name = Brisk Bottle | weight = 310 g | audience = hikers",
    "x",
    "这款水壶很轻，适合徒步。",
    "The quick brown fox jumps over the lazy dog, and the dog sleeps on. ",
    "水",
    "Two lines\nand a tab\t.",
    "naïve café – déjà vu 🙂",
    "The kettle is quiet and light and boils fast.",
    "1234567890",
    "A bottle for hikers who want to carry less.",
    "适合家庭使用的灯。",
    "AAAA BBBB CCCC DDDD",
    " leading space",
    "The lamp that the family wants is bright.",
    "weight = 2 kg",
]
SCORED = [
    {"prompt": "The kettle", "text": " is quiet and boils fast."},
    {"prompt": "name = Lamp | colour = red", "text": "A red lamp for the family."},
    {"prompt": "", "text": "The quick brown fox jumps over the lazy dog."},
    {"text": "适合家庭使用的灯。"},
    {"text": "x"},
    {"text": "A bottle for hikers who want to carry less. " * 9},
    {"prompt": "A long story: ", "text": "The lamp is bright, the kettle is quiet; 水壶很轻。" * 6},
]


def make_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.post_processor = processors.ByteLevel(trim_offsets=False)
    trainer = trainers.BpeTrainer(
        vocab_size=VOCABULARY,
        special_tokens=["<|endoftext|>"],
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    tokenizer.train_from_iterator(PROMPTS * 3, trainer)
    assert tokenizer.get_vocab_size() == VOCABULARY
    return tokenizer


class Exported(torch.nn.Module):
    """GPT-2 written out with explicit caches, so that the traced graph has Optimum's inputs and outputs."""

    def __init__(self, model: GPT2LMHeadModel, positions_given: bool):
        super().__init__()
        self.model, self.positions_given = model, positions_given

    def forward(self, input_ids, attention_mask, *rest):
        position_ids, past = (rest[0], rest[1:]) if self.positions_given else (None, rest)
        transformer = self.model.transformer
        rows, length = input_ids.shape
        before = past[0].shape[2]
        columns = torch.arange(before + length)
        if position_ids is None:
            position_ids = columns[before:].unsqueeze(0)
        hidden = transformer.wte(input_ids) + transformer.wpe(position_ids)
        causal = columns.unsqueeze(0) <= columns[before:].unsqueeze(1)
        allowed = causal[None, None] & (attention_mask[:, None, None, :] > 0)
        present = []
        for index, block in enumerate(transformer.h):
            query, key, value = block.attn.c_attn(block.ln_1(hidden)).split(WIDTH, dim=2)
            query, key, value = (
                part.view(rows, length, HEADS, WIDTH // HEADS).transpose(1, 2) for part in (query, key, value)
            )
            key = torch.cat([past[2 * index], key], dim=2)
            value = torch.cat([past[2 * index + 1], value], dim=2)
            present += [key, value]
            scores = query @ key.transpose(2, 3) / math.sqrt(WIDTH // HEADS)
            lowest = torch.finfo(scores.dtype).min
            weights = torch.softmax(scores.masked_fill(~allowed, lowest), dim=-1)
            mixed = (weights @ value).transpose(1, 2).reshape(rows, length, WIDTH)
            hidden = hidden + block.attn.c_proj(mixed)
            hidden = hidden + block.mlp(block.ln_2(hidden))
        return (self.model.lm_head(transformer.ln_f(hidden)), *present)


def export(model: GPT2LMHeadModel, path: Path, positions_given: bool) -> None:
    kind = next(model.parameters()).dtype
    past = [torch.zeros(2, HEADS, 3, WIDTH // HEADS, dtype=kind) for _ in range(2 * LAYERS)]
    names = [f"{i}.{part}" for i in range(LAYERS) for part in ("key", "value")]
    inputs = {"input_ids": torch.ones(2, 4, dtype=torch.int64), "attention_mask": torch.ones(2, 7, dtype=torch.int64)}
    if positions_given:
        inputs["position_ids"] = torch.arange(3, 7).expand(2, 4)
    axes = {name: {0: "batch_size", 1: "sequence_length"} for name in inputs}
    axes["attention_mask"] = {0: "batch_size", 1: "past_sequence_length + sequence_length"}
    axes["logits"] = {0: "batch_size", 1: "sequence_length"}
    for name in names:
        axes[f"past_key_values.{name}"] = {0: "batch_size", 2: "past_sequence_length"}
        axes[f"present.{name}"] = {0: "batch_size", 2: "past_sequence_length + sequence_length"}
    torch.onnx.export(
        Exported(model, positions_given).eval(),
        (*inputs.values(), *past),
        str(path),
        dynamo=False,
        opset_version=17,
        input_names=[*inputs, *(f"past_key_values.{name}" for name in names)],
        output_names=["logits", *(f"present.{name}" for name in names)],
        dynamic_axes=axes,
    )
    onnx.checker.check_model(onnx.load(path))


def greedy(path: Path, prompt: list[int], ends: list[int]) -> list[int]:
    """One prompt, the whole text fed again at every step, an empty cache: slow and plain."""
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    tokens = list(prompt)
    while len(tokens) < len(prompt) + NEW_TOKENS:
        feeds = {}
        for declared in session.get_inputs():
            if declared.name == "input_ids":
                feeds[declared.name] = np.array([tokens], dtype=np.int64)
            elif declared.name == "attention_mask":
                feeds[declared.name] = np.ones((1, len(tokens)), dtype=np.int64)
            elif declared.name == "position_ids":
                feeds[declared.name] = np.arange(len(tokens), dtype=np.int64)[None]
            else:
                kind = np.float16 if "float16" in declared.type else np.float32
                feeds[declared.name] = np.zeros((1, HEADS, 0, WIDTH // HEADS), dtype=kind)
        tokens.append(int(session.run(["logits"], feeds)[0][0, -1].argmax()))
        if tokens[-1] in ends:
            break
    return tokens[len(prompt):]


def generate(model, prompt: list[int], **settings) -> list[int]:
    ids = torch.tensor([prompt])
    out = model.generate(
        ids, attention_mask=torch.ones_like(ids), do_sample=False, max_new_tokens=NEW_TOKENS, pad_token_id=0, **settings
    )
    return out[0, len(prompt):].tolist()


def score(model, prompt: list[int], text: list[int]) -> list[float]:
    """Natural-log probability of each token of `text`. Without a prompt the first is scored after the begin token;
    what exceeds the context is scored in windows that move on by half the context."""
    tokens = (prompt or [0]) + text
    start = len(tokens) - len(text)
    result, begin = [], 0
    scored = start
    while scored < len(tokens):
        end = min(begin + CONTEXT, len(tokens))
        with torch.no_grad():
            logits = model(torch.tensor([tokens[begin:end]])).logits[0].double()
        logprobs = torch.log_softmax(logits, dim=-1)
        result += [logprobs[i - 1 - begin, tokens[i]].item() for i in range(max(scored, begin + 1), end)]
        scored = max(scored, end)
        begin += CONTEXT // 2
    assert len(result) == len(text)
    return result


def choose(tokenizer: Tokenizer):
    """The first seed with texts of at least 20 distinct tokens, and end tokens that appear late in some."""
    prompts = [tokenizer.encode(prompt).ids for prompt in PROMPTS]
    for seed in range(100):
        torch.manual_seed(seed)
        config = GPT2Config(
            vocab_size=VOCABULARY, n_positions=CONTEXT, n_embd=WIDTH, n_layer=LAYERS, n_head=HEADS,
            initializer_range=0.4, bos_token_id=0, eos_token_id=0, tie_word_embeddings=False,
        )
        model = GPT2LMHeadModel(config).eval()
        with torch.no_grad():
            model.transformer.wpe.weight.mul_(4)
        texts = [generate(model, prompt, eos_token_id=None) for prompt in prompts]
        if min(len(set(text)) for text in texts) < 20:
            continue
        ends = [
            token
            for token in range(1, VOCABULARY)
            if any(token in text for text in texts)
            and all(len(set(text[: text.index(token) + 1])) >= 20 for text in texts if token in text)
        ][:8]
        cut = [min(text.index(end) for end in ends if end in text) for text in texts if set(ends) & set(text)]
        if len(set(cut)) >= 4:
            return seed, model, config, [0, *ends]
    raise SystemExit("no seed gives texts that are varied enough")


def write_folder(folder: Path, tokenizer: Tokenizer, config: GPT2Config, ends: list[int]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    special = "<|endoftext|>"
    (folder / "tokenizer_config.json").write_text(
        json.dumps({"tokenizer_class": "GPT2Tokenizer", "bos_token": special, "eos_token": special, "add_prefix_space": False})
    )
    described = {**config.to_diff_dict(), "model_type": "gpt2", "architectures": ["GPT2LMHeadModel"]}
    (folder / "config.json").write_text(json.dumps(described, indent=1) + "\n")
    (folder / "generation_config.json").write_text(
        json.dumps({"bos_token_id": 0, "eos_token_id": ends, "pad_token_id": 0, "max_new_tokens": NEW_TOKENS}) + "\n"
    )


def main() -> None:
    torch.set_num_threads(1)
    for name in ("tiny-gpt2", "tiny-gpt2-half", "tiny-gpt2-dynamic"):
        shutil.rmtree(OUT / name, ignore_errors=True)
    tokenizer = make_tokenizer()
    seed, model, config, ends = choose(tokenizer)
    folders = {name: OUT / name for name in ("tiny-gpt2", "tiny-gpt2-half", "tiny-gpt2-dynamic")}
    for folder in folders.values():
        write_folder(folder, tokenizer, config, ends)
    plain = folders["tiny-gpt2"] / "model.onnx"
    export(model, plain, positions_given=True)
    quantize_dynamic(str(plain), str(folders["tiny-gpt2-dynamic"] / "model.onnx"), weight_type=QuantType.QInt8)

    prompts = [tokenizer.encode(prompt).ids for prompt in PROMPTS]
    oracles = {
        "about": "made by scripts/research/oracles/inference/make_tiny_gpt2.py",
        "versions": {m.__name__: m.__version__ for m in (torch, transformers, onnx, onnxruntime)},
        "seed": seed,
        "greedy": [
            {
                "prompt": prompt,
                "promptTokens": ids,
                "tokens": generate(model, ids, eos_token_id=ends),
                "penalised": generate(model, ids, eos_token_id=ends, repetition_penalty=1.3),
                "lengthened": generate(model, ids, eos_token_id=ends, min_new_tokens=35),
            }
            for prompt, ids in zip(PROMPTS, prompts)
        ],
        "scores": [
            {**case, "logProbabilities": score(
                model, tokenizer.encode(case.get("prompt", "")).ids, tokenizer.encode(case["text"]).ids
            )}
            for case in SCORED
        ],
    }
    for case in oracles["greedy"]:
        case["text"] = tokenizer.decode(case["tokens"], skip_special_tokens=True)
        assert len(set(case["tokens"])) >= 20
        assert case["tokens"] == greedy(plain, case["promptTokens"], ends), "the export differs from the model"
    export(model.half(), folders["tiny-gpt2-half"] / "model.onnx", positions_given=False)
    (OUT / "oracles.json").write_text(json.dumps(oracles, ensure_ascii=False, separators=(",", ":")) + "\n")
    assert sum(len(case["half"]) >= 20 for case in oracles["greedy"]) >= len(PROMPTS) // 2
    lengths = [len(case["tokens"]) for case in oracles["greedy"]]
    print(f"seed {seed}, end tokens {ends}, lengths {lengths}")


if __name__ == "__main__":
    main()
