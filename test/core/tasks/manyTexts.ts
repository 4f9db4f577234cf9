import { createRandom, type Random } from '#app/core/shared/random.ts';

/** A text as a system might write it, by the kind of text that it is. */
export interface KindOfText {
  readonly kind: string;
  readonly text: string;
}

const NAMES = [
  "O'Brien", 'Coca-Cola', 'AT&T', 'C++', 'C#', '$100', '(sic)', '[brackets]', 'back\\slashes', 'a|b', '^top',
  '50%', 'snake_case', '5-pack', 'off-white', 'Jean-Luc', 'F.A.Q.', '.NET', '*bold*', '$&', "$'", '$1', '{2,3}',
  '\\x2d', '\\u{1F600}', 'constructor', '__proto__', '“quoted”', 'Ünal-Ångström', 'X Æ A-12', 'é', 'R&D’s',
] as const; // prettier-ignore

const SCRIPTS: Readonly<Record<string, readonly string[]>> = {
  Chinese: ['知秋电水壶，白色紫铜材质，', '容量达1.8升，', '支持USB充电。', '颜色：白色\n', '他说：“很好！”'],
  Japanese: [
    'やかんは白いです。',
    '容量は1.8リットル、',
    'コーヒーメーカー「若水」',
    '色：赤\n',
    'とても便利！',
  ],
  Thai: ['กาต้มน้ำสีขาว', 'ความจุ 1.8 ลิตร ', 'ใช้งานง่ายมาก ', 'สี: แดง\n', 'น้ำหนักเบา '],
  Arabic: ['الغلاية بيضاء، ', 'سعتها ١٫٨ لتر. ', 'اللون: أحمر\n', 'مَرْحَبًا بِكُمْ ', 'هل أعجبتك؟ '],
  Hebrew: ['הקומקום לבן, ', 'נפחו 1.8 ליטר. ', 'צבע: אדום\n', 'שָׁלוֹם לכולם! ', 'מתאים ל-6 אנשים '],
  Hindi: ['केतली सफ़ेद है। ', 'क्षमता १.८ लीटर है। ', 'रंग: लाल\n', 'राम रामायण पढ़ता है। ', 'बहुत अच्छा! '],
  Georgian: ['ჩაიდანი თეთრია. ', 'მოცულობა 1.8 ლიტრი. ', 'ფერი: წითელი\n', 'ᲓᲘᲓᲘ ასოები ', 'კარგია! '],
  Korean: ['주전자는 흰색입니다. ', '용량은 1.8리터입니다. ', '색상: 빨강\n', '정말 좋아요! ', '각 ᄀ '],
  Russian: ['Чайник белый. ', 'Объём 1,8 л. ', 'Цвет: красный\n', 'В Москве живёт Иван. ', 'Очень удобно! '],
};

const EMOJI = ['😀', '👨‍👩‍👧', '👍🏽', '❤️', '1️⃣', '🇩🇪', '🏳️‍🌈', '🧑🏿‍🚀', '#️⃣', '☕'] as const;
const MARKED = ['e\u0301', 'a\u0308\u0304', 'Z̴̧̛a̸̢l̵̡g̶o̷', 'n\u0303o', '\u0301', 'क्ष', 'ạ\u0302'] as const;
const UNSEEN = [
  '\u200b',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u202e',
  '\u2066',
  '\u2069',
  '\ufeff',
  '\u00ad',
] as const;
const WORDS =
  'the kettle of Bern holds 2 litres and pleases Alice, who bought 3 in Lima for 14.50 euros'.split(' ');
const CODE = [
  'const x = /[^\\s]+$/u.exec(`${y}`)?.[0] ?? "";', 'for (let i = 0; i < 10; i++) {', '}', 'def f(x): return x**2',
  'SELECT * FROM t WHERE a LIKE \'%_\\%\';', '#include <vector>', '{"colour": "red", "size": 5}', 'a && b || !c',
] as const; // prettier-ignore
const MARKDOWN = [
  '# Kettle', '- **Colour**: off-white', '* Size: 5-pack', '[link](https://example.org/a?b=c&d=$1)', '> quoted',
  '```js', '```', '| name | size |', '|------|-----:|', '| Coca-Cola | 5 l |', '1. first', '---', '![x](y.png)',
] as const; // prettier-ignore

type Writer = (random: Random) => string;

const some = <T>(random: Random, values: readonly T[], most: number): T[] =>
  Array.from({ length: 1 + random.integer(most) }, () => random.pick(values));

const KINDS: Readonly<Record<string, Writer>> = {
  empty: (random) => random.pick(['', ' ', '\n', '\t \r\n', '\u3000', '\u200b', '\u200d\u200e']),
  'one character': (random) => random.pick([...'a7-$\\好😀.', ...EMOJI, ...MARKED, ...UNSEEN]),
  'one word': (random) => random.pick([...NAMES, ...WORDS, '好', 'รัก', 'aaaa', 'aa-aa', '1234', '٣']),
  'one sentence': (random) => `${some(random, WORDS, 12).join(' ')}.`,
  symbols: (random) => some(random, [...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ §€→∑½²'], 40).join(''),
  names: (random) =>
    some(random, NAMES, 6)
      .map((name) => `We know that ${name} comes from ${random.pick(NAMES)}`)
      .join('. '),
  facts: (random) =>
    some(random, ['Colour', 'Size', 'Name', 'constructor', 'C++', '颜色'], 5)
      .map((label) => `${random.pick(['', '- ', '* '])}${label}: ${random.pick(NAMES)} ${random.integer(99)}`)
      .join(random.pick(['\n', '\r\n'])),
  numbers: (random) => some(random, ['1', '22', '3.14', '1,000', '²', 'Ⅷ', '٣', '5-pack', '2l', '$9.99', '-7', '1e9'], 12).join(' '), // prettier-ignore
  code: (random) => some(random, CODE, 8).join('\n'),
  Markdown: (random) => some(random, MARKDOWN, 10).join('\n'),
  table: (random) =>
    some(random, NAMES, 6).map((name) => `| ${name} | ${random.pick(WORDS)} | ${random.integer(9)} |`).join('\n'), // prettier-ignore
  ...Object.fromEntries(
    Object.entries(SCRIPTS).map(([name, parts]) => [
      name,
      (random: Random) => some(random, parts, 8).join(''),
    ]),
  ),
  emoji: (random) => some(random, [...EMOJI, ' ', 'so '], 12).join(''),
  marks: (random) => some(random, [...MARKED, ' ', 'a', '好'], 12).join(''),
  unseen: (random) => some(random, [...UNSEEN, 'a', ' b', 'אב ', '好'], 12).join(''),
  mixed: (random) =>
    some(random, [...NAMES, ...EMOJI, ...MARKED, ...WORDS, ...Object.values(SCRIPTS).flat()], 20).join(random.pick(['', ' ', '\n'])), // prettier-ignore
  'line ends': (random) =>
    some(random, WORDS, 20).join(random.pick(['\r\n', '\r', '\n\n\n', '\u2028', '\t'])),
  'any characters': (random) =>
    Array.from({ length: random.integer(30) }, () => {
      const code = 1 + random.integer(0x2ffff);
      // Halves of pairs are refused where texts come in.
      return code >= 0xd800 && code <= 0xdfff ? ' ' : String.fromCodePoint(code);
    }).join(''),
};

/** Long texts, few because they take long: prose, one word, lines with labels, numbers, spaces, emoji. */
const LONG: Readonly<Record<string, string>> = {
  'long prose': `${WORDS.join(' ')}. `.repeat(200),
  'long word': 'kettle'.repeat(3000),
  'long Chinese': SCRIPTS.Chinese!.join('').repeat(200),
  'many facts': Array.from({ length: 1000 }, (_, i) => `Label ${i % 50}: value-${i}`).join('\n'),
  'many numbers': Array.from({ length: 2000 }, (_, i) => i * 7).join(' '),
  'many spaces': `Colour: red${' '.repeat(40_000)}x${'\n'.repeat(40_000)}y`,
  'many hyphens': `${'-'.repeat(20_000)}${'* '.repeat(20_000)}`,
  'many emoji': '👨‍👩‍👧'.repeat(4000),
};

/** Some 2,000 texts of every kind, the same each time. */
export function manyTexts(): KindOfText[] {
  const kinds = Object.entries(KINDS);
  const each = Math.ceil((2000 - Object.keys(LONG).length) / kinds.length);
  return [
    ...kinds.flatMap(([kind, write]) => {
      const random = createRandom(`texts/${kind}`);
      return Array.from({ length: each }, () => ({ kind, text: write(random) }));
    }),
    ...Object.entries(LONG).map(([kind, text]) => ({ kind, text })),
  ];
}
