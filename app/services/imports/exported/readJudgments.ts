import { z } from 'zod';
import type { Kind } from '#app/core/kinds/kind.ts';
import { RANKED_SLOTS } from '#app/core/kinds/layout.ts';
import { JUDGMENTS } from '#app/core/reports/tables/tables.ts';
import { said, saidOfIssue, type Problem } from '#app/core/shared/errors.ts';
import { storingProblems } from '#app/core/shared/storable.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import type { GivenAnswer, GivenJudgment } from '../given/givenStudy.ts';
import { cellOf } from '../given/stored.ts';
import { ANSWERS } from './answers.ts';
import type { ExportFiles } from './exportFiles.ts';
import { faultsOfNames, type Names } from './names.ts';
import { FIGURE, FLAG, MAYBE, MOMENT, NAME, readRows, WHOLE } from './readRows.ts';

const ROW = z.object({
  item: NAME,
  rater: NAME,
  kind: z.enum(Object.keys(ANSWERS) as [Kind, ...Kind[]]),
  slots: z.array(z.tuple([z.enum(['single', ...RANKED_SLOTS]), z.string()])).min(1),
  swapped: FLAG,
  arrangement: MAYBE,
  repeat: FLAG,
  revision: WHOLE,
  submitted_at: MOMENT.nullable(),
  position: WHOLE,
  active_ms: FIGURE,
  block_submitted: FLAG,
  answer: z.unknown(),
  comment: MAYBE,
});

/**
 * Every revision of what raters answered, in an export.
 *
 * @param texts the items and systems that have a text, see `cellOf`
 */
export async function readJudgments(
  files: ExportFiles,
  names: Names,
  { texts, protocol }: { texts: ReadonlySet<string>; protocol: StudyConfiguration['protocol'] },
): Promise<{ readonly judgments: readonly GivenJudgment[]; readonly problems: readonly Problem[] }> {
  const read = await readRows(files, JUDGMENTS, ROW);
  const revisions = new Set<string>();
  const places = new Map<string, string>();
  const judgments = read.rows.map((row, at): GivenJudgment => {
    faultsOfNames(names, (column, why) => read.fault(at, column, why), row);
    for (const [, system] of row.slots) {
      if (texts.has(cellOf(row.item, system))) continue;
      read.fault(at, 'slots', said('export-no-text', { item: row.item, system }));
    }
    const task = JSON.stringify([row.item, row.kind, row.slots, row.rater, row.repeat]);
    const revision = `${task}\u0000${row.revision}`;
    if (revisions.has(revision)) read.fault(at, 'revision', said('judged-twice'));
    revisions.add(revision);
    const place = `${row.rater}\u0000${row.position}`;
    if ((places.get(place) ?? task) !== task) read.fault(at, 'position', said('export-position'));
    places.set(place, task);
    const systems = new Set(row.slots.map(([, system]) => system));
    const { schema, fault } = ANSWERS[row.kind];
    const { data, error } = schema.safeParse(row.answer);
    const why =
      data === undefined
        ? saidOfIssue(error.issues[0]!)
        : (fault(data, protocol, systems) ?? storingProblems(data, '')[0] ?? null);
    if (why !== null) read.fault(at, 'answer', why);
    return {
      ...{ kind: row.kind, item: row.item, rater: row.rater, slots: row.slots, swapped: row.swapped },
      ...{ arrangement: row.arrangement, position: row.position, repeat: row.repeat },
      ...{ revision: row.revision, submittedAt: row.submitted_at, activeMs: row.active_ms },
      ...{ comment: row.comment, blockSubmitted: row.block_submitted },
      answer: data ?? ({} satisfies GivenAnswer),
    };
  });
  return { judgments, problems: read.problems() };
}
