import { createRandom, type Random } from '#app/core/shared/random.ts';
import { normalCdf } from '#app/core/statistics/distributions.ts';
import { answer, type Habit, type Person } from './people.ts';

/** A kind of study, as whoever simulates it thinks of it: nothing here knows how a verdict is made. */
export interface World {
  readonly raters: number;
  readonly items: number;
  readonly ratersPerItem: number;
  /** What texts are good or bad at; raters are asked about each where they rate. */
  readonly criteria: readonly string[];
  /** What raters are asked. Who rates compares candidates alone; who doesn't, controls with their sources too. */
  readonly kinds: readonly ('likert' | 'pairwise' | 'ranking')[];
  /** Points that a candidate loses on the rated scale, by criterion; one entry a candidate. */
  readonly losses: readonly Readonly<Record<string, number>>[];
  /** Share of the items on which candidates lose more, and how many points on every criterion. */
  readonly rare: { readonly share: number; readonly loss: number };
  /** What candidates lose in comparisons beside what criteria tell, in points. */
  readonly dislike: number;
  /** The longer candidates' texts, in standard deviations of length. */
  readonly longer: number;
  /** Slight controls of a criterion, half from each of two makers; 0 for criteria without. */
  readonly slight: number;
  readonly uncontrolled: readonly string[];
  /** D as the study states it, and the controls' strength as a share of it: from and to. */
  readonly statedLoss: number;
  /** D of net preference where nothing is rated; null where the study doesn't state it. */
  readonly statedPreference: number | null;
  readonly strength: readonly [number, number];
  readonly gross: number;
  /** Share of the raters with a habit; the others are honest. */
  readonly habits: readonly (readonly [Habit, number])[];
  readonly leniency: number | null;
  readonly sight: number;
  readonly seesBesideSource: boolean;
  readonly skipping: number;
  readonly blindOn: readonly string[];
  readonly level: number;
  readonly noise: number;
}

export const USUAL: World = {
  raters: 10,
  items: 120,
  ratersPerItem: 3,
  criteria: ['fluency', 'relevance', 'consistency'],
  kinds: ['likert'],
  losses: [{}],
  rare: { share: 0, loss: 0 },
  dislike: 0,
  longer: 0,
  slight: 20,
  uncontrolled: [],
  statedLoss: 1.2,
  statedPreference: null,
  strength: [0.5, 1],
  gross: 12,
  habits: [],
  leniency: null,
  sight: 1,
  seesBesideSource: false,
  skipping: 0,
  blindOn: [],
  level: 3.8,
  noise: 0.7,
};

const ITEM = 0.5;
const ITEM_BY_SYSTEM = 0.35;
const SEVERITY = 0.4;
const RATER_BY_SYSTEM = 0.15;
/** Correlation among criteria of each of these and of noise. */
const AMONG_CRITERIA = 0.5;
const GROSS_LOSS = 3;
const READS_BADLY = 2;

type Row = Record<string, string | number | boolean | null | readonly string[]>;

/** The data of one `evenhand compute verdict` request. */
export interface StudyTables {
  readonly study: object;
  readonly items: Row[];
  readonly systems: Row[];
  readonly outputs: Row[];
  readonly ratings: Row[];
  readonly preferences: Row[];
  readonly rankings: Row[];
  readonly skips: Row[];
}

interface Text {
  readonly system: string;
  readonly source: string | null;
  /** By criterion: what it is worth to an attentive reader, and how much of that is damage. */
  readonly quality: readonly number[];
  readonly damage: readonly number[];
  readonly broken: boolean;
  readonly length: number;
}

/** One closed study of this kind. */
export function simulateStudy(world: World, seed: string, resamples = 200): StudyTables {
  const random = createRandom(seed);
  const candidates = world.losses.map((_, index) => `candidate-${index + 1}`);
  const people = peopleOf(world, random);
  const makers = makersOf(world);
  const controls = controlPlan(world, candidates, makers, random);
  const tables: StudyTables = {
    study: {
      name: 'simulated',
      seed,
      resamples,
      systems: ['baseline', ...candidates].map((name) => ({
        name,
        role: name === 'baseline' ? 'baseline' : 'candidate',
      })),
      protocol: {
        criteria: rates(world) ? world.criteria.map((key) => ({ key, scale: 5 })) : [],
        pairwise: world.kinds.includes('pairwise'),
        ranking: world.kinds.includes('ranking') && { form: 'ranking' },
      },
      voters: [],
      gates: { controlLoss: statedLosses(world) },
    },
    items: [],
    systems: [
      { system: 'baseline', role: 'baseline' },
      ...candidates.map((system) => ({ system, role: 'candidate' })),
      ...makers.map(({ system, criterion, dose, maker }) => ({
        system,
        role: 'control',
        criterion,
        dose,
        maker,
      })),
    ],
    outputs: [],
    ratings: [],
    preferences: [],
    rankings: [],
    skips: [],
  };
  const latentLosses = world.losses.map((losses) =>
    world.criteria.map((key) => latentLoss(losses[key] ?? 0, world)),
  );
  const order = random.shuffle(people.map((_, index) => index));
  const positions = people.map(() => 0);
  let next = 0;
  for (let number = 0; number < world.items; number++) {
    const item = `item-${number + 1}`;
    tables.items.push({ item });
    const texts = textsOf(world, latentLosses, candidates, controls.get(number) ?? [], random);
    for (const { system, source } of texts) {
      tables.outputs.push({ item, system, source_system: source, shared_text_id: `${item}/${system}` });
    }
    for (let turn = 0; turn < world.ratersPerItem; turn++) {
      const index = order[next++ % order.length]!;
      positions[index]! += judgeBlock(world, people[index]!, item, texts, positions[index]!, tables, random);
    }
  }
  return tables;
}

function statedLosses(world: World): Record<string, number> {
  if (rates(world)) return Object.fromEntries(world.criteria.map((key) => [key, world.statedLoss]));
  const stated = world.statedPreference;
  if (stated === null) return {};
  return Object.fromEntries(
    world.kinds.map((kind) => [kind === 'ranking' ? 'ranking' : 'preference', stated]),
  );
}

const rates = ({ kinds }: World) => kinds.includes('likert');

interface Maker {
  readonly system: string;
  readonly criterion: string;
  readonly dose: 'slight' | 'gross';
  readonly maker: string;
}

function makersOf({ criteria, uncontrolled, slight, gross }: World): Maker[] {
  return criteria.flatMap((criterion) => [
    ...(uncontrolled.includes(criterion) || slight === 0
      ? []
      : ['first', 'second'].map((which): Maker => ({
          system: `slight-${criterion}-${which}`,
          criterion,
          dose: 'slight',
          maker: `${criterion}-${which}`,
        }))),
    ...(gross === 0
      ? []
      : [{ system: `gross-${criterion}`, criterion, dose: 'gross' as const, maker: `${criterion}-gross` }]),
  ]);
}

/** Which controls each item has, and from whose text. */
function controlPlan(world: World, candidates: readonly string[], makers: readonly Maker[], random: Random) {
  const plan = new Map<number, { maker: Maker; source: string }[]>();
  const items = random.shuffle(Array.from({ length: world.items }, (_, index) => index));
  let at = 0;
  const perGross = Math.ceil(world.gross / world.criteria.length);
  for (const maker of makers) {
    const count = maker.dose === 'slight' ? world.slight / 2 : perGross;
    for (let k = 0; k < count; k++) {
      const item = items[at++ % items.length]!;
      const source = random.pick(['baseline', ...candidates]);
      plan.set(item, [...(plan.get(item) ?? []), { maker, source }]);
    }
  }
  return plan;
}

function textsOf(
  world: World,
  losses: readonly (readonly number[])[],
  candidates: readonly string[],
  controls: readonly { readonly maker: Maker; readonly source: string }[],
  random: Random,
): Text[] {
  const { criteria } = world;
  const ofItem = correlated(criteria.length, ITEM, random);
  const rare = random.next() < world.rare.share ? world.rare.loss : 0;
  const texts = ['baseline', ...candidates].map((system, index): Text => {
    const own = correlated(criteria.length, ITEM_BY_SYSTEM, random);
    const damage = criteria.map((_, c) => (index === 0 ? 0 : losses[index - 1]![c]! + rare));
    return {
      system,
      source: null,
      quality: criteria.map((_, c) => ofItem[c]! + own[c]!),
      damage,
      broken: false,
      length: random.normal() + (index === 0 ? 0 : world.longer),
    };
  });
  const made = controls.map(({ maker, source }): Text => {
    const from = texts.find(({ system }) => system === source)!;
    const [least, most] = world.strength;
    const slight = latentLoss(world.statedLoss * (least + (most - least) * random.next()), world);
    const loss = maker.dose === 'gross' ? GROSS_LOSS : slight;
    return {
      ...from,
      system: maker.system,
      source,
      damage: from.damage.map((own, c) => own + (criteria[c] === maker.criterion ? loss : 0)),
      broken: maker.dose === 'gross',
      length: from.length,
    };
  });
  return [...texts, ...made];
}

/** One rater's block; returns how many tasks it had. */
function judgeBlock(
  world: World,
  person: Person & { readonly bySystem: ReadonlyMap<string, number> },
  item: string,
  texts: readonly Text[],
  position: number,
  tables: StudyTables,
  random: Random,
): number {
  const { criteria } = world;
  const seen: string[] = [];
  const felt = new Map<string, number[]>();
  let at = position;
  for (const text of random.shuffle(texts)) {
    const noise = correlated(criteria.length, world.noise, random);
    const knowsSource = text.source !== null && seen.includes(text.source);
    const latent = criteria.map((criterion, c) => {
      const hidden =
        person.blindOn.includes(criterion) ||
        (person.seesBesideSource && text.source !== null && !text.broken && !knowsSource);
      const difference = text.quality[c]! - (hidden ? 0 : text.damage[c]!);
      const view = person.bySystem.get(text.source ?? text.system) ?? 0;
      return world.level + person.leniency + person.sight * difference + view + noise[c]!;
    });
    seen.push(text.system);
    const readsBadly = latent.reduce((sum, value) => sum + value, 0) / latent.length < READS_BADLY;
    if (readsBadly && random.next() < person.skipping) {
      tables.skips.push({
        item,
        rater: person.name,
        kind: random.next() < 0.5 ? 'skipped' : 'abandoned',
        seen: [...seen],
        last_seen: text.system,
      });
      return at - position;
    }
    felt.set(text.system, latent);
    if (!rates(world)) continue;
    criteria.forEach((criterion, c) => {
      const value = answer(person, { latent: latent[c]!, broken: text.broken, length: text.length }, random);
      tables.ratings.push({
        item,
        system: text.system,
        rater: person.name,
        criterion,
        value,
        position: at,
        revision: 1,
      });
    });
    at++;
  }
  const row = { item, rater: person.name };
  for (const [first, second] of world.kinds.includes('pairwise') ? pairsOf(world, texts) : []) {
    const choice = choiceOf(world, person, first, second, felt, random);
    tables.preferences.push({
      ...row,
      system_a: first.system,
      system_b: second.system,
      choice,
      position: at++,
    });
  }
  if (world.kinds.includes('ranking')) {
    const places = placesOf(world, person, texts, felt, random);
    for (const { system } of texts) {
      tables.rankings.push({ ...row, system, rank: places.get(system)!, position: at });
    }
    at++;
  }
  return at - position;
}

/** The baseline with each candidate; where nothing is rated also each control with its source. */
function pairsOf(world: World, texts: readonly Text[]): (readonly [Text, Text])[] {
  const named = (name: string) => texts.find(({ system }) => system === name)!;
  return texts.flatMap((text): (readonly [Text, Text])[] => {
    if (text.system.startsWith('candidate')) return [[named('baseline'), text]];
    return text.source === null || rates(world) ? [] : [[named(text.source), text]];
  });
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * What is preferred where at least 0.4 points lie between; whoever doesn't read chooses at random, if one isn't plainly
 * broken and seen to be.
 */
function choiceOf(
  { dislike }: World,
  { habit, sight }: Person,
  first: Text,
  second: Text,
  felt: ReadonlyMap<string, readonly number[]>,
  random: Random,
): 'a' | 'b' | 'tie' {
  if (habit !== 'honest') {
    if (second.broken && seesDamage(habit)) return 'a';
    return random.pick(['a', 'b', 'tie']);
  }
  const disliked = sight * (dislikeOf(second, dislike) - dislikeOf(first, dislike));
  const difference =
    meanOf(felt.get(second.system)!) - meanOf(felt.get(first.system)!) - disliked + 0.5 * random.normal();
  return Math.abs(difference) < 0.4 ? 'tie' : difference > 0 ? 'b' : 'a';
}

const seesDamage = (habit: Habit) => ['only-gross-5', 'only-gross-45', 'half-attentive'].includes(habit);

/** Candidates are liked so much less beside what criteria tell, and so is what is made from them. */
function dislikeOf({ system, source }: Text, dislike: number): number {
  return (source ?? system).startsWith('candidate') ? dislike : 0;
}

/** Places from 1, the same for texts that are felt to be within 0.4 points; at random by whoever doesn't read. */
function placesOf(
  { dislike }: World,
  { habit, sight }: Person,
  texts: readonly Text[],
  felt: ReadonlyMap<string, readonly number[]>,
  random: Random,
): Map<string, number> {
  const worth = texts.map((text) => {
    if (habit !== 'honest') return text.broken && seesDamage(habit) ? -1 : random.next();
    return (meanOf(felt.get(text.system)!) - sight * dislikeOf(text, dislike) + 0.35 * random.normal()) / 0.4;
  });
  const steps = worth.map((value) => (habit === 'honest' ? Math.round(value) : value));
  return new Map(
    texts.map(({ system }, index) => [system, 1 + steps.filter((step) => step > steps[index]!).length]),
  );
}

function peopleOf(world: World, random: Random) {
  const habits = world.habits.flatMap(([habit, share]) =>
    Array.from({ length: Math.round(share * world.raters) }, () => habit),
  );
  const systems = ['baseline', ...world.losses.map((_, index) => `candidate-${index + 1}`)];
  return Array.from({ length: world.raters }, (_, index) => ({
    name: `rater-${index + 1}`,
    habit: habits[index] ?? ('honest' as const),
    leniency: world.leniency ?? SEVERITY * random.normal(),
    sight: world.sight,
    seesBesideSource: world.seesBesideSource,
    skipping: world.skipping,
    blindOn: world.blindOn,
    bySystem: new Map(systems.map((system) => [system, RATER_BY_SYSTEM * random.normal()])),
  }));
}

/** Normal deviates with this standard deviation, `AMONG_CRITERIA` correlated. */
function correlated(count: number, deviation: number, random: Random): number[] {
  const shared = random.normal();
  return Array.from(
    { length: count },
    () => deviation * (Math.sqrt(AMONG_CRITERIA) * shared + Math.sqrt(1 - AMONG_CRITERIA) * random.normal()),
  );
}

/** The latent loss that costs so many points on the scale, which is cut at both ends. */
export function latentLoss(points: number, world: World): number {
  if (points === 0) return 0;
  const deviation = Math.hypot(ITEM, ITEM_BY_SYSTEM, SEVERITY, RATER_BY_SYSTEM, world.noise);
  const expected = (mean: number) =>
    [1.5, 2.5, 3.5, 4.5].reduce((sum, edge) => sum + 1 - normalCdf((edge - mean) / deviation), 1);
  let [least, most] = [0, 8];
  for (let step = 0; step < 60; step++) {
    const middle = (least + most) / 2;
    if (expected(world.level) - expected(world.level - middle) < points) least = middle;
    else most = middle;
  }
  return (least + most) / 2;
}
