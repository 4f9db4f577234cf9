import type { Locale } from '../../../shared/localized.ts';
import { note, noteText } from '../../../shared/notes.ts';
import { estimateWithInterval, fixed, marginFigure } from '../../numbers.ts';
import type { SensitivityGate } from '../gate.ts';
import type { LineNote, RuleLine } from '../lines.ts';
import type { SetAside } from '../setAside.ts';

/** "−0.35 points (−0.52 to −0.18)"; of a floor the plain figures. */
export function lineFigures(line: RuleLine, locale: Locale): string {
  const { estimate, lower, upper } = line;
  if (line.kind !== 'floor' || estimate === null || lower === null || upper === null) {
    return estimateWithInterval(line, locale);
  }
  return `${fixed(estimate, 2)} (${fixed(lower, 2)} – ${fixed(upper, 2)})`;
}

/** What a line is held against. */
export function marginOf(line: RuleLine, which: 'accept' | 'limit', locale: Locale): string {
  return line.kind === 'floor' ? fixed(line[which], 2) : marginFigure(line[which], line.unit, locale);
}

/** What is special about a line, as a reason for what it lacks. */
export function noteWords(note: LineNote, locale: Locale): string {
  switch (note.kind) {
    case 'no-interval':
      return { en: 'Fewer than two raters or items have judged it.', zh: '评判者或题目不足两个。' }[locale];
    case 'no-variation':
      return {
        en: 'All values are the same: raters who always answer alike look so too, so it shows nothing.',
        zh: '所有数值都相同：总是给同样答案的评判者也会如此，因此说明不了什么。',
      }[locale];
    case 'few-texts-differ':
      return {
        en: `Texts differ on only ${note.differing} of ${note.items} items; the figure rests on these.`,
        zh: `${note.items} 个题目中只有 ${note.differing} 个的两个文本不同，数值只建立在这些题目上。`,
      }[locale];
    case 'few-controls':
      return {
        en: `It has ${note.controls} slight controls and needs 20 to gate, so it only guards.`,
        zh: `只有 ${note.controls} 个轻微对照，需要 20 个才能把关，因此仅作护栏。`,
      }[locale];
    case 'no-values':
      return lackingWords(note, locale);
    case 'struck':
      return {
        en: `Struck as a voter: over ${note.items} items it does not follow these people (τ-b at most ${fixed(note.upper, 2)}).`,
        zh: `已取消投票资格：在 ${note.items} 个题目上与这些人的评判不一致（τ-b 不超过 ${fixed(note.upper, 2)}）。`,
      }[locale];
  }
}

/** Why a measure has no line. */
function lackingWords(lacking: Extract<LineNote, { kind: 'no-values' }>, locale: Locale): string {
  switch (lacking.why) {
    case undefined:
    case 'none':
      return { en: 'No values of it were given.', zh: '没有给出它的数值。' }[locale];
    case 'references':
      return {
        en: 'No item has references, which it compares texts with.',
        zh: '没有任何题目有参考文本，而它要与参考文本比较。',
      }[locale];
    case 'baseline':
      return { en: 'It has values of the candidate alone.', zh: '它只有候选系统的数值。' }[locale];
    case 'candidate':
      return { en: 'It has no values of the candidate.', zh: '它没有候选系统的数值。' }[locale];
    case 'apart':
      return {
        en: 'On no item has it values of both systems.',
        zh: '没有一个题目同时有两个系统的数值。',
      }[locale];
    case 'tokens':
      return {
        en: 'The systems part references into other tokens, so that their perplexities can’t be compared.',
        zh: '两个系统把参考文本切分为不同的词元，困惑度无法比较。',
      }[locale];
    case 'few':
      return {
        en: `Only ${lacking.items} of ${lacking.of} items have values of both systems.`,
        zh: `${lacking.of} 个题目中只有 ${lacking.items} 个有两个系统的数值。`,
      }[locale];
    case 'interval':
      return { en: 'No interval comes of its values.', zh: '其数值得不出区间。' }[locale];
  }
}

/** Why a rater is set aside. */
export function asideWords(aside: SetAside, locale: Locale): string {
  return aside.by === 'lead' ? aside.reason : noteText(note(`aside-${aside.cause}`), locale);
}

/** Why a gate was not passed; null where it was. */
export function gateWords(gate: SensitivityGate, locale: Locale): string | null {
  switch (gate.fault) {
    case null:
      return null;
    case 'few-controls':
      return {
        en: `There are ${gate.controls} controls; 20 are needed to gate.`,
        zh: `有 ${gate.controls} 个对照；需要 20 个才能把关。`,
      }[locale];
    case 'no-interval':
      return {
        en: 'Fewer than two raters or items give an interval of it.',
        zh: '评判者或题目不足两个，无法给出区间。',
      }[locale];
    case 'not-seen':
      return {
        en: 'These raters did not see the fault of the controls: their loss may be none.',
        zh: '这些评判者没有看出对照中的毛病：其损失可能为零。',
      }[locale];
    case 'maker-not-seen':
      return {
        en: 'The controls of one maker were rated no lower than their sources.',
        zh: '某一种制作方式的对照并未得到低于原文的评分。',
      }[locale];
    case 'not-retained':
      return {
        en: `It is not shown that less than ${fixed(gate.retained.theta * 100, 0)} % of such a fault’s loss is there.`,
        zh: `未能证明损失低于此类毛病所致损失的 ${fixed(gate.retained.theta * 100, 0)} %。`,
      }[locale];
  }
}
