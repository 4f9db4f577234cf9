import {
  mustPass,
  plainRemarks,
  plainVerdict,
  type PlainRemarks,
  type PlainVerdict,
} from '#app/core/reports/plainVerdict.ts';
import type { CandidateVerdict, EvidenceLine, Report } from '#app/core/reports/report.ts';
import { figure, lineLabel, marginFigure } from '#app/core/reports/words.ts';
import { inLocale } from '#app/core/shared/localized.ts';
import { enumerate } from '#app/core/shared/typography.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';

/** A verdict in a sentence without jargon, and what is said after it. */
export interface PlainWords {
  readonly sentence: string;
  readonly more: readonly string[];
}

/** The verdict on each candidate, in the order of the report. */
export function usePlainVerdict(report: Report): (verdict: CandidateVerdict) => PlainWords {
  const { t } = useTranslation('plain');
  const locale = useLocale();
  const margins = usePlainMargin(report);
  const nameOf = useNameInSentence(report);
  const { baseline, candidates } = report.verdict;

  return (verdict) => {
    const plain = plainVerdict(verdict);
    const index = candidates.indexOf(verdict);
    return {
      sentence:
        plain === null ? inLocale(report.explanations[index]!.sentence, locale) : sentence(plain, verdict),
      more: remarks(plainRemarks(verdict)),
    };
  };

  function sentence(plain: PlainVerdict, verdict: CandidateVerdict): string {
    if ('names' in plain) {
      const lines = enumerate(
        plain.names.map((name) => nameOf({ kind: 'criterion', name })),
        locale,
      );
      return t(`verdict.${plain.kind}`, { lines, candidate: verdict.system });
    }
    if (!('lines' in plain)) return t(`verdict.${plain.kind}`);
    const lines = enumerate(plain.lines.map(nameOf), locale);
    if (plain.kind !== 'noLoss') return t(`verdict.${plain.kind}`, { lines, baseline });
    const [first, ...others] = mustPass(verdict).map(({ accept, unit }) => `${accept} ${unit}`);
    if (others.every((other) => other === first)) {
      return t('verdict.noLoss', { margin: margins(plain.lines[0]!, 'accept'), lines });
    }
    const each = plain.lines.map((line) =>
      t('each', { line: nameOf(line), margin: margins(line, 'accept') }),
    );
    return t('verdict.noLossEach', { lines: enumerate(each, locale) });
  }

  function remarks({ faults, acceptedLoss, most, atWorst, measuresPass }: PlainRemarks): string[] {
    return [
      ...(faults === null
        ? []
        : [
            t(faults.ofSystem ? 'more.faultsSystem' : 'more.faults', {
              share: t(`shares.${shareWord(faults.share)}`),
            }),
          ]),
      ...(acceptedLoss.length === 0
        ? []
        : [t('more.acceptedLoss', { lines: enumerate(acceptedLoss.map(nameOf), locale) })]),
      ...(most === null || most.estimate === null
        ? []
        : [
            t('more.most', {
              line: nameOf(most),
              loss: lossOf(most, -most.estimate),
              margin: margins(most, 'accept'),
            }),
          ]),
      ...(atWorst === null || atWorst.lower === null
        ? []
        : [
            t('more.atWorst', {
              line: nameOf(atWorst),
              loss: lossOf(atWorst, -atWorst.lower),
              margin: margins(atWorst, 'accept'),
            }),
          ]),
      ...(measuresPass ? [t('more.measuresPass')] : []),
    ];
  }

  function lossOf({ unit, digits }: EvidenceLine, loss: number): string {
    return figure(loss, unit, locale, false, digits);
  }
}

/** Shares that have a word, ascending. */
const SHARES = [
  [0.1, 'tenth'],
  [0.2, 'fifth'],
  [0.25, 'quarter'],
  [1 / 3, 'third'],
  [0.4, 'twoFifths'],
  [0.5, 'half'],
] as const;

/** The smallest share with a word that is no smaller: what is said holds. */
function shareWord(share: number) {
  return SHARES.find(([value]) => share <= value + 1e-9)?.[1] ?? 'half';
}

/** A margin as one speaks of it: "0.3 of 5 points". */
export function usePlainMargin({
  criteria,
}: Pick<Report, 'criteria'>): (
  line: Pick<EvidenceLine, 'kind' | 'name' | 'unit' | 'accept' | 'limit' | 'digits'>,
  which: 'accept' | 'limit',
) => string {
  const { t } = useTranslation('plain');
  const locale = useLocale();
  return (line, which) => {
    const { scale, range } = criteria.find(({ key }) => key === line.name) ?? {};
    // Of a scale that doesn't go from 1 to so many, so many points aren't the whole.
    if (line.unit !== 'points' || line.kind !== 'criterion' || scale === undefined || range !== undefined) {
      return marginFigure(line[which], line.unit, locale, line.digits);
    }
    return t('points', { points: String(Number(line[which].toFixed(2))), scale });
  };
}

/** What a line is called within a sentence: an English label begins small there, unless it is an abbreviation. */
export function useNameInSentence({
  criteria,
}: Pick<Report, 'criteria'>): (line: Pick<EvidenceLine, 'kind' | 'name'>) => string {
  const locale = useLocale();
  const labels = new Map(criteria.map(({ key, label }) => [key, label]));
  return (line) => {
    const label = lineLabel(line, labels, locale);
    return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
  };
}
