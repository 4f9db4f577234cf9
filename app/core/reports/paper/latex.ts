/** What a character of TeX's own, or one that fonts of 8 bits lack, is written as. */
const SAID: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  '#': '\\#',
  $: '\\$',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '`': '\\textasciigrave{}',
  // A straight quotation mark is a command of its own in German.
  '"': "''",
  // After the end of a table's row these would belong to it.
  '[': '{[}',
  ']': '{]}',
  '*': '{*}',
  '\u00a0': '~',
  '‘': '\\textquoteleft{}',
  '’': "'",
  '“': '``',
  '”': "''",
  '–': '--',
  '—': '---',
  '…': '\\ldots{}',
  '−': '$-$',
  '±': '$\\pm$',
  '×': '$\\times$',
  '·': '$\\cdot$',
  '≤': '$\\leq$',
  '≥': '$\\geq$',
  '°': '$^{\\circ}$',
  '²': '$^{2}$',
  '³': '$^{3}$',
  '«': '$\\ll$',
  '»': '$\\gg$',
  α: '$\\alpha$',
  β: '$\\beta$',
  θ: '$\\theta$',
  κ: '$\\kappa$',
  τ: '$\\tau$',
  '€': '\\texteuro{}',
  '£': '\\pounds{}',
  '§': '\\S{}',
  '©': '\\textcopyright{}',
  '¿': '\\textquestiondown{}',
  '¡': '\\textexclamdown{}',
  ß: '\\ss{}',
  æ: '\\ae{}',
  Æ: '\\AE{}',
  œ: '\\oe{}',
  Œ: '\\OE{}',
  ø: '\\o{}',
  Ø: '\\O{}',
  ł: '\\l{}',
  Ł: '\\L{}',
  ı: '\\i{}',
};

/** What a mark on a Latin letter is written as. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0327': 'c',
};

/**
 * The command that other scripts are written by: engines that read Unicode set the text itself, pdfTeX its code points,
 * since it would stop at a character that none of its fonts has. Every file that may need it begins with this.
 */
export const OTHER_SCRIPTS =
  '\\providecommand{\\evhtext}[2]{\\ifdefined\\Umathchar #2\\else\\texttt{#1}\\fi}\n';

/**
 * Any text as LaTeX that says it, in a paragraph, a heading or a table's cell, with whatever engine: nothing in it is a
 * command, a comment or a row's end. Line breaks and control characters become a space; characters that only direct or
 * join others are left out.
 */
export function latexText(text: string): string {
  const plain = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, (space) => (space === '\u00a0' ? space : ' '))
    .replace(/\p{Cf}/gu, '');
  let written = '';
  let others = '';
  const setOthers = () => {
    if (others === '') return;
    const points = [...others].map(
      (one) => `U+${one.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`,
    );
    written += `\\evhtext{${points.join(' ')}}{${others}}`;
    others = '';
  };
  for (const one of plain) {
    const said = saidAs(one);
    if (said === null) {
      others += one;
      continue;
    }
    setOthers();
    // Two hyphens would be a dash.
    written += one === '-' && written.endsWith('-') ? '{}-' : said;
  }
  setOthers();
  return written;
}

/** A character as ASCII that TeX reads as it; null where there is none. */
function saidAs(one: string): string | null {
  if (Object.hasOwn(SAID, one)) return SAID[one]!;
  if (/^[\x20-\x7e]$/.test(one)) return one;
  const [letter = '', mark = '', ...more] = one.normalize('NFD');
  if (/^[A-Za-z]$/.test(letter) && more.length === 0 && Object.hasOwn(ACCENTS, mark)) {
    return `\\${ACCENTS[mark]!}{${letter}}`;
  }
  return null;
}

/** A signature, a hash or a name in typewriter letters, which may break after a bar and within what is long. */
export function latexCode(text: string): string {
  const parts = text.match(/[^|]{0,12}\||[^|]{1,12}/gu) ?? [];
  return `\\texttt{${parts.map(latexText).join('\\allowbreak{}')}}`;
}
