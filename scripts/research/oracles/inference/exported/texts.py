"""The texts that the tiny tokenizers are trained on, the prompts, the texts to score and the conversations."""

CORPUS = """\
The kettle holds 1.7 litres and boils within three minutes. It is quiet, light and easy to clean.
A lamp for the desk: warm light, a switch at the cord, two years of warranty.
The bottle keeps tea hot for twelve hours; hikers like that it weighs only 310 grams.
The quick brown fox jumps over the lazy dog, and the dog sleeps on.
What does the customer want? Something that lasts, that can be repaired, and that doesn't cost much.
Write one sentence about the product. Name its colour, its weight and the people it is made for.
Der Wasserkocher ist leise und schnell. Die Lampe steht auf dem Tisch.
La bouteille est légère; le café reste chaud. Où est la lampe ?
这款水壶很轻，适合徒步。适合家庭使用的灯。
Translate the sentence, then summarise the paragraph in ten words or fewer.
A good knife stays sharp for years; a cheap one bends when it meets a pumpkin.
Our backpack carries thirty litres, keeps rain out, and has pockets for a phone and a map.
Please compare both offers and explain which of them suits a small office better.
Die Tasche ist wasserdicht und wiegt wenig. Der Koch empfiehlt das scharfe Messer.
Le sac est solide, mais son prix reste raisonnable. 这个背包防水，可以装很多东西。
""".splitlines()

# Of different lengths, so that a batch of them is padded. Each case takes those whose result float noise can't turn.
PROMPTS = [
    "The kettle is quiet",
    "A lamp",
    "Write one sentence about the bottle that keeps tea hot.",
    "What does",
    "The dog sleeps on, and the fox jumps; 适合徒步 café.",
    "Name its colour, its weight and the people it is made for: kettle.",
    "Der Koch",
    "Please compare both offers and explain",
    "水壶",
    "A cheap knife bends; a good one stays sharp for years.",
]

# With what stands before them; then alone; the last is longer than the context of every model that has one.
SCORED = [
    {"prompt": "The kettle", "text": " is quiet and boils within three minutes."},
    {"prompt": "Write one sentence about the lamp:", "text": " A warm light for the desk."},
    {"prompt": "这款水壶", "text": "很轻，适合徒步。"},
    {"prompt": "A", "text": " bottle"},
    {"text": "The quick brown fox jumps over the lazy dog."},
    {"text": "Où est la lampe ? The lamp is on the desk."},
    {"text": "The bottle keeps tea hot for twelve hours, and the lamp gives warm light. " * 7},
]

CONVERSATIONS = [
    [{"role": "user", "content": "What does the customer want?"}],
    [
        {"role": "system", "content": "Write one sentence."},
        {"role": "user", "content": "The kettle, please."},
    ],
    [
        {"role": "system", "content": "Name the colour."},
        {"role": "user", "content": " A lamp \n"},
        {"role": "assistant", "content": "The lamp is warm."},
        {"role": "user", "content": "适合家庭使用?"},
    ],
]
