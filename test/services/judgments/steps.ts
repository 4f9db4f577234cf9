import { startSession } from '#app/auth/session.server.ts';
import { isAppError } from '#app/core/shared/errors.ts';
import type { StudyState } from '#app/core/studies/lifecycle.ts';
import { prepareStudyHandler } from '#app/jobs/handlers/prepareStudy.ts';
import { action as controlsAction } from '#app/routes/lead/controls.tsx';
import { action as controlsFileAction } from '#app/routes/lead/importControls.ts';
import { action as importAction } from '#app/routes/lead/importOutputs.ts';
import { action as scoresAction } from '#app/routes/lead/importScores.ts';
import { action as panelAction } from '#app/routes/lead/panel.tsx';
import { action as pairsAction } from '#app/routes/lead/pairs.tsx';
import { action as pilotAction } from '#app/routes/lead/pilot.tsx';
import { action as ratersAction } from '#app/routes/lead/raters.tsx';
import { action as previewAction } from '#app/routes/lead/previewOutputs.ts';
import { action as repeatAction } from '#app/routes/lead/repeat.tsx';
import { action as studyAction } from '#app/routes/lead/study.tsx';
import { action as columnsAction } from '#app/routes/lead/recordColumns.ts';
import { action as stakesAction } from '#app/routes/lead/stakes.tsx';
import { action as settingsAction } from '#app/routes/lead/settings.tsx';
import { action as decisionAction } from '#app/routes/lead/decision.tsx';
import { action as openingAction } from '#app/routes/lead/opening.tsx';
import { studySettings } from '#app/services/setup/studySettings.ts';
import { analyseStudy } from '#app/services/analysis/analyseStudy.ts';
import { importScores } from '#app/services/analysis/importScores.ts';
import { exportStudy } from '#app/services/export/exportStudy.ts';
import { importOutputs } from '#app/services/generation/importOutputs.ts';
import { NO_ACCESS } from '#app/services/generation/modelAccess.ts';
import { tickFault } from '#app/services/pairs/tickFault.ts';
import { createPilot } from '#app/services/pilots/createPilot.ts';
import { applyExclusionRule } from '#app/services/rating/applyExclusionRule.ts';
import { eraseRater } from '#app/services/rating/eraseRater.ts';
import { joinStudy } from '#app/services/rating/joinStudy.ts';
import { raterState } from '#app/services/rating/raterState.ts';
import { skipTask } from '#app/services/rating/skipTask.ts';
import { submitJudgment } from '#app/services/rating/submitJudgment.ts';
import { applyStudy } from '#app/services/setup/applyStudy.ts';
import { setupOf } from '#app/services/setup/studySetup.ts';
import { archiveStudy } from '#app/services/studies/archiveStudy.ts';
import { createInvitation } from '#app/services/studies/createInvitation.ts';
import { deleteStudy } from '#app/services/studies/deleteStudy.ts';
import { openStudy } from '#app/services/studies/openStudy.ts';
import { repeatStudy } from '#app/services/repeats/repeatStudy.ts';
import { requireStudy } from '#app/services/studies/requireStudy.ts';
import { resumeStudy } from '#app/services/studies/resumeStudy.ts';
import { revokeInvitation } from '#app/services/studies/revokeInvitation.ts';
import { withdrawStudy } from '#app/services/studies/withdrawStudy.ts';
import { importControls } from '#app/services/tasks/importControls.ts';
import { prepareTasks } from '#app/services/tasks/prepareTasks.ts';
import { removeControl } from '#app/services/tasks/removeControl.ts';
import { writeControl } from '#app/services/tasks/writeControl.ts';
import type { Database } from '#db/database.ts';
import { createProgram } from '#scripts/cli/program.ts';
import { answerTo, T0 } from '../rating/ratingAs.ts';
import { decide, ownerOf, PASSWORD, type StudyIn } from './studyIn.ts';

export interface Given extends StudyIn {
  readonly db: Database;
  /** A folder of the test's own. */
  readonly folder: string;
}

export interface Step {
  /** For a study of a panel; else for one that anyone with the link may join. */
  readonly panel?: true;
  readonly run: (given: Given) => Promise<unknown>;
  /** The states that it leads to; by default it leaves a study in the state in which it found it. */
  readonly moves?: Partial<Record<StudyState, StudyState | 'gone'>>;
  /** The states in which it may do anything; elsewhere it must be refused. By default it may anywhere. */
  readonly only?: readonly StudyState[];
}

const BEFORE = ['draft', 'generating', 'ready'] as const;
const toReady = { moves: { draft: 'ready', generating: 'ready' }, only: BEFORE } as const;
const toOpen = {
  moves: { draft: 'open', ready: 'open', paused: 'open' },
  only: ['draft', 'ready', 'paused', 'open'],
} as const;
const toPaused = { moves: { open: 'paused' }, only: ['open', 'paused'] } as const;
const whileRunning = { only: ['open', 'paused'] } as const;
const toClosed = { moves: { open: 'closed', paused: 'closed' }, only: ['open', 'paused', 'closed'] } as const;
const toWithdrawn = {
  moves: Object.fromEntries([...BEFORE, 'open', 'paused'].map((state) => [state, 'withdrawn'])),
  only: [...BEFORE, 'open', 'paused', 'withdrawn'],
} as const;
const toGone = { moves: { draft: 'gone', ready: 'gone' }, only: ['draft', 'ready'] } as const;
/** Where nothing is at work. */
const AT_REST = ['draft', 'ready', 'closed', 'decided', 'withdrawn'] as const;
const SCORES = [{ item: 'item-0', system: 'tiny', score: 0.5 }];
const CONTROLS = [
  { item: 'item-0', criterion: 'fluency', dose: 'slight', text: 'Says one: lamp 0 is red and needs 3 W.' },
];
const DECISION = {
  candidate: 'tiny',
  outcome: 'hold',
  because: 'It needs more.',
  comment: 'Later.',
  password: PASSWORD,
};
const ANOTHER = { name: 'another', provider: { kind: 'import' } };
const OUTPUTS = [{ item: 'item-0', output: 'Quite another text.' }];
const once = async () => {
  throw new Error('no model runs in this test');
};

/** The work of the background, at once. */
function jobsOf(db: Database) {
  const { definition, handle } = prepareStudyHandler(db, once, NO_ACCESS);
  let result: Promise<void> = Promise.resolve();
  return {
    enqueue: async (_: unknown, payload: unknown) => {
      result = handle(definition.payload.parse(payload), {
        signal: new AbortController().signal,
        report: () => {},
      });
      await result.catch(() => undefined);
    },
    wait: () => result,
    cancel: async () => ({ held: true }),
    status: async () => null,
  };
}

/** Runs a page's action as a lead who is signed in. */
async function onPage(
  action: (args: never) => Promise<unknown>,
  { db, slug }: Given,
  fields: Record<string, string | File>,
): Promise<void> {
  const account = await ownerOf(db);
  const cookie = (await startSession(db, account.id, { secure: false })).split(';')[0]!;
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const request = new Request(`http://localhost/studies/${slug}`, {
    method: 'POST',
    body,
    headers: { Cookie: cookie, 'sec-fetch-site': 'same-origin' },
  });
  const config = { origin: 'http://localhost', secureCookies: false, models: NO_ACCESS, review: false };
  const context = { db, config, jobs: jobsOf(db), clientAddress: '127.0.0.1' };
  const answer: unknown = await action({ request, params: { slug }, context } as never).catch(
    (thrown: unknown) => thrown,
  );
  statusOf(answer);
}

/** Throws what a response with such a status means for a person. */
function statusOf(answer: unknown): void {
  const { status, init } = (answer ?? {}) as { status?: number; init?: { status?: number } | null };
  if (answer instanceof Error) throw answer;
  const code = status ?? init?.status ?? 200;
  if (code >= 500) throw new Error(`The page answered ${code}: ${JSON.stringify(answer)}`);
  if (code >= 400) throw new Refused(`The page answered ${code}.`);
}

/** Runs a command. */
async function command({ db, folder }: Given, ...argv: string[]): Promise<void> {
  const jobs = jobsOf(db);
  const context = {
    io: { stdout: () => {}, stderr: () => {}, interactive: false },
    cwd: folder,
    config: { models: NO_ACCESS },
    signal: new AbortController().signal,
    origin: 'http://localhost',
    database: async () => ({ db, kind: 'memory', close: async () => {} }),
    jobs: async () => jobs,
  };
  await (await createProgram(argv, context as never)).parseAsync(argv, { from: 'user' });
}

/** What a person is told may not be done now. */
export class Refused extends Error {}

export function isRefusal(error: unknown): boolean {
  return error instanceof Refused || (isAppError(error) && error.code !== 'internal');
}

const scores = () => new File(['item,system,score\nitem-0,tiny,0.7\n'], 'scores.csv');
const controls = () =>
  new File([`item,criterion,dose,text\n${Object.values(CONTROLS[0]!).join(',')}\n`], 'controls.csv');
const writeOne = ({ db, slug }: Given) => writeControl(db, slug, CONTROLS[0]!);
const file = () => new File([`${JSON.stringify(OUTPUTS[0])}\n`], 'outputs.jsonl');
const controlOf = async ({ db, id }: Given) => {
  const row = await db
    .selectFrom('outputs')
    .innerJoin('systems', 'systems.id', 'outputs.system_id')
    .select('outputs.id')
    .where('systems.study_id', '=', id)
    .where('systems.role', '=', 'control')
    .executeTakeFirst();
  return String(row?.id ?? 0);
};

/** What the buttons and forms of a study's pages do, by route and by the name of the action. */
export const PAGE_ACTIONS: Readonly<Record<string, Readonly<Record<string, Step>>>> = {
  'study.tsx': {
    generate: { ...toReady, run: (given) => onPage(studyAction, given, { action: 'generate' }) },
    cancel: { run: (given) => onPage(studyAction, given, { action: 'cancel' }) },
    pause: { ...toPaused, run: (given) => onPage(studyAction, given, { action: 'pause' }) },
    resume: {
      moves: { paused: 'open' },
      only: ['paused', 'open'],
      run: (given) => onPage(studyAction, given, { action: 'resume' }),
    },
    close: { ...toClosed, run: (given) => onPage(studyAction, given, { action: 'close' }) },
    look: { ...whileRunning, run: (given) => onPage(studyAction, given, { action: 'look' }) },
    stop: { ...whileRunning, run: (given) => onPage(studyAction, given, { action: 'stop' }) },
    extend: { ...whileRunning, run: (given) => onPage(studyAction, given, { action: 'extend' }) },
    withdraw: { ...toWithdrawn, run: (given) => onPage(studyAction, given, { action: 'withdraw' }) },
    addLead: { run: (given) => onPage(studyAction, given, { action: 'addLead', account: '1' }) },
    removeLead: { run: (given) => onPage(studyAction, given, { action: 'removeLead', account: '1' }) },
    archive: {
      only: AT_REST,
      run: (given) => onPage(studyAction, given, { action: 'archive' }),
    },
    unarchive: { run: (given) => onPage(studyAction, given, { action: 'unarchive' }) },
    createLink: {
      only: [...BEFORE, 'open', 'paused'],
      run: (given) => onPage(studyAction, given, { action: 'createLink', label: 'Another' }),
    },
    linkLimits: {
      run: (given) =>
        onPage(studyAction, given, { action: 'linkLimits', link: '1', mostRaters: '9', mostPerAddress: '9' }),
    },
    revokeLink: { run: (given) => onPage(studyAction, given, { action: 'revokeLink', link: '1' }) },
  },
  'settings.tsx': {
    change: {
      only: ['draft', 'generating', 'ready'],
      run: (given) => onPage(settingsAction, given, { action: 'change' }),
    },
  },
  'opening.tsx': {
    open: {
      ...toOpen,
      run: async (given) =>
        onPage(openingAction, given, {
          action: 'open',
          confirmed: 'yes',
          seen: (await studySettings(given.db, given.slug)).version,
        }),
    },
  },
  'stakes.tsx': {
    stakes: {
      only: [...BEFORE, 'open', 'paused', 'closed'],
      run: async (given) => onPage(stakesAction, given, { action: 'stakes', stakes: '{"lostPoint":5}' }),
    },
  },
  'controls.tsx': {
    text: {
      only: ['ready'],
      run: async (given) =>
        onPage(controlsAction, given, {
          action: 'text',
          control: await controlOf(given),
          text: 'A lamp, lamp, lamp.',
        }),
    },
    write: {
      only: ['draft', 'ready'],
      run: (given) =>
        onPage(controlsAction, given, { action: 'write', ...CONTROLS[0], sourceSystem: 'tiny' }),
    },
    remove: {
      only: ['draft', 'ready'],
      run: async (given) => {
        await writeOne(given);
        await onPage(controlsAction, given, { action: 'remove', item: 'item-0' });
      },
    },
    range: {
      only: BEFORE,
      run: (given) =>
        onPage(controlsAction, given, { action: 'range', criterion: 'fluency', lowest: '1', highest: '2' }),
    },
  },
  'panel.tsx': {
    draw: {
      panel: true,
      only: ['ready'],
      run: (given) => onPage(panelAction, given, { action: 'draw', names: 'Cem\nDora' }),
    },
    replace: {
      panel: true,
      only: ['ready', 'open', 'paused'],
      run: (given) => onPage(panelAction, given, { action: 'replace', seat: '1', name: 'Eve' }),
    },
  },
  'raters.tsx': {
    exclude: {
      only: ['open', 'paused', 'closed'],
      run: (given) =>
        onPage(ratersAction, given, {
          action: 'exclude',
          rater: given.rater?.name ?? 'none',
          reason: 'Why not.',
        }),
    },
    readmit: {
      only: ['open', 'paused', 'closed'],
      run: (given) => onPage(ratersAction, given, { action: 'readmit', rater: given.rater?.name ?? 'none' }),
    },
  },
  'repeat.tsx': {
    '': {
      run: (given) => onPage(repeatAction, given, { name: 'Again', candidates: JSON.stringify([ANOTHER]) }),
    },
  },
  'pilot.tsx': {
    make: {
      only: ['draft', 'ready'],
      run: (given) => onPage(pilotAction, given, { action: 'make', items: '3', raters: '2' }),
    },
    // Of the pilot that was just made, where one could be.
    open: { run: (given) => onPage(pilotAction, given, { action: 'open' }) },
    close: { run: (given) => onPage(pilotAction, given, { action: 'close' }) },
    adopt: { run: (given) => onPage(pilotAction, given, { action: 'adopt' }) },
  },
  'decision.tsx': {
    sign: {
      moves: { closed: 'decided' },
      only: ['closed', 'decided'],
      run: (given) => onPage(decisionAction, given, { action: 'sign', ...DECISION }),
    },
    agree: {
      only: [],
      run: (given) => onPage(decisionAction, given, { action: 'agree', seen: '', password: PASSWORD }),
    },
    refuse: { only: [], run: (given) => onPage(decisionAction, given, { action: 'refuse', seen: '' }) },
  },
  'pairs.tsx': {
    '': {
      only: BEFORE,
      run: (given) =>
        onPage(pairsAction, given, { item: 'item-0', system: 'tiny', fault: 'none', ticked: 'true' }),
    },
  },
  'recordColumns.ts': {
    '': { run: (given) => onPage(columnsAction, given, { file: scores(), kind: 'scores' }) },
  },
  'importScores.ts': {
    '': {
      only: ['draft', 'ready'],
      run: (given) => onPage(scoresAction, given, { measure: 'fidelity', scores: scores(), replace: 'on' }),
    },
  },
  'importControls.ts': {
    '': {
      only: ['draft', 'ready'],
      run: (given) => onPage(controlsFileAction, given, { controls: controls(), replace: 'on' }),
    },
  },
  'previewOutputs.ts': {
    '': { run: (given) => onPage(previewAction, given, { outputs: file() }) },
  },
  'importOutputs.ts': {
    '': {
      only: ['draft'],
      run: (given) => onPage(importAction, given, { system: 'tiny', outputs: file(), replace: 'on' }),
    },
  },
};

/** The commands that work on the database, with what they are given beside the study. */
export const COMMANDS: Readonly<Record<string, Step>> = {
  list: { run: (given) => command(given, 'list') },
  create: { run: (given) => command(given, 'create', 'nowhere.json', '--items', 'nowhere.jsonl'), only: [] },
  // Of its commands one that writes; a pilot is tried by its page.
  study: { run: (given) => command(given, 'study', 'repeat', given.slug, '--candidate', 'another') },
  prepare: { ...toReady, run: (given) => command(given, 'prepare', given.slug) },
  open: { ...toOpen, run: (given) => command(given, 'open', given.slug) },
  pause: { ...toPaused, run: (given) => command(given, 'pause', given.slug) },
  close: { ...toClosed, run: (given) => command(given, 'close', given.slug) },
  withdraw: { ...toWithdrawn, run: (given) => command(given, 'withdraw', given.slug) },
  delete: { ...toGone, run: (given) => command(given, 'delete', given.slug, '--yes') },
  'erase-rater': {
    only: ['open', 'paused', 'closed', 'decided', 'withdrawn'],
    run: (given) => command(given, 'erase-rater', given.slug, given.rater?.name ?? 'none', '--yes'),
  },
  invite: { only: [...BEFORE, 'open', 'paused'], run: (given) => command(given, 'invite', given.slug) },
  // Makes a study of its own, of judgments that it brings along.
  import: {
    run: (given) => command(given, 'import', 'nowhere.csv', '--study', 'Elsewhere', '--baseline', 'one'),
    only: [],
  },
  'import-outputs': {
    only: ['draft'],
    run: async (given) => {
      const { writeFile } = await import('node:fs/promises');
      await writeFile(`${given.folder}/outputs.jsonl`, await file().text());
      const options = ['--system', 'tiny', '--outputs', 'outputs.jsonl', '--replace'];
      await command(given, 'import-outputs', given.slug, ...options);
    },
  },
  'import-scores': {
    only: ['draft', 'ready'],
    run: async (given) => {
      const { writeFile } = await import('node:fs/promises');
      await writeFile(`${given.folder}/scores.csv`, await scores().text());
      const options = ['--measure', 'fidelity', '--scores', 'scores.csv', '--replace'];
      await command(given, 'import-scores', given.slug, ...options);
    },
  },
  'import-controls': {
    only: ['draft', 'ready'],
    run: async (given) => {
      const { writeFile } = await import('node:fs/promises');
      await writeFile(`${given.folder}/controls.csv`, await controls().text());
      await command(given, 'import-controls', given.slug, 'controls.csv', '--replace');
    },
  },
  people: { run: (given) => command(given, 'people') },
  'reset-password': { run: (given) => command(given, 'reset-password', 'nobody@example.org') },
  record: { run: (given) => command(given, 'record', 'list') },
  key: { run: (given) => command(given, 'key') },
  verdict: { run: (given) => command(given, 'verdict', given.slug) },
  wait: {
    only: ['closed', 'decided'],
    run: (given) => command(given, 'wait', given.slug, '--closed', '--timeout', '1s'),
  },
  // Of the embedded database alone.
  backup: { run: (given) => command(given, 'backup', '--out', 'backup.tar.gz', '--replace') },
  export: {
    only: [...BEFORE, 'closed', 'decided', 'withdrawn'],
    run: (given) => command(given, 'export', given.slug, '--out', 'tables'),
  },
  paper: {
    only: ['closed', 'decided'],
    run: (given) => command(given, 'paper', given.slug, '--out', 'paper'),
  },
};

/** Services as programs call them, past pages and commands. */
export const SERVICES: Readonly<Record<string, Step>> = {
  prepareTasks: {
    moves: { draft: 'ready' },
    only: ['draft', 'ready'],
    run: ({ db, id }) => prepareTasks(db, id),
  },
  applyStudy: {
    moves: { ready: 'draft' },
    only: ['draft', 'ready'],
    run: async ({ db, slug }) => {
      const { configuration, items } = await setupOf(db, await requireStudy(db, slug));
      const resamples = configuration.resamples + 1;
      await applyStudy(db, { slug, configuration: { ...configuration, resamples }, items, discard: true });
    },
  },
  importOutputs: {
    only: ['draft'],
    run: ({ db, slug }) => importOutputs(db, { slug, system: 'tiny', outputs: OUTPUTS, replace: true }),
  },
  importScores: {
    only: ['draft', 'ready'],
    run: ({ db, slug }) => importScores(db, { slug, measure: 'fidelity', scores: SCORES, replace: true }),
  },
  importControls: {
    only: ['draft', 'ready'],
    run: ({ db, slug }) => importControls(db, { slug, controls: CONTROLS, replace: true }),
  },
  writeControl: { only: ['draft', 'ready'], run: writeOne },
  removeControl: {
    only: ['draft', 'ready'],
    run: async (given) => {
      await writeOne(given);
      await removeControl(given.db, given.slug, 'item-0');
    },
  },
  openStudy: { ...toOpen, run: ({ db, slug }) => openStudy(db, slug) },
  resumeStudy: {
    moves: { paused: 'open' },
    only: ['paused', 'open'],
    run: ({ db, slug }) => resumeStudy(db, slug),
  },
  withdrawStudy: { ...toWithdrawn, run: ({ db, slug }) => withdrawStudy(db, slug) },
  deleteStudy: { ...toGone, run: ({ db, slug }) => deleteStudy(db, slug) },
  archiveStudy: { only: AT_REST, run: ({ db, slug }) => archiveStudy(db, slug, true) },
  createInvitation: {
    only: [...BEFORE, 'open', 'paused'],
    run: ({ db, slug }) => createInvitation(db, { slug, label: 'x' }),
  },
  revokeInvitation: { run: ({ db, slug }) => revokeInvitation(db, slug, 1) },
  createPilot: {
    only: ['draft', 'ready'],
    run: async ({ db, slug }) => {
      const pilot = await createPilot(db, slug, { items: 3, withoutItems: true });
      // One that is there keeps its study from being deleted.
      await deleteStudy(db, pilot.slug);
    },
  },
  tickFault: {
    only: BEFORE,
    run: ({ db, slug }) =>
      tickFault(db, slug, { item: 'item-1', system: 'tiny', fault: 'maker:one-fact', ticked: true }),
  },
  repeatStudy: { run: ({ db, slug }) => repeatStudy(db, slug, { candidates: [ANOTHER] }) },
  analyseStudy: { run: ({ db, slug }) => analyseStudy(db, slug) },
  decideStudy: {
    moves: { closed: 'decided' },
    only: ['closed', 'decided'],
    run: ({ db, slug }) => decide(db, slug),
  },
  exportStudy: {
    only: [...BEFORE, 'closed', 'decided', 'withdrawn'],
    run: ({ db, slug, folder }) => exportStudy(db, slug, folder),
  },
  eraseRater: {
    only: ['open', 'paused', 'closed', 'decided', 'withdrawn'],
    run: ({ db, slug, rater }) => eraseRater(db, slug, rater?.name ?? 'none'),
  },
  joinStudy: {
    only: ['open'],
    run: ({ db, token }) => joinStudy(db, { token: token ?? 'none', consented: true }, { now: T0 }),
  },
  submitJudgment: {
    run: async ({ db, rater }) => {
      if (rater === undefined) return;
      const { task, last } = await raterState(db, rater, { now: T0 });
      const submission = task === null ? { assignment: last, key: 'k', activeMs: 1 } : answerTo(task);
      await submitJudgment(db, rater, submission, { now: T0 });
    },
  },
  skipTask: {
    run: async ({ db, rater }) => {
      if (rater === undefined) return;
      const { task, last } = await raterState(db, rater, { now: T0 });
      await skipTask(db, rater, { assignment: task?.id ?? last, reason: 'other' }, { now: T0 });
    },
  },
  applyExclusionRule: {
    run: async ({ db, rater }) => rater && applyExclusionRule(db, rater, T0),
  },
};
