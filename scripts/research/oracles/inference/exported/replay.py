"""A plain greedy loop over the ONNX files, one prompt at a time: shows that an export computes what PyTorch does."""

from pathlib import Path

import numpy as np
import onnxruntime

KINDS = {"tensor(float)": np.float32, "tensor(float16)": np.float16}


class Session:
    def __init__(self, path: Path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.log_severity_level = 3
        self.inner = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self.inputs = {declared.name: declared for declared in self.inner.get_inputs()}
        self.outputs = [declared.name for declared in self.inner.get_outputs()]

    def run(self, feeds: dict) -> dict:
        wanted = {name: feeds[name] for name in self.inputs}
        return dict(zip(self.outputs, self.inner.run(None, wanted)))


def find(folder: Path, *names: str) -> Path | None:
    return next((folder / name for name in names if (folder / name).exists()), None)


class Replay:
    """The float32 graphs of one folder."""

    def __init__(self, folder: Path, config, merged: bool = True):
        inner = folder / "onnx" if (folder / "onnx").exists() else folder
        self.config = config
        encoder = find(inner, "encoder_model.onnx")
        self.encoder = Session(encoder) if encoder else None
        names = ["decoder_model_merged.onnx"] if merged else []
        whole = find(inner, "model.onnx", *names)
        self.first = Session(whole or inner / "decoder_model.onnx")
        self.later = self.first if whole else Session(inner / "decoder_with_past_model.onnx")

    def greedy(self, prompt: list[int], limit: int, ends: list[int], banned=()) -> list[int]:
        feeds: dict = {}
        if self.encoder:
            mask = np.ones((1, len(prompt)), dtype=np.int64)
            states = self.encoder.run({"input_ids": np.array([prompt]), "attention_mask": mask})
            feeds = {"encoder_hidden_states": states["last_hidden_state"], "encoder_attention_mask": mask}
            tokens = [self.config.decoder_start_token_id]
        else:
            tokens = list(prompt)
        start, fresh, cache, session = len(tokens), list(tokens), None, self.first
        while len(tokens) < start + limit:
            seen = len(tokens) - len(fresh)
            feeds |= {
                "input_ids": np.array([fresh], dtype=np.int64),
                "attention_mask": np.ones((1, len(tokens)), dtype=np.int64),
                "position_ids": np.arange(seen, len(tokens), dtype=np.int64)[None],
                "use_cache_branch": np.array([cache is not None]),
                **(cache or empty(session)),
            }
            results = session.run(feeds)
            logits = results["logits"][0, -1].astype(np.float64)
            logits[list(banned)] = -np.inf
            forced = self.forced(len(tokens), start + limit)
            fresh = [int(logits.argmax()) if forced is None else forced]
            cache = grown(cache, results)
            session = self.later
            tokens += fresh
            if fresh[0] in ends:
                break
        return tokens[start:]

    def forced(self, length: int, most: int) -> int | None:
        if self.encoder is None:
            return None
        if length == 1 and getattr(self.config, "forced_bos_token_id", None) is not None:
            return self.config.forced_bos_token_id
        return getattr(self.config, "forced_eos_token_id", None) if length == most - 1 else None


def empty(session: Session) -> dict:
    """Caches without a token, of the sizes that the graph declares (1 where it leaves a size open)."""
    result = {}
    for name, declared in session.inputs.items():
        if name.startswith("past_key_values"):
            sizes = [size if isinstance(size, int) else 1 for size in declared.shape]
            sizes[2] = 0
            result[name] = np.zeros(sizes, dtype=KINDS[declared.type])
    return result


def grown(cache: dict | None, results: dict) -> dict:
    """The next step's cache. What the encoder gave is computed once: later steps give it back empty or not at all."""
    given = {name.replace("present", "past_key_values"): value for name, value in results.items() if name != "logits"}
    kept = {name: value for name, value in (cache or {}).items() if ".encoder." in name}
    return {**given, **kept}
