"""Makes small encoders and what the reference implementation of BERTScore gives with them.

    python3.11 -m venv venv && venv/bin/pip install -r scripts/research/oracles/bertscore/requirements.txt
    venv/bin/python scripts/research/oracles/bertscore/make.py

Writes to fixtures/oracles/bertscore:

  bert       WordPiece, lower-cased; `model.onnx` with token types and every hidden state, as an export with
             `output_hidden_states`, and `model_quantized.onnx`, whose activations are quantized as they come, so that
             the rows of a batch influence each other
  roberta    byte-level BPE, positions behind the padding token's; `onnx/model.onnx` with external data, the last
             hidden state only
  baseline.tsv, oracles.json

The weights are random, of a spread that makes the embeddings of a word depend on its neighbours. Each figure is what
`bert_score.score` gives on the CPU in float32. It sets the similarity to padding to 0, so that a token whose
similarities are all negative would score 0 in a batch and less alone: the script fails unless both agree here.
"""

import json
import os
import shutil
import sys
import tempfile
import warnings
from collections import Counter
from importlib.metadata import version
from pathlib import Path

import onnx
import torch
import transformers
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

sys.path.insert(0, str(Path(__file__).parents[1] / "inference" / "exported"))
from texts import CORPUS  # noqa: E402

OUT = Path(__file__).parents[4] / "fixtures" / "oracles" / "bertscore"
LONGEST = 48
PAIRS = [
    ("The kettle is quiet.", ["The kettle boils quietly."]),
    ("A lamp for the desk", ["A desk lamp with warm light", "The lamp stands on the desk.", "bottle"]),
    ("the quick brown fox", ["the quick brown fox"]),
    ("  Leading and trailing space \n", ["leading and trailing space"]),
    ("", ["The bottle keeps tea hot."]),
    ("The bottle keeps tea hot.", ["", "Tea stays hot."]),
    ("\u3000 \t", [" "]),
    ("这款水壶很轻，适合徒步。", ["水壶轻，徒步适合。", "The kettle is light."]),
    ("Où est la lampe ? Café!", ["Ou est la lampe? CAFE"]),
    ("a [SEP] b </s> c", ["a b c", "[CLS] a"]),
    ("🙂 emoji 👩‍👩‍👧 é", ["emoji 🙂 e\u0301"]),
    ("The lamp gives warm light, and the bottle keeps tea hot for twelve hours. " * 6, ["The lamp gives warm light. " * 9]),
    ("x", ["Please compare both offers and explain which of them suits a small office better."]),
    ("It doesn't cost much; 1.7 litres, 310 grams.", ["It costs little: 1.7 l, 310 g."]),
    ("Der Koch empfiehlt das scharfe Messer.", ["Die Köchin empfiehlt ein Messer.", "Le sac est solide."]),
    ("A good knife stays sharp for years", ["A cheap knife bends when it meets a pumpkin"]),
]


def bert(scratch: Path):
    tokenizer = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    # The frequent pieces of the corpus; the library's trainer gives others each time.
    counts: Counter[str] = Counter()
    for line in CORPUS:
        for word, _ in tokenizer.pre_tokenizer.pre_tokenize_str(tokenizer.normalizer.normalize_str(line)):
            counts.update(
                ("##" if start > 0 else "") + word[start:end]
                for start in range(len(word)) for end in range(start + 1, len(word) + 1)
            )
    size = lambda piece: len(piece.removeprefix("##"))  # noqa: E731
    ranked = sorted(counts, key=lambda piece: (size(piece) > 1, -counts[piece] * (size(piece) - 1), piece))
    pieces = ranked[: 420 - len(special)]
    (scratch / "vocab.txt").write_text("\n".join([*special, *pieces]) + "\n")
    slow = transformers.BertTokenizer(str(scratch / "vocab.txt"), model_max_length=LONGEST)
    config = transformers.BertConfig(
        vocab_size=len(slow), hidden_size=32, num_hidden_layers=3, num_attention_heads=4, intermediate_size=64,
        max_position_embeddings=LONGEST, initializer_range=0.25,
    )
    return slow, transformers.BertModel(config, add_pooling_layer=False)


def roberta(scratch: Path):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=True)
    trainer = trainers.BpeTrainer(
        vocab_size=420, special_tokens=["<s>", "<pad>", "</s>", "<unk>", "<mask>"],
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()), show_progress=False,
    )
    tokenizer.train_from_iterator(CORPUS * 3, trainer)
    tokenizer.model.save(str(scratch))
    slow = transformers.RobertaTokenizer(str(scratch / "vocab.json"), str(scratch / "merges.txt"), model_max_length=LONGEST)
    config = transformers.RobertaConfig(
        vocab_size=len(slow), hidden_size=32, num_hidden_layers=2, num_attention_heads=4, intermediate_size=64,
        max_position_embeddings=LONGEST + 2, initializer_range=0.25, type_vocab_size=1,
        pad_token_id=slow.pad_token_id, bos_token_id=slow.bos_token_id, eos_token_id=slow.eos_token_id,
    )
    return slow, transformers.RobertaModel(config, add_pooling_layer=False)


class Exported(torch.nn.Module):
    def __init__(self, model, hidden: bool, types: bool):
        super().__init__()
        self.model, self.hidden, self.types = model, hidden, types

    def forward(self, ids, mask, types=None):
        given = {"token_type_ids": types} if self.types else {}
        result = self.model(input_ids=ids, attention_mask=mask, output_hidden_states=self.hidden, **given)
        return (result.last_hidden_state, *(result.hidden_states if self.hidden else ()))


def export(model, path: Path, hidden: bool, types: bool) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    inputs = ["input_ids", "attention_mask", *(["token_type_ids"] if types else [])]
    outputs = ["last_hidden_state"]
    if hidden:
        outputs += [f"hidden_states.{i}" for i in range(model.config.num_hidden_layers + 1)]
    model.set_attn_implementation("eager")
    example = tuple(torch.ones(2, 7, dtype=torch.long) for _ in inputs)
    torch.onnx.export(
        Exported(model, hidden, types), example, str(path), input_names=inputs, output_names=outputs, opset_version=17,
        dynamic_axes={name: {0: "batch_size", 1: "sequence_length"} for name in inputs + outputs}, dynamo=False,
    )
    graph = onnx.load(path)
    for node in graph.graph.node:
        node.doc_string = ""
    onnx.save(graph, path)


def score(folder: Path, pairs, layer: int, **options):
    from bert_score import score as reference

    hypotheses, references = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    given = dict(model_type=str(folder), num_layers=layer, device="cpu", lang="en", nthreads=0, **options)
    batched = torch.stack(reference(hypotheses, references, batch_size=64, **given), 1)
    alone = torch.stack(reference(hypotheses, references, batch_size=1, **given), 1)
    if not torch.allclose(batched, alone, atol=1e-6, rtol=0, equal_nan=True):
        raise SystemExit(f"{folder.name}: a batch gives other figures; take another seed")
    return [[None if x != x else round(float(x), 9) for x in row] for row in alone.double()]


def make(name: str, build, seed: int, hidden: bool, types: bool, layers: list[int]) -> dict:
    folder = OUT / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as place:
        scratch = Path(place) / name
        scratch.mkdir()
        torch.manual_seed(seed)
        slow, model = build(scratch)
        model.eval()
        slow.save_pretrained(scratch)
        model.save_pretrained(scratch, safe_serialization=False)
        cases = []
        for layer in layers:
            for idf in (False, True):
                for baseline in (False, True):
                    rescaled = dict(rescale_with_baseline=True, baseline_path=str(OUT / "baseline.tsv")) if baseline else {}
                    scores = score(scratch, PAIRS, layer, idf=idf, **rescaled)
                    cases.append({"layer": layer, "idf": idf, "baseline": baseline, "scores": scores})
        # The same tokenizer in one file, as exports have it.
        fast = transformers.AutoTokenizer.from_pretrained(scratch, use_fast=True)
        fast.save_pretrained(scratch / "fast")
        for file in ("tokenizer.json", "tokenizer_config.json"):
            shutil.copy(scratch / "fast" / file, folder / file)
        described = {**model.config.to_diff_dict(), "model_type": model.config.model_type}
        (folder / "config.json").write_text(json.dumps(described, indent=1) + "\n")
        if name == "roberta":
            export(model, scratch / "model.onnx", hidden, types)
            (folder / "onnx").mkdir()
            onnx.save_model(
                onnx.load(scratch / "model.onnx"), str(folder / "onnx" / "model.onnx"), save_as_external_data=True,
                all_tensors_to_one_file=True, location="model.onnx_data", size_threshold=1024,
            )
        else:
            export(model, folder / "model.onnx", hidden, types)
            quantize_dynamic(str(folder / "model.onnx"), str(folder / "model_quantized.onnx"), weight_type=QuantType.QInt8)
        tokens = [slow.encode(pair[0].strip(), truncation=True, max_length=LONGEST, **({"add_prefix_space": True} if name == "roberta" else {})) if pair[0].strip() else slow.build_inputs_with_special_tokens([]) for pair in PAIRS]
    return {"model": name, "seed": seed, "tokens": tokens, "cases": cases}


def main() -> None:
    torch.set_num_threads(1)
    warnings.filterwarnings("ignore")
    transformers.logging.set_verbosity_error()
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "baseline.tsv").write_text("LAYER,P,R,F\n0,0.31,0.32,0.33\n1,0.21,0.22,0.23\n2,0.41,0.42,0.43\n3,0.51,0.52,0.53\n")
    oracles = {
        "about": "made by scripts/research/oracles/bertscore/make.py",
        "versions": {name: version(name) for name in ["bert-score", "torch", "transformers", "tokenizers", "onnx", "onnxruntime"]},
        "pairs": [{"hypothesis": hypothesis, "references": references} for hypothesis, references in PAIRS],
        "encoders": [
            make("bert", bert, 3, hidden=True, types=True, layers=[1, 3]),
            make("roberta", roberta, 4, hidden=False, types=False, layers=[2]),
        ],
    }
    (OUT / "oracles.json").write_text(json.dumps(oracles, ensure_ascii=False, separators=(",", ":")) + "\n")
    print(sum(path.stat().st_size for path in OUT.rglob("*") if path.is_file()) // 1024, "KiB")


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    main()
