import { describe, expect, it } from 'vitest';
import { latexCode, latexText } from '#app/core/reports/paper/latex.ts';
import { createRandom } from '#app/core/shared/random.ts';

/** What `latexText` may write: letters, harmless signs, commands of a known form, and other scripts within theirs. */
const SAFE =
  /^(?:[A-Za-z0-9 .,:;()!?/+=@'~-]|``|\{\[\}|\{\]\}|\{\*\}|\{\}-|\\[#$%&_{}]|\\(?:text[a-z]+|ldots|pounds|S|ss|ae|AE|oe|OE|o|O|l|L|i)\{\}|\\[`'^~=u."rHvc]\{[A-Za-z]\}|\$[-\\{}^a-z23]+\$|\\evhtext\{U\+[0-9A-F]{4,6}(?: U\+[0-9A-F]{4,6})*\}\{\P{ASCII}+\})*$/u;

describe('text in LaTeX', () => {
  it('says every sign of TeX as itself', () => {
    expect(latexText('50 % of $x_1 & #2 {a} ~b^c \\end|<"q">')).toBe(
      "50 \\% of \\$x\\_1 \\& \\#2 \\{a\\} \\textasciitilde{}b\\textasciicircum{}c \\textbackslash{}end\\textbar{}\\textless{}''q''\\textgreater{}",
    );
    expect(latexText('[1] *')).toBe('{[}1{]} {*}');
    expect(latexText('a--b')).toBe('a-{}-b');
  });

  it('writes accents for any engine, and other scripts by a command', () => {
    expect(latexText('Ünïcødé')).toBe('\\"{U}n\\"{i}c\\o{}d\\\'{e}');
    expect(latexText('模型 1')).toBe('\\evhtext{U+6A21 U+578B}{模型} 1');
    expect(latexText('مرحبا')).toBe('\\evhtext{U+0645 U+0631 U+062D U+0628 U+0627}{مرحبا}');
    expect(latexText('−0.35 ± 1')).toBe('$-$0.35 $\\pm$ 1');
  });

  it('leaves out what controls, turns or joins, and breaks no line', () => {
    expect(latexText('a\u202eb\u0000c\nd\u2028e\u200d\u00adf\r\n\tg')).toBe('ab c d ef g');
    expect(latexText('\ud800x')).toBe('\\evhtext{U+FFFD}{\ufffd}x');
  });

  it('holds for whatever a name is made of', () => {
    const random = createRandom('latex');
    const ranges = [
      ...[
        [0x00, 0x7f],
        [0x80, 0x24f],
        [0x2000, 0x206f],
        [0x300, 0x36f],
        [0x590, 0x6ff],
      ],
      ...[
        [0x4e00, 0x9fff],
        [0xd800, 0xdfff],
        [0xe000, 0xf8ff],
        [0x1f300, 0x1faff],
        [0xfff0, 0xffff],
      ],
    ] as const;
    for (let round = 0; round < 2000; round++) {
      const name = Array.from({ length: random.integer(24) }, () => {
        const [from, to] = ranges[random.integer(ranges.length)]!;
        return String.fromCodePoint(from! + random.integer(to! - from! + 1));
      }).join('');
      const written = latexText(name);
      expect(written, JSON.stringify(name)).toMatch(SAFE);
      expect(written, JSON.stringify(name)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      expect(latexCode(name)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }
  });

  it('lets a signature break', () => {
    expect(latexCode('nrefs:1|tok:13a')).toBe('\\texttt{nrefs:1\\textbar{}\\allowbreak{}tok:13a}');
    expect(latexCode('')).toBe('\\texttt{}');
  });
});
