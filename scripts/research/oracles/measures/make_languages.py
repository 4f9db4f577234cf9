"""Writes fixtures/oracles/measures/languages.json and answers.json: what reference implementations say of texts in
many languages, and of short answers.

    python3 -m venv venv && venv/bin/pip install sacrebleu==2.6.0 rouge-score==0.1.2 nltk==3.8 regex
    venv/bin/python scripts/research/oracles/measures/make_languages.py

languages.json: the words by Python's `regex`, which knows scripts by its own tables; ROUGE by rouge_score with those
words as its tokenizer; METEOR by nltk without stems and without WordNet, on the same words; chrF, chrF++ and TER by
sacreBLEU. answers.json: exact match and F1 by the functions of SQuAD's evaluate-v2.0.py (Rajpurkar et al. 2018,
CC BY-SA 4.0), which are repeated here.
"""

import collections
import json
import random
import re
import string
import unicodedata
from pathlib import Path

import regex
from nltk.translate.meteor_score import meteor_score
from rouge_score import rouge_scorer
from sacrebleu.metrics import CHRF, TER

TO = Path(__file__).resolve().parents[4] / "fixtures" / "oracles" / "measures"

UNSPACED = "".join(
    rf"\p{{scx={script}}}"
    for script in "Han Hiragana Katakana Bopomofo Yi Thai Lao Khmer Myanmar Tibetan".split()
)
WORD = regex.compile(
    rf"(?=[{UNSPACED}])[\p{{L}}\p{{N}}]\p{{M}}*|(?:(?![{UNSPACED}])[\p{{L}}\p{{N}}])(?:(?![{UNSPACED}])[\p{{L}}\p{{N}}\p{{M}}])*"
)

# language, a reference, a text near it, a text that shares nothing but a product code
TEXTS = [
    ("ru", "Зарядное устройство USB-C 65W для ноутбука быстро заряжает батарею.", "Зарядное устройство USB-C 65W быстро заряжает ноутбук.", "ничего общего, USB-C 65W"),
    ("el", "Ο φορτιστής USB-C 65W φορτίζει γρήγορα τον υπολογιστή.", "Ο φορτιστής USB-C 65W φορτίζει τον υπολογιστή σας.", "τίποτα κοινό, USB-C 65W"),
    ("ar", "الشاحن USB-C 65W يشحن الحاسوب المحمول بسرعة كبيرة.", "الشاحن USB-C 65W يشحن الحاسوب بسرعة.", "لا شيء مشترك، USB-C 65W"),
    ("he", "המטען USB-C 65W טוען את המחשב הנייד במהירות רבה.", "המטען USB-C 65W טוען את המחשב במהירות.", "אין דבר משותף, USB-C 65W"),
    ("hi", "यह चार्जर USB-C 65W लैपटॉप को तेज़ी से चार्ज करता है।", "यह चार्जर USB-C 65W लैपटॉप को जल्दी चार्ज करता है।", "कुछ भी समान नहीं, USB-C 65W"),
    ("th", "ที่ชาร์จ USB-C 65W ชาร์จโน้ตบุ๊กได้รวดเร็วมาก", "ที่ชาร์จ USB-C 65W ชาร์จโน้ตบุ๊กได้เร็ว", "ไม่มีอะไรเหมือนกัน USB-C 65W"),
    ("ja", "充電器USB-C 65Wはノートパソコンを素早く充電します。", "充電器USB-C 65Wはパソコンを早く充電します。", "共通点はない、USB-C 65W"),
    ("ko", "충전기 USB-C 65W는 노트북을 빠르게 충전합니다.", "충전기 USB-C 65W는 노트북을 충전합니다.", "공통점이 없음, USB-C 65W"),
    ("zh", "充电器USB-C 65W可以快速为笔记本电脑充电。", "充电器USB-C 65W能为笔记本电脑快速充电。", "毫无关系，USB-C 65W"),
    ("de", "Das Ladegerät USB-C 65W lädt Ihren größten Rechner schön schnell über Nacht.", "Das Ladegerät USB-C 65W lädt den Rechner schnell über Nacht.", "überhaupt nichts gemeinsam, USB-C 65W"),
    ("tr", "Işıklı USB-C 65W şarj cihazı dizüstü bilgisayarı hızlı şarj eder.", "ışıklı USB-C 65W şarj cihazı bilgisayarı şarj eder.", "ortak hiçbir şey yok, USB-C 65W"),
    ("fa", "شارژر USB-C 65W لپ‌تاپ را به‌سرعت شارژ می‌کند.", "شارژر USB-C 65W لپ‌تاپ را شارژ می‌کند.", "هیچ چیز مشترک نیست، USB-C 65W"),
    ("vi", "Bộ sạc USB-C 65W sạc máy tính xách tay rất nhanh.", "Bộ sạc USB-C 65W sạc máy tính nhanh.", "không có gì chung, USB-C 65W"),
    ("en", "The USB-C 65W charger charges your laptop's battery quickly.", "The USB-C 65W charger charges the laptop quickly.", "nothing in common, USB-C 65W"),
]


def words(text: str, language: str) -> list[str]:
    shown = "".join(c for c in text if unicodedata.category(c) != "Cf")
    shown = unicodedata.normalize("NFC", shown)
    if language == "tr":
        shown = shown.replace("I", "ı").replace("İ", "i")
    return WORD.findall(shown.lower())


class Words:
    def __init__(self, language: str):
        self.language = language

    def tokenize(self, text: str) -> list[str]:
        return words(text, self.language)


class NoStems:
    def stem(self, word: str) -> str:
        return word


class NoWordNet:
    def synsets(self, word: str) -> list:
        return []


def languages() -> list:
    cases = []
    for language, reference, near, far in TEXTS:
        scorer = rouge_scorer.RougeScorer(["rouge1", "rouge2", "rougeL"], tokenizer=Words(language))
        for name, text in (("same", reference), ("near", near), ("far", far)):
            scores = scorer.score(reference, text)
            ours, theirs = words(text, language), words(reference, language)
            cases.append(
                {
                    "language": language,
                    "which": name,
                    "text": text,
                    "reference": reference,
                    "words": ours,
                    "rouge": {k: {"precision": s.precision, "recall": s.recall, "f1": s.fmeasure} for k, s in scores.items()},
                    "meteor": meteor_score([theirs], ours, stemmer=NoStems(), wordnet=NoWordNet()),
                    "chrf": CHRF().sentence_score(text, [reference]).score,
                    "chrf++": CHRF(word_order=2).sentence_score(text, [reference]).score,
                    "ter": TER().sentence_score(text, [reference]).score,
                }
            )
    return cases


def normalize_answer(s):
    def remove_articles(text):
        return re.sub(re.compile(r"\b(a|an|the)\b", re.UNICODE), " ", text)

    def remove_punc(text):
        exclude = set(string.punctuation)
        return "".join(ch for ch in text if ch not in exclude)

    return " ".join(remove_articles(remove_punc(s.lower())).split())


def compute_exact(a_gold, a_pred):
    return int(normalize_answer(a_gold) == normalize_answer(a_pred))


def compute_f1(a_gold, a_pred):
    gold_toks = normalize_answer(a_gold).split() if a_gold else []
    pred_toks = normalize_answer(a_pred).split() if a_pred else []
    common = collections.Counter(gold_toks) & collections.Counter(pred_toks)
    num_same = sum(common.values())
    if len(gold_toks) == 0 or len(pred_toks) == 0:
        return int(gold_toks == pred_toks)
    if num_same == 0:
        return 0
    precision = 1.0 * num_same / len(pred_toks)
    recall = 1.0 * num_same / len(gold_toks)
    return (2 * precision * recall) / (precision + recall)


PIECES = "The the a An Denver Broncos, broncos won 24–10 the U.S. in 1,066 A.D. O'Neill's résumé ( New-York ) ! a-an naïve the, 北京".split()


def answers() -> list:
    rng = random.Random(20)
    make = lambda: " ".join(rng.choice(PIECES) for _ in range(rng.randint(0, 6)))
    cases = []
    for _ in range(200):
        text = make()
        references = [make() if rng.random() < 0.7 else text.upper() for _ in range(rng.randint(1, 3))]
        cases.append(
            {
                "text": text,
                "references": references,
                "exactMatch": max(compute_exact(r, text) for r in references),
                "tokenF1": max(compute_f1(r, text) for r in references),
            }
        )
    return cases


def write(name: str, source: str, cases: list) -> None:
    lines = ",\n".join(json.dumps(case, ensure_ascii=True, separators=(",", ":")) for case in cases)
    (TO / name).write_text(f'{{"source":{json.dumps(source)},\n"cases":[\n{lines}\n]}}\n', encoding="utf-8")


write("languages.json", "regex, rouge_score 0.1.2, nltk 3.8, sacreBLEU 2.6.0", languages())
write("answers.json", "functions of SQuAD's evaluate-v2.0.py", answers())
