"""Makes the small exported models and what transformers gives for them; see fixtures/oracles/inference/README.md.

    python3.11 -m venv venv && venv/bin/pip install -r scripts/research/oracles/inference/exported/requirements.txt
    venv/bin/python scripts/research/oracles/inference/exported/make.py [gpt2 llama …]
    node scripts/research/oracles/inference/exported/check.mjs
"""

import json
import logging
import os
import shutil
import sys
import warnings
from importlib.metadata import version
from pathlib import Path

import expected
import layouts
import torch
import transformers
from choosing import choose
from replay import Replay
from texts import PROMPTS
from tiny_models import NEW_TOKENS, Recipe, recipes
from tiny_tokenizers import save

OUT = Path(__file__).parents[5] / "fixtures" / "oracles" / "inference"
# Other graphs of a layout, by what follows in their names. What they write hangs on the kernels of the processor, so
# none of it is stored.
VARIANTS = {
    "transformers_js": ["_fp16", "_quantized", "_q4"],
    "encoder_merged_transformers_js": ["_quantized"],
}


def make(recipe: Recipe) -> None:
    folder = OUT / recipe.name
    shutil.rmtree(folder, ignore_errors=True)
    tokenizer = recipe.tokenizer()
    save(tokenizer, folder, recipe.described, recipe.chat_file)
    prompts = [tokenizer.encode(prompt).ids for prompt in PROMPTS]

    def accept(model):
        try:
            return expected.generated(model, tokenizer, prompts)
        except expected.TooClose:
            return None

    seed, model, cases = choose(recipe, tokenizer, prompts, accept)
    write_json(folder / "config.json", described(model))
    write_json(folder / "generation_config.json", model.generation_config.to_diff_dict())
    layouts.export(model, recipe.layout, folder)
    oracles = {
        "about": "made by scripts/research/oracles/inference/exported/make.py",
        "versions": versions(),
        "seed": seed,
        "layout": recipe.layout,
        "prompts": [{"prompt": text, "tokens": ids} for text, ids in zip(PROMPTS, prompts)],
        "generated": cases,
        "decoded": expected.decoded(tokenizer),
        "variants": VARIANTS.get(recipe.layout, []),
    }
    check_replay(recipe, model, folder, prompts, cases[0]["outputs"])
    if model.config.is_encoder_decoder:
        oracles["scores"] = expected.scored_encoder_decoder(model, tokenizer)
    else:
        oracles["scores"] = expected.scored_decoder(model, tokenizer, model.config.max_position_embeddings)
    if recipe.name == "gpt2":
        oracles["warped"] = expected.warped(model, tokenizer, prompts[0])
    chats = expected.chats(tokenizer, recipe.described, recipe.chat_file)
    if chats is not None:
        oracles["chats"] = chats
    write_json(folder / "oracles.json", oracles, indent=None)
    bytes_ = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    steps = [len(output["tokens"]) for output in cases[0]["outputs"]]
    print(f"{recipe.name}: seed {seed}, end {model.generation_config.eos_token_id}, greedy lengths {steps}, {bytes_ // 1024} KiB", flush=True)


def check_replay(recipe: Recipe, model, folder: Path, prompts, outputs: list[dict]) -> None:
    """Checks that the float32 graphs give PyTorch's greedy tokens."""
    ends = expected.ends_of(model)
    banned = [words[0] for words in model.generation_config.bad_words_ids or []]
    for merged in [True, False] if recipe.layout == "three_files" else [True]:
        graphs = Replay(folder, model.config, merged=merged)
        for output in outputs:
            tokens = graphs.greedy(prompts[output["prompt"]], NEW_TOKENS, ends, banned)
            if tokens != output["tokens"]:
                raise SystemExit(f"{recipe.name}: the export writes {tokens}, PyTorch {output['tokens']}")


def described(model) -> dict:
    return {**model.config.to_diff_dict(), "architectures": [type(model).__name__], "model_type": model.config.model_type}


def versions() -> dict:
    names = ["torch", "transformers", "tokenizers", "onnx", "onnxruntime", "optimum", "optimum-onnx"]
    return {name: version(name) for name in names}


def write_json(path: Path, value, indent: int | None = 1) -> None:
    separators = (",", ":") if indent is None else None
    path.write_text(json.dumps(value, ensure_ascii=False, indent=indent, separators=separators) + "\n")


def main() -> None:
    if os.environ.get("PYTHONHASHSEED") != "0":  # merged graphs are written in the order of sets
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, "PYTHONHASHSEED": "0"})
    torch.set_num_threads(1)
    logging.disable(logging.WARNING)  # the quantizer tells what it leaves alone
    warnings.filterwarnings("ignore")
    transformers.logging.set_verbosity_error()
    wanted = sys.argv[1:]
    for recipe in recipes():
        if not wanted or recipe.name in wanted:
            make(recipe)


if __name__ == "__main__":
    main()
