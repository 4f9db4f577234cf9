import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** Linux counts processor time in hundredths of a second, whatever its clock runs at. */
const MS_PER_TICK = 10;

/** Processor time in milliseconds, user's and kernel's, since some moment in the past. */
export interface ProcessorTime {
  readonly server: number;
  readonly database: number;
}

interface Process {
  readonly parent: number;
  /** Its own, and that of its children that have ended. */
  readonly own: number;
  readonly ended: number;
}

/**
 * Reads how much processor time a server and its database have taken, as far as they run on this machine. What a step
 * costs them tells two versions apart even where other work makes all waiting longer.
 *
 * @param server process id
 * @param database address of the database
 * @returns undefined where the system doesn't tell, or the database runs elsewhere
 */
export async function processorTimeOf(
  server: number,
  database: string,
): Promise<(() => ProcessorTime) | undefined> {
  const first = await firstProcessOf(database);
  if (first === undefined || readProcess(server) === undefined) return undefined;
  return () => {
    const postgres = readProcess(first);
    const backends = childrenOf(first).reduce((sum, { own, ended }) => sum + own + ended, 0);
    return {
      server: readProcess(server)?.own ?? 0,
      database: (postgres?.own ?? 0) + (postgres?.ended ?? 0) + backends,
    };
  };
}

/** The process that PostgreSQL's others are children of; undefined where it isn't on this machine. */
async function firstProcessOf(database: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const { pid } = rows[0]!;
    return nameOf(pid)?.includes('postgres') === true ? readProcess(pid)?.parent : undefined;
  } finally {
    await client.end();
  }
}

function childrenOf(parent: number): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? [])
    .filter((process) => process.parent === parent);
}

function nameOf(pid: number): string | undefined {
  return read(`/proc/${pid}/comm`);
}

/** See proc_pid_stat(5): after the name in brackets the parent is the second field, times are the 12th to the 15th. */
function readProcess(pid: number): Process | undefined {
  const stat = read(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ms = (field: number) => Number(fields[field]) * MS_PER_TICK;
  return { parent: Number(fields[1]), own: ms(11) + ms(12), ended: ms(13) + ms(14) };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined; // no such process any more, or no Linux
  }
}
