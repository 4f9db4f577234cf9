"""Writes fixtures/oracles/measures/: what the reference implementations say of random texts.

    python3 -m venv venv && venv/bin/pip install sacrebleu==2.6.0 rouge-score==0.1.2 nltk==3.8.1
    venv/bin/python scripts/research/oracles/measures/make.py

The seed is fixed: the same versions write the same files.
"""

import json
import logging
import random
from pathlib import Path

from nltk.stem import PorterStemmer
from nltk.translate.meteor_score import meteor_score
from rouge_score import rouge_scorer
from sacrebleu.metrics import BLEU, CHRF, TER
from sacrebleu.metrics.bleu import _get_tokenizer

from texts import ENGLISH, chinese, english, odd, segment
from words import WORDS

TO = Path(__file__).resolve().parents[4] / "fixtures" / "oracles" / "measures"
TOKENIZERS = ["13a", "zh", "char", "intl", "none"]
logging.disable(logging.WARNING)


def write(name: str, source: str, cases: list) -> None:
    lines = ",\n".join(json.dumps(case, ensure_ascii=True, separators=(",", ":")) for case in cases)
    (TO / name).write_text(f'{{"source":{json.dumps(source)},\n"cases":[\n{lines}\n]}}\n', encoding="utf-8")


def streams(references: list[list[str]]) -> list[list[str | None]]:
    most = max(len(r) for r in references)
    return [[r[k] if k < len(r) else None for r in references] for k in range(most)]


def tokens(rng: random.Random) -> list:
    def of(text: str) -> dict:
        return {"text": text, **{name: _get_tokenizer(name)()(text).split() for name in TOKENIZERS}}

    return [of(make(rng)) for make in [english] * 15 + [chinese] * 25 + [odd] * 120]


def bleu_options(rng: random.Random) -> dict:
    smoothing = rng.choice(["exp", "floor", "add-k", "none"])
    return {
        "tokenizer": rng.choice(TOKENIZERS),
        "lowercase": rng.random() < 0.3,
        "smoothing": smoothing,
        "smoothingValue": rng.choice([None, 0.125, 0.5, 2]) if smoothing in ("floor", "add-k") else None,
        "effectiveOrder": rng.random() < 0.5,
        "maxOrder": rng.choice([4, 4, 4, 1, 2, 6]),
    }


def bleu_figures(score) -> dict:
    return {
        "score": score.score,
        "precisions": score.precisions,
        "brevityPenalty": score.bp,
        "hypothesisLength": score.sys_len,
        "referenceLength": score.ref_len,
        "counts": score.counts,
        "totals": score.totals,
    }


def corpora(rng: random.Random, cases: int, options, metric_of, figures) -> list:
    result = []
    for _ in range(cases):
        chosen = options(rng)
        metric = metric_of(chosen)
        pairs = [segment(rng) for _ in range(rng.choice([1, 2, 5, 8]))]
        hypotheses, references = [h for h, _ in pairs], [r for _, r in pairs]
        corpus = figures(metric.corpus_score(hypotheses, streams(references)))
        signature = str(metric.get_signature())
        sentences = [figures(metric.sentence_score(h, r)) for h, r in pairs]
        result.append(
            {
                "options": chosen,
                "hypotheses": hypotheses,
                "references": references,
                "corpus": corpus,
                "sentences": sentences,
                "signature": signature,
            }
        )
    return result


def bleu(o: dict) -> BLEU:
    return BLEU(
        lowercase=o["lowercase"],
        tokenize=o["tokenizer"],
        smooth_method=o["smoothing"],
        smooth_value=o["smoothingValue"],
        max_ngram_order=o["maxOrder"],
        effective_order=o["effectiveOrder"],
    )


def chrf_options(rng: random.Random) -> dict:
    return {
        "charOrder": rng.choice([6, 6, 1, 3]),
        "wordOrder": rng.choice([0, 2, 2, 1]),
        "beta": rng.choice([2, 2, 1, 3]),
        "lowercase": rng.random() < 0.3,
        "whitespace": rng.random() < 0.3,
        "epsSmoothing": rng.random() < 0.3,
    }


def chrf(o: dict) -> CHRF:
    return CHRF(
        char_order=o["charOrder"],
        word_order=o["wordOrder"],
        beta=o["beta"],
        lowercase=o["lowercase"],
        whitespace=o["whitespace"],
        eps_smoothing=o["epsSmoothing"],
    )


def ter_options(rng: random.Random) -> dict:
    return {
        name: rng.random() < 0.4 for name in ["normalized", "noPunctuation", "asianSupport", "caseSensitive"]
    }


def ter(o: dict) -> TER:
    return TER(
        normalized=o["normalized"],
        no_punct=o["noPunctuation"],
        asian_support=o["asianSupport"],
        case_sensitive=o["caseSensitive"],
    )


def ter_figures(score) -> dict:
    return {"score": score.score, "edits": score.num_edits, "referenceLength": score.ref_length}


def long_ter(rng: random.Random) -> list:
    """Long segments of few words, where the limits of the search for shifts and its beam come to bear."""
    metric = TER()
    pairs = []
    for _ in range(14):
        words = [f"w{i}" for i in range(rng.choice([3, 12, 60]))]
        pair = tuple(" ".join(rng.choice(words) for _ in range(rng.choice([1, 25, 70, 110]))) for _ in range(2))
        pairs.append(pair)
    for turn in (20, 30, 45, 60):
        words = [f"w{i}" for i in range(100)]
        pairs.append((" ".join(words[turn:] + words[:turn]), " ".join(words)))
    return [{"hypothesis": h, "reference": r, **ter_figures(metric.sentence_score(h, [r]))} for h, r in pairs]


class Sacre:
    def __init__(self, name: str):
        self._tokenize = _get_tokenizer(name)()

    def tokenize(self, text: str) -> list[str]:
        return self._tokenize(text).split()


def rouge(rng: random.Random) -> list:
    types = ["rouge1", "rouge2", "rouge3", "rougeL", "rougeLsum"]
    result = []
    for _ in range(130):
        tokenizer = rng.choice(["default", "default", "zh", "char", "13a"])
        stemmer = rng.random() < 0.5
        own = None if tokenizer == "default" else Sacre(tokenizer)
        scorer = rouge_scorer.RougeScorer(types, use_stemmer=stemmer, tokenizer=own)
        hypothesis, references = segment(rng)
        if rng.random() < 0.6:
            hypothesis, references = in_lines(rng, hypothesis), [in_lines(rng, r) for r in references]
        scores = scorer.score_multi(references, hypothesis)
        result.append(
            {
                "tokenizer": tokenizer,
                "stemmer": stemmer,
                "hypothesis": hypothesis,
                "references": references,
                "scores": {t: [s.precision, s.recall, s.fmeasure] for t, s in scores.items()},
            }
        )
    return result


def in_lines(rng: random.Random, text: str) -> str:
    """Line breaks in some places, where there were blanks or between Chinese characters."""
    return "".join("\n" if c == " " and rng.random() < 0.3 else c + "\n" * (rng.random() < 0.05) for c in text)


class NoSynonyms:
    @staticmethod
    def synsets(_word: str) -> list:
        return []


class AsIs:
    @staticmethod
    def stem(word: str) -> str:
        return word


def meteor(rng: random.Random) -> list:
    result = []
    for _ in range(90):
        hypothesis, references = segment(rng)
        options = {
            "alpha": rng.choice([0.9, 0.9, 0.5]),
            "beta": rng.choice([3, 3, 1]),
            "gamma": rng.choice([0.5, 0.5, 0.2]),
            "stemmer": rng.random() < 0.7,
        }
        words, lists = hypothesis.split(), [r.split() for r in references]
        score = meteor_score(
            lists,
            words,
            stemmer=PorterStemmer() if options["stemmer"] else AsIs(),
            wordnet=NoSynonyms(),
            alpha=options["alpha"],
            beta=options["beta"],
            gamma=options["gamma"],
        )
        result.append({"options": options, "hypothesis": words, "references": lists, "score": score})
    return result


def stems(rng: random.Random) -> list:
    stemmer = PorterStemmer()
    letters = "aeiouybcdflnstzwx"
    suffixes = (
        "sses ies ied eed ed ing ational tional enci anci izer bli abli alli entli eli ousli ization ation ator "
        "alism iveness fulness ousness aliti iviti biliti fulli logi icate ative alize iciti ical ful ness al ance "
        "ence er ic able ible ant ement ment ent ion sion tion ou ism ate iti ous ive ize e ll y s ss lli"
    ).split()
    made = {
        "".join(rng.choice(letters) for _ in range(rng.randint(0, 5)))
        + "".join(rng.choice(suffixes) for _ in range(rng.choice([0, 1, 1, 2])))
        for _ in range(4000)
    }
    odd_words = ["", "Dying", "dying", "NEWS", "foo*ded", "😀😀ed", "😀ies", "a😀", "İsing", "Σοφίας", "naïveness", "2nd", "don't"]
    own = [w.strip(".,;:!?\"()").lower() for w in ENGLISH]
    words = sorted(made | set(own) | set(WORDS)) + odd_words
    return [[w, stemmer.stem(w)] for w in words]


def main() -> None:
    TO.mkdir(parents=True, exist_ok=True)
    sacre, rouges = "sacrebleu 2.6.0 (Apache-2.0)", "rouge_score 0.1.2 (Apache-2.0), nltk 3.8.1"
    write("tokens.json", sacre, tokens(random.Random(1)))
    write("bleu.json", sacre, corpora(random.Random(2), 70, bleu_options, bleu, bleu_figures))
    write("chrf.json", sacre, corpora(random.Random(3), 50, chrf_options, chrf, lambda s: {"score": s.score}))
    write("ter.json", sacre, corpora(random.Random(4), 60, ter_options, ter, ter_figures))
    write("ter-long.json", sacre, long_ter(random.Random(5)))
    write("rouge.json", rouges, rouge(random.Random(6)))
    write("meteor.json", "nltk 3.8.1 (Apache-2.0), without synonyms", meteor(random.Random(7)))
    write("stems.json", "nltk 3.8.1 (Apache-2.0)", stems(random.Random(8)))


if __name__ == "__main__":
    main()
