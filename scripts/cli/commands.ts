import type { Command } from 'commander';
import type { CommandContext } from './context.ts';
import { mayBeStudy } from './mayBeStudy.ts';

type Register = (program: Command, context: CommandContext) => void;

interface CommandSource {
  readonly names: readonly string[];
  /** Whether they work on the study database: a server that holds its folder runs them for us. */
  readonly database?: true;
  /** Whether they end after a few statements. */
  readonly brief?: true;
  /** Loads their code, which for some is most of the program. */
  readonly load: () => Promise<Register>;
}

/** Every command, in the order in which help lists them. Only the code of the one that is asked for is loaded. */
const COMMANDS: readonly CommandSource[] = [
  { names: ['demo'], load: async () => (await import('#scripts/commands/demo.ts')).registerDemo },
  { names: ['serve'], load: async () => (await import('#scripts/commands/serve.ts')).registerServe },
  { names: ['worker'], load: async () => (await import('#scripts/commands/worker.ts')).registerWorker },
  {
    names: ['list'],
    database: true,
    brief: true,
    load: async () => (await import('#scripts/commands/list.ts')).registerList,
  },
  {
    names: ['create'],
    database: true,
    brief: true,
    load: async () => (await import('#scripts/commands/create.ts')).registerCreate,
  },
  {
    names: ['import'],
    database: true,
    load: async () => (await import('#scripts/commands/import.ts')).registerImport,
  },
  {
    names: ['study'],
    database: true,
    brief: true,
    load: async () => (await import('#scripts/commands/study.ts')).registerStudy,
  },
  {
    names: ['prepare'],
    database: true,
    load: async () => (await import('#scripts/commands/prepare.ts')).registerPrepare,
  },
  {
    names: ['open', 'pause', 'close', 'withdraw'],
    database: true,
    brief: true,
    load: async () => (await import('#scripts/commands/moves.ts')).registerMoves,
  },
  {
    names: ['delete'],
    database: true,
    load: async () => (await import('#scripts/commands/delete.ts')).registerDelete,
  },
  {
    names: ['erase-rater'],
    database: true,
    load: async () => (await import('#scripts/commands/eraseRater.ts')).registerEraseRater,
  },
  {
    names: ['invite'],
    database: true,
    brief: true,
    load: async () => (await import('#scripts/commands/invite.ts')).registerInvite,
  },
  {
    names: ['people'],
    database: true,
    brief: true,
    load: async () => (await import('#scripts/commands/people.ts')).registerPeople,
  },
  {
    names: ['reset-password'],
    database: true,
    brief: true,
    load: async () => (await import('#scripts/commands/resetPassword.ts')).registerResetPassword,
  },
  {
    names: ['import-outputs'],
    database: true,
    load: async () => (await import('#scripts/commands/importOutputs.ts')).registerImportOutputs,
  },
  {
    names: ['import-scores'],
    database: true,
    load: async () => (await import('#scripts/commands/importScores.ts')).registerImportScores,
  },
  {
    names: ['import-controls'],
    database: true,
    load: async () => (await import('#scripts/commands/importControls.ts')).registerImportControls,
  },
  {
    names: ['verdict'],
    database: true,
    load: async () => (await import('#scripts/commands/verdict.ts')).registerVerdict,
  },
  {
    names: ['wait'],
    database: true,
    load: async () => (await import('#scripts/commands/wait.ts')).registerWait,
  },
  {
    names: ['record', 'key'],
    database: true,
    brief: true,
    load: async () => (await import('#scripts/commands/record.ts')).registerRecords,
  },
  {
    names: ['export'],
    database: true,
    load: async () => (await import('#scripts/commands/export.ts')).registerExport,
  },
  {
    names: ['paper'],
    database: true,
    load: async () => (await import('#scripts/commands/paper.ts')).registerPaper,
  },
  {
    names: ['backup'],
    database: true,
    load: async () => (await import('#scripts/commands/backup.ts')).registerBackup,
  },
  { names: ['remote'], load: async () => (await import('#scripts/commands/remote.ts')).registerRemote },
  { names: ['restore'], load: async () => (await import('#scripts/commands/restore.ts')).registerRestore },
  { names: ['generate'], load: async () => (await import('#scripts/commands/generate.ts')).registerGenerate },
  {
    names: ['perplexity'],
    load: async () => (await import('#scripts/commands/perplexity.ts')).registerPerplexity,
  },
  {
    names: ['bertscore'],
    load: async () => (await import('#scripts/commands/bertscore.ts')).registerBertScore,
  },
  { names: ['plan'], load: async () => (await import('#scripts/commands/plan.ts')).registerPlan },
  { names: ['compute'], load: async () => (await import('#scripts/commands/compute.ts')).registerCompute },
];

/** Commands that work on the study database. */
export const DATABASE_COMMANDS: ReadonlySet<string> = new Set(
  COMMANDS.filter(({ database }) => database === true).flatMap(({ names }) => names),
);

/**
 * Whether a command line works on the study database: `plan` does where it names a study and no file, `verdict` unless
 * it checks a record.
 *
 * @param isFile whether a word names a file that is there
 */
export function worksOnDatabase(
  [command = '', ...words]: readonly string[],
  isFile: (word: string) => boolean,
): boolean {
  if (command === 'verdict' && words.some((word) => /^--record(=|$)/.test(word))) return false;
  if (DATABASE_COMMANDS.has(command)) return true;
  return command === 'plan' && words.some((word) => mayBeStudy(word) && !isFile(word));
}

/** Commands that end after a few statements. */
export const BRIEF_COMMANDS: ReadonlySet<string> = new Set(
  COMMANDS.filter(({ brief }) => brief === true).flatMap(({ names }) => names),
);

/**
 * Loads the code of a command; of all of them where it is no command's name, so that help can tell of each.
 * @param name the first word of a command line
 */
export async function loadCommands(name: string | undefined): Promise<readonly Register[]> {
  if (name === '--version' || name === '-V') return [];
  const one = COMMANDS.find(({ names }) => name !== undefined && names.includes(name));
  return await Promise.all((one === undefined ? COMMANDS : [one]).map(({ load }) => load()));
}

/** Those of them that work on studies that are there, and make no database where there is none: all but these. */
export const NEEDS_DATABASE: ReadonlySet<string> = new Set(
  [...DATABASE_COMMANDS].filter((name) => name !== 'create' && name !== 'import'),
);

/** Whether a command line makes a database where there is none: one that makes studies, or serves them. */
export function makesDatabase([command = '', inner]: readonly string[]): boolean {
  return (
    (command === 'study' && inner === 'apply') ||
    (command !== 'plan' && command !== 'remote' && !NEEDS_DATABASE.has(command))
  );
}
