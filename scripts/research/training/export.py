"""Exports the three systems into Optimum's folder layout.

    python export.py --build build --out ../../../fixtures/models

`blurb-fp32` is Optimum's own export. The other two are made from its graph
after training: weights become 8-bit integers that Cast and Mul turn back into
floats. Activations stay floats, so a row's result doesn't depend on the other
rows of its batch, as it would with dynamic quantization.

Why not DequantizeLinear: onnxruntime replaces it and the MatMul behind it by a
MatMulNBits with 8-bit activations, whose result for one row and for many rows
differs enough to change words. Cast and Mul are folded into float constants
when the model is loaded.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from optimum.exporters.onnx import main_export
from transformers import GPT2Config, GPT2LMHeadModel, PreTrainedTokenizerFast

EOS = "<|endoftext|>"
PAD = "<|pad|>"
MAX_NEW_TOKENS = 96
OPSET = 18
# Share of the smallest weights of each matrix that `blurb-pruned` loses.
SPARSITY = 0.66
# What every system's folder holds beside its graph.
SHARED = ("config.json", "generation_config.json", "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json")


def checkpoint(build: Path, to: Path) -> None:
    saved = torch.load(build / "model.pt", weights_only=True)
    model = GPT2LMHeadModel(GPT2Config.from_dict(saved["config"]))
    model.load_state_dict(saved["state"])
    model.eval()
    model.save_pretrained(to)
    PreTrainedTokenizerFast(
        tokenizer_file=str(build / "tokenizer.json"),
        bos_token=EOS, eos_token=EOS, unk_token=EOS, pad_token=PAD,
        padding_side="left", model_max_length=model.config.n_positions,
        clean_up_tokenization_spaces=False,
    ).save_pretrained(to)


def weight_names(graph: onnx.GraphProto) -> dict[str, int]:
    """The matrices of the model, with the axis of their channels.

    A row of the embedding is a token; a column of the others is an output.
    """
    matrices = {i.name: i for i in graph.initializer if len(i.dims) == 2 and i.data_type == TensorProto.FLOAT}
    axes: dict[str, int] = {}
    for node in graph.node:
        for position, name in enumerate(node.input):
            if name not in matrices:
                continue
            if node.op_type in ("Gather", "Transpose") and position == 0:
                axes[name] = 0
            elif node.op_type in ("MatMul", "Gemm") and position == 1:
                transposed = any(a.name == "transB" and a.i == 1 for a in node.attribute)
                axes.setdefault(name, 0 if transposed else 1)
    return axes


def prune(values: np.ndarray, sparsity: float) -> np.ndarray:
    threshold = np.quantile(np.abs(values), sparsity)
    return np.where(np.abs(values) < threshold, 0, values).astype(np.float32)


def quantize(source: Path, target: Path, sparsity: float = 0.0) -> None:
    model = onnx.load(source)
    graph = model.graph
    axes = weight_names(graph)
    kept, added = [], []
    for initializer in graph.initializer:
        axis = axes.get(initializer.name)
        if axis is None:
            kept.append(initializer)
            continue
        name = initializer.name
        values = numpy_helper.to_array(initializer)
        # Embeddings stay whole: without them not even single words would survive.
        if sparsity > 0 and "wte" not in name and "wpe" not in name:
            values = prune(values, sparsity)
        largest = np.abs(values).max(axis=1 - axis, keepdims=True)
        scale = (np.maximum(largest, 1e-8) / 127).astype(np.float32)
        whole = np.clip(np.rint(values / scale), -127, 127).astype(np.int8)
        kept.append(numpy_helper.from_array(whole, f"{name}_int8"))
        kept.append(numpy_helper.from_array(scale, f"{name}_scale"))
        added.append(helper.make_node(
            "Cast", [f"{name}_int8"], [f"{name}_float"], name=f"{name}_cast", to=TensorProto.FLOAT,
        ))
        added.append(helper.make_node(
            "Mul", [f"{name}_float", f"{name}_scale"], [name], name=f"{name}_rescale",
        ))
    nodes = [*added, *graph.node]
    del graph.initializer[:]
    graph.initializer.extend(kept)
    del graph.node[:]
    graph.node.extend(nodes)
    onnx.checker.check_model(model)
    target.parent.mkdir(parents=True, exist_ok=True)
    onnx.save(model, target)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=Path, default=Path("build"))
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--sparsity", type=float, default=SPARSITY)
    args = parser.parse_args()

    with tempfile.TemporaryDirectory() as temporary:
        trained, exported = Path(temporary) / "trained", Path(temporary) / "exported"
        checkpoint(args.build, trained)
        main_export(
            str(trained), output=exported, task="text-generation-with-past", opset=OPSET,
            device="cpu", do_validation=True, library_name="transformers",
        )
        baseline = args.out / "blurb-fp32"
        for folder in (baseline, args.out / "blurb-int8", args.out / "blurb-pruned"):
            folder.mkdir(parents=True, exist_ok=True)
            for name in SHARED:
                shutil.copyfile(exported / name, folder / name)
        # Written here, because the exporter leaves out what equals its defaults.
        saved = json.loads((baseline / "config.json").read_text())
        generation = {
            "bos_token_id": saved["bos_token_id"],
            "do_sample": False,
            "eos_token_id": saved["eos_token_id"],
            "max_new_tokens": MAX_NEW_TOKENS,
            "pad_token_id": saved["pad_token_id"],
        }
        for folder in args.out.glob("blurb-*"):
            (folder / "generation_config.json").write_text(json.dumps(generation, indent=2) + "\n")
        # The exporter's version of the graph carries notes on where each node
        # came from in its sources; they are of no use here.
        model = onnx.load(exported / "model.onnx")
        for node in model.graph.node:
            node.doc_string = ""
            del node.metadata_props[:]
        onnx.save(model, baseline / "model.onnx")
    quantize(baseline / "model.onnx", args.out / "blurb-int8" / "model.onnx")
    quantize(baseline / "model.onnx", args.out / "blurb-pruned" / "model.onnx", args.sparsity)
    for folder in sorted(args.out.glob("blurb-*")):
        print(json.dumps({folder.name: sum(f.stat().st_size for f in folder.iterdir())}))


if __name__ == "__main__":
    main()
