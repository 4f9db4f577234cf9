import { StateMark } from '#app/components/ui/StateMark.tsx';
import { keepsLimit, type EvidenceLine, type RetainedVerdict } from '#app/core/reports/report.ts';
import { estimateWithInterval, marginFigure, noteWords } from '#app/core/reports/words.ts';
import { noteText } from '#app/core/shared/notes.ts';
import { useLocale, useTranslation } from '#app/i18n/index.ts';
import { LineValues } from './LineValues.tsx';
import { ForestStrip } from './ForestStrip.tsx';
import type { FigureName } from '#app/core/reports/figureSignatures.ts';
import { Figure } from '../Figure.tsx';

/** The columns of a forest plot; on a narrow screen a row becomes label, strip, numbers, meaning. */
export const FOREST_COLUMNS =
  'md:grid md:grid-cols-[8.5rem_minmax(0,1fr)_12.5rem] lg:grid-cols-[10rem_minmax(0,1fr)_15.5rem_13rem] ' +
  'print:grid print:grid-cols-[6.5rem_minmax(0,1fr)_14.5rem_10.5rem] print:text-sm';

/** What is special about a line: scores that are missing, and its note. */
function LineNotes({ line: { noted, scored, state } }: { line: EvidenceLine }) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const note = noted === undefined ? undefined : noteText(noted, locale);
  const few = state === 'missing';
  if (scored === undefined) return note !== undefined && <span className="text-sm text-quiet">{note}</span>;
  const { items, of, struck } = scored;
  const says = struck ? 'evidence.scoresStruck' : few ? 'evidence.scoresFew' : 'evidence.scoresMissing';
  return (
    <>
      <span className="text-sm text-quiet">{t(says, { items, of })}</span>
      {note !== undefined && !few && <span className="text-sm text-quiet">{note}</span>}
    </>
  );
}

type RuledLine = RetainedVerdict['lines'][number];

/** Whether rule 2 judged a line: it has a role and notes then. */
const isRuled = (line: EvidenceLine): line is RuledLine => 'role' in line;

/**
 * A guardrail passes where its limit is kept, whether or not what is accepted is: a mark that said “not settled” would
 * contradict the verdict.
 */
export function guardrailMark(line: EvidenceLine) {
  if (!isRuled(line) || line.role !== 'guardrail' || line.state !== 'inconclusive') return undefined;
  return keepsLimit(line)
    ? { state: 'green' as const, word: 'evidence.keepsLimit' as const }
    : { state: 'inconclusive' as const, word: 'evidence.limitOpen' as const };
}

/** What a line's figure is. */
export function figureOf({ kind }: Pick<EvidenceLine, 'kind'>): FigureName {
  if (kind === 'preference' || kind === 'ranking') return 'net';
  if (kind === 'severe-losses') return 'severe';
  return kind === 'measure' ? 'measureLine' : 'difference';
}

/** One line of evidence: what it is called, its interval, its numbers and what they mean. */
export function ForestRow({
  line,
  label,
  domain,
  names,
}: {
  line: EvidenceLine;
  label: string;
  domain: readonly [number, number];
  names: { readonly baseline: string; readonly candidate: string };
}) {
  const { t } = useTranslation('report');
  const locale = useLocale();
  const mark = guardrailMark(line);
  const margins = {
    accept: marginFigure(line.accept, line.unit, locale, line.digits),
    limit: marginFigure(line.limit, line.unit, locale, line.digits),
  };
  const meaning = (
    <>
      <StateMark state={mark?.state ?? line.state} word={mark && t(mark.word)} />
      <LineValues line={line} names={names} />
      {line.kind === 'severe-losses' && <span className="text-sm text-quiet">{t('evidence.severe')}</span>}
      <LineNotes line={line} />
      {isRuled(line) &&
        line.notes.map((note) => (
          <span key={note.kind} className="text-sm text-quiet">
            {noteWords(note, locale)}
          </span>
        ))}
    </>
  );
  return (
    <div
      role="row"
      className={`${FOREST_COLUMNS} break-inside-avoid border-b border-line max-md:py-3 print:border-line`}
    >
      <div
        role="rowheader"
        className="flex flex-wrap items-baseline gap-x-3 md:flex-col md:justify-center md:py-2 md:pr-4"
      >
        <span className="font-medium">{label}</span>
        {isRuled(line) && line.role === 'guardrail' && (
          <span className="text-sm text-quiet">{t('evidence.guardrail')}</span>
        )}
        {!line.votes && <span className="text-sm text-quiet">{t('evidence.noVote')}</span>}
      </div>
      <div role="cell" className="relative min-h-10 md:min-h-14 print:min-h-9">
        <ForestStrip line={line} domain={domain} />
      </div>
      <div role="cell" className="flex flex-col justify-center pt-1 tabular-nums md:py-2 md:pl-4 print:py-1">
        <Figure of={figureOf(line)} n={line.n} level={line.level}>
          {estimateWithInterval(line, locale)}
        </Figure>
        <span className="text-sm text-quiet print:text-xs">{t('evidence.margins', margins)}</span>
        <span className="flex flex-col lg:hidden print:hidden">{meaning}</span>
      </div>
      <div
        role="cell"
        className="hidden flex-col justify-center py-2 pl-4 lg:flex print:flex print:py-1 [&_span]:whitespace-normal"
      >
        {meaning}
      </div>
    </div>
  );
}
