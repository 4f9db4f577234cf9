"""The English words of the grammar."""

from grammar import Kind, Language


def steps(unit: str, *numbers: object) -> tuple[str, ...]:
    return tuple(f"{n}{unit}" for n in numbers)


WARRANTY = steps(" years", 2, 3, 4, 5, 6, 7, 8, 10)


def euros(*numbers: int) -> tuple[str, ...]:
    return tuple(f"€{n}" for n in numbers)


KINDS = (
    Kind("kettle", "kitchen", ("stainless steel", "glass", "ceramic", "copper"), {
        "Capacity": steps(" l", 0.8, 1.2, 1.5, 1.7, 1.8, 2),
        "Power": steps(" W", 1200, 1500, 1800, 2000, 2200, 2400),
        "Warranty": WARRANTY,
    }, euros(29, 35, 39, 45, 49, 55, 59, 69)),
    Kind("coffee maker", "kitchen", ("stainless steel", "glass", "aluminium"), {
        "Makes": steps(" cups", 4, 6, 8, 10, 12),
        "Power": steps(" W", 800, 900, 1000, 1100, 1200, 1500),
        "Warranty": WARRANTY,
    }, euros(49, 59, 69, 79, 89, 99, 119, 129)),
    Kind("frying pan", "kitchen", ("cast iron", "stainless steel", "copper", "aluminium"), {
        "Diameter": steps(" cm", 20, 22, 24, 26, 28, 30, 32),
        "Weight": steps(" kg", 0.9, 1.1, 1.3, 1.6, 1.9, 2.4),
        "Warranty": WARRANTY,
    }, euros(25, 29, 35, 45, 49, 65, 79, 85)),
    Kind("blender", "kitchen", ("glass", "stainless steel", "recycled plastic"), {
        "Capacity": steps(" l", 0.6, 0.9, 1.2, 1.5, 1.8, 2),
        "Power": steps(" W", 350, 500, 600, 800, 1000, 1200),
        "Speeds": steps("", 2, 3, 4, 5, 6, 8),
    }, euros(39, 45, 55, 65, 75, 89, 99, 109)),
    Kind("headset", "desk", ("aluminium", "leather", "recycled plastic", "bamboo"), {
        "Battery": steps(" hours", 18, 20, 24, 30, 36, 40, 50),
        "Weight": steps(" g", 160, 180, 210, 240, 260, 290),
        "Range": steps(" m", 8, 10, 12, 15, 20, 30),
    }, euros(49, 59, 79, 89, 119, 149, 179, 199)),
    Kind("speaker", "desk", ("oak", "bamboo", "aluminium", "recycled plastic"), {
        "Battery": steps(" hours", 8, 10, 12, 14, 16, 20, 24),
        "Power": steps(" W", 10, 15, 20, 30, 40, 60),
        "Weight": steps(" g", 290, 350, 420, 480, 560, 640),
    }, euros(35, 45, 59, 69, 89, 99, 129, 149)),
    Kind("desk lamp", "desk", ("brass", "oak", "aluminium", "ceramic"), {
        "Brightness": steps(" lumens", 300, 400, 450, 500, 600, 750, 900),
        "Power": steps(" W", 5, 6, 8, 9, 10, 12),
        "Warranty": WARRANTY,
    }, euros(25, 35, 39, 49, 59, 75, 89, 109)),
    Kind("keyboard", "desk", ("aluminium", "recycled plastic", "bamboo", "oak"), {
        "Keys": steps("", 61, 68, 75, 84, 98, 104),
        "Battery": steps(" hours", 40, 60, 80, 100, 150, 200),
        "Weight": steps(" g", 420, 480, 560, 640, 720, 850),
    }, euros(39, 49, 59, 79, 99, 109, 129, 149)),
    Kind("backpack", "outdoor", ("canvas", "nylon", "leather", "recycled plastic"), {
        "Capacity": steps(" l", 18, 20, 22, 25, 28, 30, 35, 40),
        "Weight": steps(" g", 480, 560, 640, 720, 850, 950),
        "Pockets": steps("", 3, 4, 5, 6, 7, 8),
    }, euros(45, 55, 65, 79, 89, 99, 119, 139)),
    Kind("tent", "outdoor", ("nylon", "canvas", "polyester"), {
        "Sleeps": steps(" people", 2, 3, 4, 5, 6),
        "Weight": steps(" kg", 1.3, 1.6, 1.9, 2.4, 2.8, 3.5),
        "Set-up": steps(" minutes", 3, 4, 5, 6, 8, 10),
    }, euros(89, 99, 129, 149, 179, 199, 229, 259)),
    Kind("water bottle", "outdoor", ("stainless steel", "glass", "titanium", "aluminium"), {
        "Capacity": steps(" ml", 350, 500, 600, 750, 900),
        "Keeps cold": steps(" hours", 6, 8, 12, 18, 24),
        "Weight": steps(" g", 140, 160, 180, 210, 240, 290),
    }, euros(15, 18, 19, 22, 25, 29, 35, 39)),
    Kind("suitcase", "outdoor", ("aluminium", "polyester", "leather", "recycled plastic"), {
        "Capacity": steps(" l", 30, 35, 40, 55, 65, 75, 90),
        "Weight": steps(" kg", 1.9, 2.4, 2.8, 3.1, 3.5, 4.2),
        "Warranty": WARRANTY,
    }, euros(79, 89, 99, 119, 139, 159, 189, 229)),
)

ENGLISH = Language(
    code="en",
    names=(
        "Alder", "Aurora", "Bramble", "Calla", "Dalia", "Elmo", "Ferno", "Galen", "Harrow",
        "Isla", "Juno", "Kestrel", "Larkin", "Linden", "Maren", "Nimbus", "Orla", "Pebble",
        "Quill", "Rowan", "Sorrel", "Tarn", "Umbra", "Vesper", "Willow", "Yarrow", "Zephyr",
    ),
    colours=(
        "red", "navy blue", "olive green", "black", "white", "orange", "grey", "yellow",
        "ivory", "mint green", "purple", "silver",
    ),
    kinds=KINDS,
    audiences=("families", "students", "professionals", "travellers", "seniors"),
    labels={
        "product": "Product", "colour": "Colour", "material": "Material", "price": "Price",
        "audience": "Audience", "description": "Description",
    },
    colon=": ",
    joint=" ",
    phrases={
        "Capacity": ("holds {v}", "has room for {v}", "takes up to {v}"),
        "Power": ("runs on {v}", "works with {v} of power", "has a power of {v}"),
        "Warranty": ("comes with a warranty of {v}", "is guaranteed for {v}", "is covered for {v}"),
        "Makes": ("makes {v} at a time", "brews {v} in one go", "serves {v}"),
        "Diameter": ("measures {v} across", "is {v} wide", "has a diameter of {v}"),
        "Weight": ("weighs only {v}", "weighs {v}", "has a weight of {v}"),
        "Speeds": ("offers {v} speeds", "works at {v} speeds", "lets you choose from {v} speeds"),
        "Battery": ("lasts {v} on one charge", "runs for {v} between charges", "has a battery life of {v}"),
        "Range": ("stays connected within {v}", "works up to {v} away", "has a range of {v}"),
        "Brightness": ("gives {v} of light", "shines with {v}", "reaches {v}"),
        "Keys": ("has {v} quiet keys", "offers {v} keys", "comes with {v} keys"),
        "Pockets": ("has {v} pockets", "offers {v} handy pockets", "keeps order with {v} pockets"),
        "Sleeps": ("sleeps {v}", "has space for {v}", "shelters {v}"),
        "Set-up": ("goes up in {v}", "stands in {v}", "takes {v} to set up"),
        "Keeps cold": ("keeps drinks cold for {v}", "stays cool for {v}", "chills drinks for {v}"),
    },
    openings={
        "families": (
            "Meet the {name}, {acolour} {kind} made of {material} for the whole family.",
            "Family life is easier with the {name} {kind} in {colour} {material}.",
            "Everyone at home will love the {name}, {acolour} {kind} made of {material}.",
        ),
        "students": (
            "Say hello to the {name}, {acolour} {kind} in {material} that fits any student room.",
            "Small budget, big plans? The {name} is {acolour} {kind} in {material}.",
            "New term, new {kind}! The {name} comes in {colour} {material}.",
        ),
        "professionals": (
            "The {name} {kind} combines {acolour} finish with durable {material}.",
            "The {name} is {acolour} {kind} in {material}, built for demanding work.",
            "Designed for professionals, the {name} {kind} comes in {colour} {material}.",
        ),
        "travellers": (
            "Pack the {name}, {acolour} {kind} in {material} that is ready for the road.",
            "Wherever you go next, take the {name}, {acolour} {kind} made of {material}.",
            "The {name} {kind} in {colour} {material} is a born traveller.",
        ),
        "seniors": (
            "The {name} is {acolour} {kind} made of {material} that is easy to handle.",
            "Comfort comes first with the {name}, {acolour} {kind} in {material}.",
            "With the {name} you choose {acolour} {kind} in {material} that keeps things simple.",
        ),
    },
    middles={
        "families": ("It {list}.", "You will like that it {list}.", "For everyday life, it {list}."),
        "students": ("It {list}, no fuss.", "Good to know: it {list}.", "It {list}, all you need."),
        "professionals": ("It {list}.", "In daily use, it {list}.", "Reliable and precise, it {list}."),
        "travellers": ("On the road, it {list}.", "It {list}, day after day.", "Far from home, it {list}."),
        "seniors": ("It {list}, just as it should.", "Simple to use, it {list}.", "You can rely on it: it {list}."),
    },
    closings={
        "kitchen": {
            "families": (
                "a great help on busy school mornings",
                "the favourite of every family breakfast",
                "made for kitchens where everyone joins in",
            ),
            "students": (
                "perfect for a shared kitchen",
                "a lifesaver before early lectures",
                "just right for late-night study sessions",
            ),
            "professionals": (
                "a dependable tool for ambitious cooks",
                "the right choice for the office kitchen",
                "made for long days and high standards",
            ),
            "travellers": (
                "a taste of home in any holiday flat",
                "the best friend of every camper kitchen",
                "made for breakfasts with a new view",
            ),
            "seniors": (
                "a quiet pleasure every morning",
                "made for relaxed afternoons with guests",
                "a safe choice for every kitchen",
            ),
        },
        "desk": {
            "families": (
                "ideal for homework and film nights",
                "made for a busy living room",
                "tough enough for small hands",
            ),
            "students": (
                "your best partner for exam week",
                "perfect for small desks and long nights",
                "made for the library and the sofa",
            ),
            "professionals": (
                "a sound investment for every workplace",
                "made for focused working hours",
                "an elegant addition to any office",
            ),
            "travellers": (
                "at home in every hotel room",
                "a good companion on long train rides",
                "made for work with a changing view",
            ),
            "seniors": (
                "pleasant for evenings in your armchair",
                "made for unhurried evenings at home",
                "a comfort day after day",
            ),
        },
        "outdoor": {
            "families": (
                "ready for the next weekend adventure",
                "a faithful friend on every family trip",
                "made for picnics and long holidays",
            ),
            "students": (
                "great for campus and festivals alike",
                "your ticket to cheap holidays",
                "made for semester breaks with friends",
            ),
            "professionals": (
                "a smart choice for work on the move",
                "made for tight schedules and rough weather",
                "trusted equipment for work outdoors",
            ),
            "travellers": (
                "made for mountains and night trains",
                "at ease in any corner of the world",
                "a loyal companion from coast to coast",
            ),
            "seniors": (
                "a good companion for gentle outings",
                "made for unhurried journeys",
                "a comfort on every day trip",
            ),
        },
    },
    endings={
        "families": ("It is {closing}.", "All in all, it is {closing}."),
        "students": ("It is {closing}!", "In short, it is {closing}."),
        "professionals": ("It is {closing}.", "In short, it is {closing}."),
        "travellers": ("It is {closing}.", "Best of all, it is {closing}."),
        "seniors": ("It is {closing}.", "Best of all, it is {closing}."),
    },
    priced_endings={
        "families": ("It is {closing}, and costs just {price}.", "For {price}, it is {closing}."),
        "students": ("It is {closing}, and only {price}!", "At just {price}, it is {closing}."),
        "professionals": ("At {price}, it is {closing}.", "It is {closing}, priced at {price}."),
        "travellers": ("It is {closing}, and yours for {price}.", "For {price}, it is {closing}."),
        "seniors": ("It is {closing} and costs {price}.", "At a fair {price}, it is {closing}."),
    },
)
