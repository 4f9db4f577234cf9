"""The folders that people have: as Optimum writes them today, as it wrote them before, as transformers.js wants them."""

import copy
import shutil
from pathlib import Path

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from optimum.exporters.onnx import export_models, onnx_export_from_model
from optimum.exporters.tasks import TasksManager
from optimum.onnx import merge_decoders


def export(model, layout: str, folder: Path) -> None:
    """Writes the ONNX files of a model, nothing else."""
    scratch = folder / "scratch"
    {
        "single": single,
        "external_data": external_data,
        "transformers_js": transformers_js,
        "pair": pair,
        "merged": merged,
        "three_files": three_files,
        "encoder_merged": encoder_merged,
        "encoder_pair": encoder_pair,
        "encoder_merged_transformers_js": encoder_merged_transformers_js,
    }[layout](copy.deepcopy(model), folder, scratch)
    shutil.rmtree(scratch)
    for path in folder.rglob("*.onnx"):
        strip(path)


def single(model, folder: Path, scratch: Path) -> None:
    optimum(model, scratch)
    move(scratch, folder, "model.onnx")


def external_data(model, folder: Path, scratch: Path) -> None:
    optimum(model, scratch)
    onnx.save_model(
        onnx.load(scratch / "model.onnx"), str(folder / "model.onnx"), save_as_external_data=True,
        all_tensors_to_one_file=True, location="model.onnx_data", size_threshold=1024,
    )


def transformers_js(model, folder: Path, scratch: Path) -> None:
    optimum(model, scratch)
    inner = folder / "onnx"
    move(scratch, inner, "model.onnx")
    quantize_dynamic(str(inner / "model.onnx"), str(inner / "model_quantized.onnx"), weight_type=QuantType.QInt8)
    quantizer = MatMulNBitsQuantizer(onnx.load(inner / "model.onnx"), block_size=32, is_symmetric=True)
    quantizer.process()
    quantizer.model.save_model_to_file(str(inner / "model_q4.onnx"))
    optimum(copy.deepcopy(model).half(), scratch)
    move(scratch, inner, "model.onnx", "model_fp16.onnx")


def pair(model, folder: Path, scratch: Path) -> None:
    two_decoders(model, scratch)
    for name in ("decoder_model.onnx", "decoder_with_past_model.onnx"):
        move(scratch, folder, name)


def merged(model, folder: Path, scratch: Path) -> None:
    two_decoders(model, scratch)
    merge(scratch, folder)


def three_files(model, folder: Path, scratch: Path) -> None:
    pair(model, folder, scratch)
    merge(folder, folder)


def encoder_merged(model, folder: Path, scratch: Path) -> None:
    optimum(model, scratch, merge=True)
    for name in ("encoder_model.onnx", "decoder_model_merged.onnx"):
        move(scratch, folder, name)


def encoder_pair(model, folder: Path, scratch: Path) -> None:
    optimum(model, scratch)
    for name in ("encoder_model.onnx", "decoder_model.onnx", "decoder_with_past_model.onnx"):
        move(scratch, folder, name)


def encoder_merged_transformers_js(model, folder: Path, scratch: Path) -> None:
    """Quantized as scripts/convert.py of transformers.js did: each graph alone, then again the same names."""
    inner = folder / "onnx"
    encoder_merged(model, inner, scratch)
    for name in ("encoder_model", "decoder_model_merged"):
        quantize_dynamic(
            str(inner / f"{name}.onnx"), str(inner / f"{name}_quantized.onnx"), weight_type=QuantType.QInt8,
            extra_options={"EnableSubgraph": True},
        )


def optimum(model, scratch: Path, merge: bool = False) -> None:
    task = "text2text-generation" if model.config.is_encoder_decoder else "text-generation"
    onnx_export_from_model(
        model, scratch, task=f"{task}-with-past", do_validation=False, no_post_process=not merge
    )


def two_decoders(model, scratch: Path) -> None:
    """One graph that begins and one that goes on, the layout of Optimum's exports up to 1.14."""
    scratch.mkdir(parents=True, exist_ok=True)
    make = TasksManager.get_exporter_config_constructor("onnx", model=model, task="text-generation")
    begin = make(model.config, use_past=True, use_past_in_inputs=False)
    go_on = make(model.config, use_past=True, use_past_in_inputs=True)
    export_models(
        {"decoder_model": (model, begin), "decoder_with_past_model": (model, go_on)},
        output_dir=scratch,
        output_names=["decoder_model.onnx", "decoder_with_past_model.onnx"],
        opset=begin.DEFAULT_ONNX_OPSET,
    )


def merge(source: Path, folder: Path) -> None:
    merge_decoders(
        source / "decoder_model.onnx", source / "decoder_with_past_model.onnx",
        save_path=folder / "decoder_model_merged.onnx",
    )


def move(scratch: Path, folder: Path, name: str, new_name: str | None = None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.move(scratch / name, folder / (new_name or name))


def strip(path: Path) -> None:
    """Drops what the exporter notes for debugging: it is most of such a small file."""
    graph = onnx.load(path, load_external_data=False)
    clean(graph.graph)
    for function in graph.functions:
        del function.metadata_props[:]
    onnx.save_model(graph, str(path))


def clean(graph: onnx.GraphProto) -> None:
    del graph.metadata_props[:], graph.value_info[:]
    graph.doc_string = ""
    for node in graph.node:
        node.doc_string = ""
        del node.metadata_props[:]
        for attribute in node.attribute:
            if attribute.type == onnx.AttributeProto.GRAPH:
                clean(attribute.g)
