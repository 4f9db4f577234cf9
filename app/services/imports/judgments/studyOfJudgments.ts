import { entryOf } from '#app/core/shared/entryOf.ts';
import { AppError, placeOf, problem, problemAt, saidOfIssue, type Problem } from '#app/core/shared/errors.ts';
import { medianOf } from '#app/core/statistics/averages.ts';
import { FIRST_BATCH } from '#app/core/studies/batches.ts';
import { studyConfigurationSchema, type StudyConfiguration } from '#app/core/studies/configuration.ts';
import { CONSISTENCY, endsOf, FLUENCY, RELEVANCE, type Criterion } from '#app/core/studies/criteria.ts';
import { CRITERION_LIBRARY } from '#app/core/studies/criterionLibrary.ts';
import { itemSchema, type Item } from '#app/core/studies/items.ts';
import { slugOf } from '#app/core/studies/slug.ts';
import { RULE_VERSION } from '#app/core/verdict/rule.ts';
import { MAKER } from '#app/inference/provenance/maker.ts';
import type { GivenJudgment, GivenOutput, GivenStudy } from '../given/givenStudy.ts';
import { byLine, onceEach } from '../problems.ts';
import type { JudgedText, PreferenceLine, RatingLine } from './judgmentLine.ts';
import type { ReadLines } from './readRatings.ts';
import { foundEnds, scaleWith, type Ends } from './scaleOf.ts';

/** A file of judgments as it was read. */
export interface JudgmentFile<L> extends ReadLines<L> {
  /** How messages call it. */
  readonly name: string;
  readonly fileHash: string;
}

/** Judgments that were made elsewhere, and what was said of them. */
export interface JudgmentsToImport {
  readonly name: string;
  readonly ratings: JudgmentFile<RatingLine> | null;
  readonly preferences: JudgmentFile<PreferenceLine> | null;
  /** The items, where a file has them; null = they are made of the judgments' ids. */
  readonly items: readonly Item[] | null;
  /** Which system is the one that the others are compared with. */
  readonly baseline?: string | undefined;
  readonly scales?: ReadonlyMap<string, Ends> | undefined;
  /** What else is known of the study, by the fields of a configuration; systems and criteria of the files are put in. */
  readonly configuration?: Readonly<Record<string, unknown>> | undefined;
}

/** What an import found in its files. */
export interface FoundJudgments {
  readonly baseline: string;
  readonly candidates: readonly string[];
  readonly items: number;
  readonly raters: number;
  readonly ratings: number;
  readonly preferences: number;
  /** Cells without a value. */
  readonly missing: number;
  readonly criteria: readonly {
    readonly key: string;
    /** As the file calls it. */
    readonly name: string;
    readonly lowest: number;
    readonly highest: number;
    /** Whether somebody said so; else the values did. */
    readonly said: boolean;
  }[];
  /** Whether the texts that were judged are known. */
  readonly texts: boolean;
}

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
  if (told.length > 0)
    refuse(
      told,
      problems.reduce((sum, one) => sum + one.problems.length, 0),
    );
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
    items: items.map((item) => ({ ...item, batch: FIRST_BATCH })),
    systems: configuration.systems.map(({ name, role }) => ({
      ...{ name, role, criterion: null, dose: null, maker: null, settings: {} },
      ...{ sizeBytes: null, tokensPerSecond: null, peakMemoryBytes: null, latencyP50Ms: null },
      ...{ latencyP95Ms: null, firstTokenMs: null, generationMs: null, tokenizerHash: null },
      made: [
        {
          provenance: { kind: 'import', fileHash, evenhand: MAKER.evenhand },
          outputs: outputs.filter(({ system }) => system === name).length,
        },
      ],
    })),
    outputs,
    raters: raters.map((name) => ({
      ...{ name, group: groups.get(name) ?? null, simulated: false },
      ...{ excludedBy: null, exclusionReason: null, recruited: null },
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

function refuse(told: readonly Problem[], count: number): never {
  throw new AppError('import-refused', { count, first: told[0]! }, { problems: told });
}

interface FoundCriterion {
  readonly criterion: Criterion;
  readonly said: boolean;
}

const LIBRARY = [FLUENCY, RELEVANCE, CONSISTENCY, ...CRITERION_LIBRARY];

/** The criteria of a file by the names that it has for them. Those that a configuration has are taken from it. */
function criteriaOf(
  ratings: readonly RatingLine[],
  { scales, configuration }: JudgmentsToImport,
): Map<string, FoundCriterion> {
  const values = new Map<string, Set<number>>();
  for (const { criterion, value } of ratings) {
    const known = values.get(criterion);
    if (known === undefined) values.set(criterion, new Set([value]));
    else known.add(value);
  }
  const configured = configuredCriteria(configuration);
  const keys = new Set<string>(configured.map(({ key }) => key));
  return new Map(
    [...values].flatMap(([name, given]): [string, FoundCriterion][] => {
      const own = configured.find(({ key }) => key === name || key === keyOf(name));
      if (own !== undefined) return [[name, { criterion: own, said: true }]];
      // With criteria of its own, a configuration says all that there are.
      if (configured.length > 0) return [];
      const key = freeKey(keyOf(name), keys);
      keys.add(key);
      const ends = scales?.get(name) ?? scales?.get(key);
      const known = LIBRARY.find((one) => one.key === key);
      const whole = [...given].every(Number.isInteger);
      const criterion = {
        key,
        label: known?.label ?? { en: name },
        question: known?.question ?? { en: name },
        ...scaleWith(ends ?? foundEnds(given), whole),
      };
      return [[name, { criterion, said: ends !== undefined }]];
    }),
  );
}

function configuredCriteria(configuration: JudgmentsToImport['configuration']): readonly Criterion[] {
  const protocol = configuration?.protocol;
  const parsed = studyConfigurationSchema.shape.protocol.safeParse(protocol ?? {});
  const asked = typeof protocol === 'object' && protocol !== null && 'criteria' in protocol;
  return asked && parsed.success ? parsed.data.criteria : [];
}

/** A name as a key: small letters, digits and hyphens. */
function keyOf(name: string): string {
  const key = slugOf(name).slice(0, 40).replace(/-+$/, '');
  return /^[a-z]/.test(key) && key !== 'constructor' ? key : `criterion-${key}`.slice(0, 40);
}

function freeKey(key: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const free = number === 1 ? key : `${key.slice(0, 36)}-${number}`;
    if (!taken.has(free)) return free;
  }
}

function ratingFaults(
  ratings: readonly RatingLine[],
  criteria: ReadonlyMap<string, FoundCriterion>,
  input: JudgmentsToImport,
): Problem[] {
  const names = namesOf(input);
  const first = new Map<string, number>();
  const known = [...new Set([...criteria.values()].map(({ criterion }) => criterion.key))].join(', ');
  return ratings.flatMap(({ line, column, item, system, rater, criterion, value }): Problem[] => {
    const at = (field: string) => `line ${line}, field ${field}`;
    const faults = names.faultsOf(line, item, { system });
    const own = criteria.get(criterion)?.criterion;
    if (own === undefined) {
      const field = column === 'value' ? 'criterion' : column;
      return [...faults, problem(at(field), 'criterion-not-given', { criterion, known })];
    }
    const { lowest, highest } = endsOf(own);
    if (value < lowest || value > highest) {
      faults.push(problem(at(column), 'off-scale', { criterion, value, lowest, highest }));
    }
    const key = `${item}\u0000${system}\u0000${rater}\u0000${own.key}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, line);
    else faults.push(problem(at(column), 'judged-twice'));
    return faults;
  });
}

function preferenceFaults(preferences: readonly PreferenceLine[], input: JudgmentsToImport): Problem[] {
  const names = namesOf(input);
  const first = new Map<string, number>();
  return preferences.flatMap(({ line, item, systemA, systemB, rater }) => {
    const faults = names.faultsOf(line, item, { system_a: systemA, system_b: systemB });
    const key = [item, rater, ...[systemA, systemB].sort()].join('\u0000');
    const before = first.get(key);
    if (before === undefined) first.set(key, line);
    else faults.push(problem(`line ${line}, field choice`, 'judged-twice'));
    return faults;
  });
}

/** The names that items and systems may have, where somebody said which there are. */
function namesOf({ items, configuration }: JudgmentsToImport) {
  const known = items === null ? null : new Set(items.map(({ item }) => item));
  const given = configuration?.systems;
  const systems = Array.isArray(given) ? new Set(given.flatMap((one: unknown) => nameOf(one) ?? [])) : null;
  return {
    faultsOf(line: number, item: string, of: Readonly<Record<string, string>>): Problem[] {
      const faults: Problem[] = [];
      if (known?.has(item) === false)
        faults.push(problem(`line ${line}, field item`, 'item-unknown', { item }));
      if (systems === null) return faults;
      for (const [field, system] of Object.entries(of)) {
        if (systems.has(system)) continue;
        const params = { system, known: [...systems].join(', ') };
        faults.push(problem(`line ${line}, field ${field}`, 'system-not-given', params));
      }
      return faults;
    },
  };
}

function nameOf(system: unknown): string | null {
  const name = typeof system === 'object' && system !== null && 'name' in system ? system.name : null;
  return typeof name === 'string' ? name : null;
}

/** The configuration of the study that judgments are of, with the systems and criteria that they name. */
function configurationOf(
  input: JudgmentsToImport,
  {
    systems,
    criteria,
    raters,
  }: {
    readonly systems: readonly string[];
    readonly criteria: ReadonlyMap<string, FoundCriterion>;
    readonly raters: readonly string[];
  },
): StudyConfiguration {
  const own = input.configuration ?? {};
  const protocol = typeof own.protocol === 'object' && own.protocol !== null ? own.protocol : {};
  const asked = [
    ...new Map([...criteria.values()].map(({ criterion }) => [criterion.key, criterion])).values(),
  ];
  const roles = own.systems === undefined ? rolesOf(systems, input.baseline) : own.systems;
  const perItem = perItemOf([...(input.ratings?.lines ?? []), ...(input.preferences?.lines ?? [])]);
  const strength = input.preferences?.lines.some((line) => line.strength !== null) ?? false;
  const parsed = studyConfigurationSchema.safeParse({
    seed: slugOf(input.name),
    // Measures take texts and references, which judgments rarely come with.
    voters: [],
    measures: { shown: [] },
    ...own,
    name: input.name,
    systems: roles,
    protocol: {
      ratersPerItem: Math.min(50, Math.max(1, Math.min(raters.length, perItem))),
      pairwise: input.preferences === null ? false : { ties: true, strength },
      ...protocol,
      ...(!('criteria' in protocol) && { criteria: asked }),
    },
  });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) =>
    problemAt(placeOf(issue.path, 'configuration'), saidOfIssue(issue)),
  );
  refuse(problems, problems.length);
}

function perItemOf(lines: readonly { readonly item: string; readonly rater: string }[]): number {
  const raters = new Map<string, Set<string>>();
  for (const { item, rater } of lines) entryOf(raters, item, () => new Set<string>()).add(rater);
  return Math.round(medianOf([...raters.values()].map(({ size }) => size)) ?? 1);
}

/** Which system is compared with which: nobody can tell by the judgments. */
function rolesOf(systems: readonly string[], baseline: string | undefined): object[] {
  const names = systems.join(', ');
  if (baseline === undefined) throw new AppError('baseline-unsaid', { systems: names });
  if (!systems.includes(baseline))
    throw new AppError('baseline-not-there', { name: baseline, systems: names });
  return systems.map((name) => ({
    name,
    role: name === baseline ? 'baseline' : 'candidate',
    provider: { kind: 'import' },
  }));
}

/** The items of a file, or one for each id that judgments name, with what their lines tell of it. */
function itemsOf(
  { items }: JudgmentsToImport,
  lines: readonly ({ readonly item: string } & Partial<JudgedText>)[],
): readonly Item[] {
  if (items !== null) return items;
  const told = new Map<string, { -readonly [K in keyof JudgedText]?: JudgedText[K] | undefined }>();
  for (const { item, prompt, source, reference, segment } of lines) {
    const known = told.get(item);
    if (known === undefined) told.set(item, { prompt, source, reference, segment });
    else {
      known.prompt ??= prompt;
      known.source ??= source;
      known.reference ??= reference;
      known.segment ??= segment;
    }
  }
  return [...told].map(([item, { prompt, source, reference, segment }]) =>
    itemSchema.parse({
      item,
      // What was asked isn't known: its id says at least which item it is.
      prompt: prompt ?? item,
      references: typeof reference === 'string' ? [reference] : [],
      ...(typeof source === 'string' && { source }),
      ...(typeof segment === 'string' && { segment }),
    }),
  );
}

/** The texts that were judged, in the order of items and systems. Where nobody gave a text, what it is of stands in its place. */
function outputsOf(
  ratings: readonly RatingLine[],
  preferences: readonly PreferenceLine[],
  items: readonly Item[],
  { systems }: StudyConfiguration,
): GivenOutput[] {
  const texts = new Map<string, Map<string, string | null>>(items.map(({ item }) => [item, new Map()]));
  const note = (item: string, system: string, text: string | null) => {
    const own = texts.get(item)!;
    own.set(system, own.get(system) ?? text);
  };
  for (const { item, system, output } of ratings) note(item, system, output);
  for (const { item, systemA, systemB } of preferences) {
    note(item, systemA, null);
    note(item, systemB, null);
  }
  return items.flatMap(({ item }) =>
    systems.flatMap(({ name: system }): GivenOutput[] => {
      const text = texts.get(item)!.get(system);
      if (text === undefined) return [];
      return [
        {
          ...{ item, system, text: text ?? `[${item} · ${system}]` },
          ...{ tokens: null, latencyMs: null, finishReason: null, sharedTextId: null, sourceSystem: null },
        },
      ];
    }),
  );
}

function ratedJudgments(
  ratings: readonly RatingLine[],
  criteria: ReadonlyMap<string, FoundCriterion>,
): GivenJudgment[] {
  const judgments = new Map<
    string,
    GivenJudgment & { readonly answer: { ratings: Record<string, number> } }
  >();
  for (const { item, system, rater, criterion, value, ...line } of ratings) {
    const key = `${item}\u0000${system}\u0000${rater}`;
    const { key: name } = criteria.get(criterion)!.criterion;
    const known = judgments.get(key);
    if (known !== undefined) known.answer.ratings[name] = value;
    else {
      judgments.set(key, {
        ...{ kind: 'likert', item, rater, slots: [['single', system]], swapped: false, arrangement: null },
        ...{ position: null, repeat: false, revision: 1 },
        ...{ submittedAt: line.submittedAt, activeMs: line.activeMs, comment: line.comment },
        answer: { ratings: { [name]: value } },
      });
    }
  }
  return inSequence([...judgments.values()], ratings);
}

/** The baseline's text, or that of the system that comes first, is `a`. */
function comparedJudgments(
  preferences: readonly PreferenceLine[],
  { systems }: StudyConfiguration,
): GivenJudgment[] {
  const places = new Map(
    [...systems]
      .sort((a, b) => Number(b.role === 'baseline') - Number(a.role === 'baseline'))
      .map(({ name }, place) => [name, place]),
  );
  return preferences.map(({ item, systemA, systemB, rater, choice, sideA, ...line }): GivenJudgment => {
    const turned = places.get(systemA)! > places.get(systemB)!;
    const [first, second] = turned ? [systemB, systemA] : [systemA, systemB];
    const isFirst = { a: turned ? 'b' : 'a', b: turned ? 'a' : 'b', tie: 'tie' } as const;
    return {
      ...{ kind: 'pairwise', item, rater, arrangement: null, position: null, repeat: false, revision: 1 },
      slots: [
        ['a', first],
        ['b', second],
      ],
      swapped: sideA === null ? turned : (sideA === 'right') !== turned,
      ...{ submittedAt: line.submittedAt, activeMs: line.activeMs, comment: line.comment },
      answer: { choice: isFirst[choice], strength: choice === 'tie' ? null : line.strength },
    };
  });
}

/**
 * Judgments with their places in the raters' sequences, where the file has one for each and no two are the same; else
 * they keep the order of the file.
 */
function inSequence(judgments: readonly GivenJudgment[], lines: readonly RatingLine[]): GivenJudgment[] {
  const places = new Map<string, number>();
  const taken = new Set<string>();
  for (const { item, system, rater, position } of lines) {
    const key = JSON.stringify([item, system, rater]);
    if (position === null) return [...judgments];
    if (places.has(key)) continue;
    const place = `${rater}\u0000${position}`;
    if (taken.has(place)) return [...judgments];
    taken.add(place);
    places.set(key, position);
  }
  return judgments.map((judgment) => ({
    ...judgment,
    position: places.get(JSON.stringify([judgment.item, judgment.slots[0]![1], judgment.rater]))!,
  }));
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
