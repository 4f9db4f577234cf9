"""Finds a seed whose model writes varied texts that end at different steps."""

import re

import torch
from tiny_models import NEW_TOKENS, Recipe
from tokenizers import Tokenizer
from transformers import GenerationConfig

DISTINCT = 20  # tokens, at least, in each greedy text
VARIED = 6  # greedy texts, at least
SEEDS = 400


def choose(recipe: Recipe, tokenizer: Tokenizer, prompts: list[list[int]], accept):
    """The first seed's model that passes, with its generation_config set, and what `accept(model)` gave for it.
    A model passes when the greedy texts of at least VARIED prompts have DISTINCT different tokens and end at three
    different steps, the limit among them, and `accept` gives something."""
    size = tokenizer.get_vocab_size(with_added_tokens=True)
    for seed in range(SEEDS):
        torch.manual_seed(seed)
        model = build(recipe, tokenizer)
        generation = recipe.generation(size)
        model.generation_config = GenerationConfig(**generation, max_new_tokens=NEW_TOKENS)
        texts = varied(greedy(model, prompt) for prompt in prompts)
        ends = set_end(recipe, model, texts) if len(texts) >= VARIED else None
        if ends is None:
            continue
        model.generation_config.eos_token_id = ends if len(ends) > 1 else ends[0]
        texts = varied(greedy(model, prompt) for prompt in prompts)
        lengths = {len(text) for text in texts}
        if len(texts) < VARIED or len(lengths) < 3 or NEW_TOKENS not in lengths:
            continue
        result = accept(model)
        if result is not None:
            return seed, model, result
    raise SystemExit(f"{recipe.name}: none of {SEEDS} seeds gives texts that are varied enough")


def varied(texts) -> list[list[int]]:
    return [text for text in texts if len(set(text)) >= DISTINCT]


def build(recipe: Recipe, tokenizer: Tokenizer):
    vocabulary = tokenizer.get_vocab(with_added_tokens=True)
    model = recipe.model_class(recipe.config(len(vocabulary))).eval()
    bytes_ = [id_ for token, id_ in vocabulary.items() if re.fullmatch("<0x[0-9A-F]{2}>", token)]
    with torch.no_grad():
        for name, weight in model.named_parameters():
            if recipe.random_positions and "decoder.embed_positions" in name:
                weight.normal_(0, recipe.random_positions)
            for pattern, factor in recipe.factors.items():
                if re.search(pattern, name):
                    weight.mul_(factor)
            if recipe.even_rows and name == "lm_head.weight":
                weight *= recipe.even_rows / weight.norm(dim=1, keepdim=True)
            if name == recipe.few_bytes:
                weight[bytes_] *= 0.1
    return model


# Settings of generation_config.json that plain greedy decoding sets aside.
PLAIN = dict(
    do_sample=False, num_beams=1, repetition_penalty=1.0, no_repeat_ngram_size=0, length_penalty=1.0,
    early_stopping=False,
)


def greedy(model, prompt: list[int]) -> list[int]:
    """New tokens, with nothing but forced and bad tokens beside the logits."""
    ids = torch.tensor([prompt])
    with torch.no_grad():
        out = model.generate(ids, attention_mask=torch.ones_like(ids), **PLAIN)
    return out[0, 1 if model.config.is_encoder_decoder else len(prompt) :].tolist()


def set_end(recipe: Recipe, model, runs: list[list[int]]) -> list[int] | None:
    """Makes the end token come late in some of the texts; the ids for generation_config.json, or None."""
    texts = [text[:-1] for text in runs]  # the last may be forced
    if any(recipe.end in text for text in texts):
        return None
    late = []
    for token in sorted({token for text in texts for token in text}):
        places = [text.index(token) for text in texts if token in text]
        late_enough = all(
            len(set(text[: text.index(token) + 1])) >= DISTINCT for text in texts if token in text
        )
        if late_enough and len(places) < len(texts):
            late.append((len(set(places)), token))
    late.sort(reverse=True)
    if not late:
        return None
    if recipe.end_by == "list":
        return [recipe.end, *sorted(token for _, token in late[:2])]
    with torch.no_grad():
        rows = model.get_output_embeddings().weight
        rows[[recipe.end, late[0][1]]] = rows[[late[0][1], recipe.end]]
    return [recipe.end]
