"""What transformers gives: generated tokens, warped distributions, log-probabilities and chat prompts."""

import torch
from choosing import DISTINCT, PLAIN, VARIED
from texts import CONVERSATIONS, PROMPTS, SCORED
from tiny_models import NEW_TOKENS
from transformers import GenerationConfig, LogitsProcessor, LogitsProcessorList, PreTrainedTokenizerFast

GAP = 1e-3  # the least distance of a greedy step's best logit from the second best
MARGIN = 0.01  # the least distance of the best beam from the second best, in summed log-probability
NOISE = 1e-4  # uniform, added to every log-probability of a beam search: its result must not change

BEAM = dict(numBeams=4, lengthPenalty=1.0, earlyStopping=False)
# Name, settings, on how many prompts it is tried.
CASES = [
    ("greedy", dict(numBeams=1), 6),
    ("greedy, repetition penalty", dict(numBeams=1, repetitionPenalty=1.3), 3),
    ("greedy, no repeated pairs", dict(numBeams=1, noRepeatNgramSize=2), 3),
    ("greedy, minimum", dict(numBeams=1, minNewTokens=44), 6),
    ("greedy, bad words", dict(numBeams=1, badWordsIds="from the greedy texts"), 3),
    ("beams", BEAM, 6),
    ("beams, short favoured", dict(numBeams=4, lengthPenalty=-1.0, earlyStopping=False), 3),
    ("beams, 0.6 and early stopping", dict(numBeams=4, lengthPenalty=0.6, earlyStopping=True), 3),
    ("beams, 2.0 and never stopping", dict(numBeams=4, lengthPenalty=2.0, earlyStopping="never"), 3),
    ("beams, penalties", dict(BEAM, repetitionPenalty=1.3, noRepeatNgramSize=2, minNewTokens=30), 3),
    ("beams, bad words", dict(BEAM, badWordsIds="from the greedy texts"), 2),
    ("three beams, few tokens", dict(BEAM, numBeams=3, maxNewTokens=7), 2),
]

WARPED = [
    dict(doSample=True, topK=0),
    dict(doSample=True),
    dict(doSample=True, topK=0, temperature=0.5),
    dict(doSample=True, topK=0, temperature=2.5),
    dict(doSample=True, topK=5),
    dict(doSample=True, topK=0, topP=0.7, temperature=3.0),
    dict(doSample=True, topK=0, topP=0.05),
    dict(doSample=True, topK=0, minP=0.1, temperature=2.0),
    dict(doSample=True, topK=0, repetitionPenalty=1.8),
    dict(doSample=True, topK=20, topP=0.9, minP=0.02, temperature=4.0, repetitionPenalty=1.3),
]


def snake(settings: dict) -> dict:
    return {"".join("_" + c.lower() if c.isupper() else c for c in key): value for key, value in settings.items()}


class Noise(LogitsProcessor):
    def __call__(self, input_ids, scores):
        return scores + (torch.rand_like(scores) * 2 - 1) * NOISE


class TooClose(Exception):
    """Too few results that float noise cannot turn."""


def run(model, prompt: list[int], settings: dict, noise: bool = False):
    ids = torch.tensor([prompt])
    beams = settings.get("num_beams", model.generation_config.num_beams)
    with torch.no_grad():
        out = model.generate(
            ids, attention_mask=torch.ones_like(ids), **settings, return_dict_in_generate=True, output_scores=True,
            num_return_sequences=beams, logits_processor=LogitsProcessorList([Noise()] if noise else []),
        )
    start = 1 if model.config.is_encoder_decoder else len(prompt)
    return out, cut(model, out.sequences[0, start:].tolist())


def ends_of(model) -> list[int]:
    ends = model.generation_config.eos_token_id
    return ends if isinstance(ends, list) else [ends]


def cut(model, tokens: list[int]) -> list[int]:
    """Up to the end token: generate pads what has ended."""
    ends = ends_of(model)
    last = next((i for i, token in enumerate(tokens) if token in ends), len(tokens) - 1)
    return tokens[: last + 1]


def generated(model, tokenizer, prompts: list[list[int]]) -> list[dict]:
    """Every case; raises TooClose where too few results are safe from float noise."""
    config = model.generation_config
    first = [run(model, prompt, PLAIN)[1] for prompt in prompts]
    # One token, one pair and another token that the greedy texts would write.
    bad = (config.bad_words_ids or []) + [[first[0][3]], [first[1][5], first[1][6]], [first[3][4]]]
    # Plain decoding where a case doesn't say otherwise, whatever generation_config.json says.
    plain = dict(doSample=False, repetitionPenalty=1.0, noRepeatNgramSize=0, lengthPenalty=1.0, earlyStopping=False)
    neutral = {key: value for key, value in plain.items() if config.to_dict()[next(iter(snake({key: 0})))] != value}
    cases = []
    for place, (name, settings, count) in enumerate(CASES):
        settings = {**neutral, "maxNewTokens": NEW_TOKENS, **settings}
        if "badWordsIds" in settings:
            settings["badWordsIds"] = bad
        results = outputs(model, tokenizer, prompts, settings, count, place, varied=name in ("greedy", "beams"))
        cases.append({"name": name, "settings": settings, "outputs": results})
    if len({len(output["tokens"]) for output in cases[0]["outputs"]}) < 2:
        raise TooClose
    if config.num_beams > 1:
        settings = {"maxNewTokens": NEW_TOKENS}
        results = outputs(model, tokenizer, prompts, settings, VARIED, 0, varied=False)
        cases.append({"name": "as generation_config.json says", "settings": settings, "outputs": results})
    return cases


def outputs(model, tokenizer, prompts, settings: dict, count: int, place: int, varied: bool) -> list[dict]:
    """The first `count` results that float noise can't turn, beginning with prompt number `place`. Where not `varied`,
    a text may have few distinct tokens if it is short: some settings are there to end it early."""
    results = []
    for index in [(place + i) % len(prompts) for i in range(len(prompts))]:
        if len(results) == count:
            break
        result = {"prompt": index, **output(model, tokenizer, prompts[index], settings)}
        enough = result["distinct"] >= DISTINCT or (not varied and len(result["tokens"]) < 25)
        if result.pop("safe") and enough:
            results.append(result)
    if len(results) < count:
        raise TooClose
    return results


def output(model, tokenizer, prompt: list[int], settings: dict) -> dict:
    out, tokens = run(model, prompt, snake(settings))
    result = {
        "tokens": tokens,
        "text": tokenizer.decode(tokens, skip_special_tokens=True),
        "distinct": len(set(tokens)),
        "finishReason": "stop" if tokens[-1] in ends_of(model) else "length",
    }
    if settings.get("numBeams", model.generation_config.num_beams) == 1:
        best = torch.cat(out.scores[: len(tokens)]).topk(2, dim=-1).values
        gap = (best[:, 0] - best[:, 1]).min().item()
        return {**result, "minGap": round(gap, 5), "safe": gap > GAP}
    scores = out.sequences_scores
    penalty = settings.get("lengthPenalty", model.generation_config.length_penalty)
    margin = (scores[0] - scores[1]).item() * len(tokens) ** penalty  # the scores are divided by it
    safe = margin > MARGIN and run(model, prompt, snake(settings), noise=True)[1] == tokens
    return {**result, "score": scores[0].item(), "margin": round(margin, 5), "safe": safe}


def decoded(tokenizer) -> list[dict]:
    """Token runs whose bytes are no whole characters, or that begin or end inside one."""
    whole = tokenizer.encode("é 🙂 x", add_special_tokens=False).ids
    runs = [whole, whole[:-3], whole[2:], whole[1:-1] * 2, whole[:1]]
    return [{"tokens": run, "text": tokenizer.decode(run, skip_special_tokens=True)} for run in runs]


def warped(model, tokenizer, prompt: list[int]) -> dict:
    """The distribution of the first new token after transformers' own list of processors, in its order."""
    ids = torch.tensor([prompt])
    with torch.no_grad():
        logits = model(ids).logits[:, -1].double()
    distributions = []
    for settings in WARPED:
        config = GenerationConfig(**snake(settings), max_new_tokens=1)
        model._prepare_special_tokens(config, False, "cpu")
        processors = model._get_logits_processor(config, input_ids_seq_length=len(prompt), device="cpu")
        probabilities = torch.softmax(processors(ids, logits.clone()), dim=-1)[0]
        distributions.append(
            {
                "settings": settings,
                "processors": [type(processor).__name__ for processor in processors],
                "probabilities": [float(f"{value:.7g}") for value in probabilities.tolist()],
            }
        )
    return {"prompt": PROMPTS.index(tokenizer.decode(prompt)), "logits": logits[0].tolist(), "distributions": distributions}


def scored_decoder(model, tokenizer, context: int) -> list[dict]:
    """Log-probability of each token of a text, as the README's definition of windows says."""
    begin = model.generation_config.bos_token_id
    results = []
    for case in SCORED:
        before = tokenizer.encode(case["prompt"]).ids if "prompt" in case else [] if begin is None else [begin]
        text = tokenizer.encode(case["text"], add_special_tokens=False).ids
        tokens, start = before + text, max(1, len(before))
        values: list[float] = []
        windows = 0
        for at in range(0, len(tokens), context // 2):
            end, scored = min(at + context, len(tokens)), start + len(values)
            if scored >= end:
                continue
            with torch.no_grad():
                logits = model(torch.tensor([tokens[at:end]])).logits[0].double()
            chances = torch.log_softmax(logits, dim=-1)
            values += [chances[i - 1 - at, tokens[i]].item() for i in range(scored, end)]
            windows += 1
        assert len(values) == len(tokens) - start
        results.append(
            {**case, "promptTokens": before, "tokens": tokens[start:], "windows": windows,
             "logProbabilities": [float(f"{value:.8g}") for value in values]}
        )
    return results


def scored_encoder_decoder(model, tokenizer) -> list[dict]:
    """The text's tokens with the tokenizer's special ones as labels; `special` marks what the tokenizer added."""
    results = []
    for case in SCORED[:-1]:
        source = tokenizer.encode(case.get("prompt", ""))
        text = tokenizer.encode(case["text"])
        with torch.no_grad():
            out = model(input_ids=torch.tensor([source.ids]), labels=torch.tensor([text.ids]))
        chances = torch.log_softmax(out.logits[0].double(), dim=-1)
        values = [chances[i, token].item() for i, token in enumerate(text.ids)]
        assert abs(-sum(values) / len(values) - out.loss.item()) < 1e-4 * out.loss.item()
        results.append(
            {**case, "promptTokens": source.ids, "tokens": text.ids,
             "special": [bool(mark) for mark in text.special_tokens_mask],
             "logProbabilities": [float(f"{value:.8g}") for value in values], "loss": out.loss.item()}
        )
    return results


def chats(tokenizer, described: dict, chat_file: str | None) -> list[dict] | None:
    template = chat_file or described.get("chat_template")
    if template is None:
        return None
    names = {key: value for key, value in described.items() if key in ("bos_token", "eos_token", "pad_token", "unk_token")}
    wrapped = PreTrainedTokenizerFast(tokenizer_object=tokenizer, chat_template=template, **names)
    results = []
    for messages in CONVERSATIONS:
        for prompted in (True, False):
            text = wrapped.apply_chat_template(messages, tokenize=False, add_generation_prompt=prompted)
            ids = wrapped.apply_chat_template(messages, tokenize=True, add_generation_prompt=prompted)
            assert ids == tokenizer.encode(text, add_special_tokens=False).ids
            results.append({"messages": messages, "addGenerationPrompt": prompted, "rendered": text, "tokens": ids})
    return results
