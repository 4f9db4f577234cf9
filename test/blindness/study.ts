import { createHash } from 'node:crypto';
import { createRandom } from '#app/core/shared/random.ts';
import { shownText } from '#app/core/shared/shownText.ts';
import type { StudyConfigurationInput } from '#app/core/studies/configuration.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { createStudy } from '#app/services/studies/createStudy.ts';
import { drawPanel } from '#app/services/studies/drawPanel.ts';
import { openByRule1 } from '#test/services/studies/sampleStudy.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import type { Database } from '#db/database.ts';
import { listItems } from '#db/queries/items.ts';
import { insertOutputs } from '#db/queries/outputs.ts';
import { listSystems } from '#db/queries/systems.ts';

/** Which systems wrote a text that raters see, by prompt and text; 0 is the baseline. */
export type Truth = ReadonlyMap<string, ReadonlySet<number>>;

export function truthKey(prompt: string, text: string): string {
  return JSON.stringify([prompt, text]);
}

/** The controls that raters see, by prompt and text: how strong, and whose text was spoiled. */
export type Controls = ReadonlyMap<string, { readonly dose: string; readonly source: string }>;

export interface AttackedStudy {
  readonly truth: Truth;
  readonly controls: Controls;
  /** A link for each rater; the same one for all where anybody may join. */
  readonly links: readonly string[];
}

export interface StudyPlan {
  readonly strategy: 'open' | 'panel';
  readonly systems: number;
  readonly items: number;
  readonly ratersPerItem: number;
  readonly raters: number;
  readonly comparison: 'pairs' | 'rankings';
  /** Share of a system's texts that another system wrote as well. */
  readonly same: number;
  /** Share of a rater's tasks that are shown again. */
  readonly repeats: number;
  readonly blocksPerSitting: number;
  /** Controls a criterion and gross ones; 0 and 0 where nothing is said. */
  readonly controls?: { readonly slight: number; readonly gross: number };
  /** Whether texts are rated as well as compared; they are where nothing is said. */
  readonly likert?: boolean;
}

const WORDS =
  'amber birch cobalt dune ember fjord grove harbor inlet juniper kelp linden meadow nectar'.split(' ');

/** Habits of systems that nobody sees in the text. */
const HABITS = [
  (text: string) => `${text}\n`,
  (text: string) => ` ${text}`,
  (text: string) => text.replace('.', '.\u200b').replaceAll(' and ', ' \r\n'),
] as const;

/** An open study of random words: its texts tell nothing of systems to who sees them. */
export async function attackedStudy(
  db: Database,
  url: string,
  plan: StudyPlan,
  seed: string,
): Promise<AttackedStudy> {
  const random = createRandom(seed);
  const sentence = () =>
    `${Array.from({ length: 4 + random.integer(12) }, () => random.pick(WORDS)).join(' ')} ${random.integer(1e9)}.`;
  // Controls need something to spoil: a sentence among others, numbers, neighbours.
  const text = () => (plan.controls === undefined ? sentence() : `${sentence()} ${sentence()} ${sentence()}`);
  const rankings = plan.comparison === 'rankings';
  const protocol: StudyConfigurationInput['protocol'] = {
    strategy: plan.strategy,
    ratersPerItem: plan.ratersPerItem,
    blocksPerSitting: plan.blocksPerSitting,
    controls: plan.controls ?? { slight: 0, gross: 0 },
    ...(plan.likert === false ? { criteria: [] } : {}),
    repeats: { share: plan.repeats },
    ...(rankings ? { pairwise: false, ranking: { form: 'ranking', ties: true } } : {}),
  };
  const { id, slug } = await createStudy(db, {
    configuration: {
      name: 'Random words',
      seed: 'guessable',
      systems: Array.from({ length: plan.systems }, (_, i) => ({
        name: `system-${i}`,
        role: i === 0 ? 'baseline' : 'candidate',
        provider: { kind: 'import' },
      })),
      protocol,
    },
    items: Array.from({ length: plan.items }, (_, i) => ({ item: `item-${i}`, prompt: `${text()} ${i}` })),
  });
  const truth = new Map<string, Set<number>>();
  const written = new Map<number, string[]>();
  const items = await listItems(db, id);
  for (const item of items) {
    const texts: string[] = [];
    for (let system = 0; system < plan.systems; system++) {
      const shared = system > 0 && random.next() < plan.same;
      texts.push(shared ? random.pick(texts) : text());
    }
    // So that no place among the systems is the one whose text another has.
    written.set(item.id, random.shuffle(texts));
  }
  for (const system of await listSystems(db, id)) {
    const rows = items.map((item) => {
      const plain = written.get(item.id)![system.position]!;
      const key = truthKey(item.prompt, plain);
      truth.set(key, (truth.get(key) ?? new Set()).add(system.position));
      const own = HABITS[system.position % HABITS.length]!(plain);
      if (shownText(own) !== plain) throw new Error(`a habit shows: ${JSON.stringify(own)}`);
      return {
        study_id: id,
        item_id: item.id,
        system_id: system.id,
        text: own,
        text_hash: createHash('sha256').update(own).digest('hex'),
        token_ids: null,
        token_count: null,
        finish_reason: null,
        latency_ms: null,
      };
    });
    await insertOutputs(db, rows);
  }
  await prepareTasks(db, id);
  const controls = await controlsOf(db, id);
  // The same orders in every run: what chance does once it does always.
  await db
    .updateTable('studies')
    .set({ blinding_key: `blind ${seed}` })
    .where('id', '=', id)
    .execute();
  if (plan.strategy === 'panel') {
    const names = Array.from({ length: plan.raters }, (_, i) => `Seat ${i + 1}`);
    const { seats } = await drawPanel(db, slug, names);
    await openByRule1(db, slug);
    return { truth, controls, links: seats.map(({ token }) => `${url}/r/${token}`) };
  }
  await openByRule1(db, slug);
  const { token } = await createInvitation(db, { slug, label: 'all', mostPerAddress: 1000 });
  return { truth, controls, links: Array.from({ length: plan.raters }, () => `${url}/r/${token}`) };
}

async function controlsOf(db: Database, studyId: number): Promise<Controls> {
  const rows = await db
    .selectFrom('outputs')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .innerJoin('items', 'items.id', 'outputs.item_id')
    .innerJoin('outputs as originals', (join) =>
      join
        .onRef('originals.item_id', '=', 'outputs.item_id')
        .onRef('originals.system_id', '=', 'outputs.source_system_id'),
    )
    .select(['items.prompt', 'outputs.text', 'systems.dose', 'originals.text as source'])
    .where('outputs.study_id', '=', studyId)
    .where('systems.role', '=', 'control')
    .execute();
  return new Map(
    rows.map(({ prompt, text, dose, source }) => [
      truthKey(prompt, shownText(text)),
      { dose: dose!, source: shownText(source) },
    ]),
  );
}
