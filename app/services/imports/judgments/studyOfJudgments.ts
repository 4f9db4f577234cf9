import { AppError } from '#app/core/shared/errors.ts';
import { FIRST_BATCH } from '#app/core/studies/batches.ts';
import { endsOf } from '#app/core/studies/criteria.ts';
import { RULE_VERSION } from '#app/core/verdict/rule.ts';
import { MAKER } from '#app/inference/provenance/maker.ts';
import type { GivenJudgment, GivenStudy } from '../given/givenStudy.ts';
import { byLine, onceEach, refuseImport } from '../problems.ts';
import { configurationOf } from './configurationOf.ts';
import { criteriaOf } from './criteriaOf.ts';
import { comparedJudgments, ratedJudgments } from './givenJudgments.ts';
import { preferenceFaults, ratingFaults } from './judgmentFaults.ts';
import type { FoundJudgments, JudgmentsToImport } from './judgmentsToImport.ts';
import { itemsOf, outputsOf } from './textsOf.ts';

/**
 * The study that judgments made elsewhere are of: its systems, items, criteria and raters as the files name them, and
 * what is said of them besides.
 *
 * @param now the moment of the import, when a study whose judgments bear no times was closed
 * @throws AppError `invalid_input` with every fault by file, line and column, the same one once; all or nothing
 */
export function studyOfJudgments(
  input: JudgmentsToImport,
  now: Date,
): { readonly given: GivenStudy; readonly found: FoundJudgments } {
  const files = [input.ratings, input.preferences].filter((file) => file !== null);
  const ratings = input.ratings?.lines ?? [];
  const preferences = input.preferences?.lines ?? [];
  const criteria = criteriaOf(ratings, input);
  const problems = files.map((file) => ({ file, problems: [...file.problems] }));
  const of = (file: object | null) => problems.find((one) => one.file === file)?.problems ?? [];
  of(input.ratings).push(...ratingFaults(ratings, criteria, input));
  of(input.preferences).push(...preferenceFaults(preferences, input));
  const told = problems.flatMap(({ file, problems: own }) => {
    const place = files.length === 1 ? '' : `${file.name}, `;
    return onceEach(byLine(own)).map((one) => ({ ...one, path: `${place}${one.path}` }));
  });
  if (told.length > 0) {
    const count = problems.reduce((sum, one) => sum + one.problems.length, 0);
    refuseImport(told, count);
  }
  if (ratings.length === 0 && preferences.length === 0) throw new AppError('nothing-judged');
  const systems = [
    ...new Set([
      ...ratings.map(({ system }) => system),
      ...preferences.flatMap(({ systemA, systemB }) => [systemA, systemB]),
    ]),
  ];
  const raters = [...new Set([...ratings, ...preferences].map(({ rater }) => rater))];
  const configuration = configurationOf(input, { systems, criteria, raters });
  const baseline = configuration.systems.find(({ role }) => role === 'baseline')!.name;
  const items = itemsOf(input, [...ratings, ...preferences]);
  const outputs = outputsOf(ratings, preferences, items, configuration);
  const judgments = [...ratedJudgments(ratings, criteria), ...comparedJudgments(preferences, configuration)];
  const [openedAt, closedAt] = spanOf(judgments, now);
  const fileHash = files[0]!.fileHash;
  const groups = new Map([...ratings, ...preferences].map(({ rater, group }) => [rater, group]));
  const given: GivenStudy = {
    configuration,
    ruleVersion: RULE_VERSION,
    openedAt,
    closedAt,
    batches: new Map([[FIRST_BATCH, openedAt]]),
    items: items.map((item) => ({ ...item, batch: FIRST_BATCH, asked: null })),
    systems: configuration.systems.map(({ name, role }) => ({
      ...{ name, role, criterion: null, dose: null, maker: null, settings: {} },
      ...{ sizeBytes: null, tokensPerSecond: null, peakMemoryBytes: null, latencyP50Ms: null },
      ...{ latencyP95Ms: null, firstTokenMs: null, generationMs: null, tokenizerHash: null },
      provenances: [{ kind: 'import', fileHash, evenhand: MAKER.evenhand }],
    })),
    outputs,
    raters: raters.map((name) => ({
      ...{ name, group: groups.get(name) ?? null, simulated: false, locale: configuration.locale },
      ...{ joinedAt: openedAt, setAside: null, recruited: null },
    })),
    judgments,
    skips: [],
    scores: [],
    looks: [],
    events: [],
  };
  const found: FoundJudgments = {
    baseline,
    candidates: configuration.systems.flatMap(({ name, role }) => (role === 'candidate' ? [name] : [])),
    items: items.length,
    raters: raters.length,
    ratings: ratings.length,
    preferences: preferences.length,
    missing: files.reduce((sum, { missing }) => sum + missing, 0),
    criteria: [...criteria].map(([name, { criterion, said }]) => ({
      ...{ key: criterion.key, name, said },
      ...endsOf(criterion),
    })),
    texts: ratings.some(({ output }) => output !== null),
  };
  return { given, found };
}

/** When judging began and ended, as far as judgments tell. */
function spanOf(judgments: readonly GivenJudgment[], now: Date): [Date, Date] {
  let [first, last] = [Infinity, -Infinity];
  for (const { submittedAt } of judgments) {
    if (submittedAt === null) continue;
    first = Math.min(first, submittedAt.getTime());
    last = Math.max(last, submittedAt.getTime());
  }
  return first === Infinity ? [now, now] : [new Date(first), new Date(last)];
}
