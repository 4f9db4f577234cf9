import type { commands as reasons } from '#app/core/shared/reasons/commands.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { counted } from './counted.ts';

const PARTS = { model: 'another model', items: 'other items', settings: 'other settings' } as const;

export const commands: ProblemWords<typeof reasons> = {
  'program-defect': 'this is a defect of the program, please report it:',
  'files-refused': ({ place, why }, tell) =>
    `Files cannot be written or read${place === '' ? '' : ` at ${place}`}: ${tell(why)}.`,
  'free-space': 'the disk is full; free space and run the command again',
  'free-quota': 'your share of the disk is used up; free space and run the command again',
  'mount-writable': 'the disk is read-only; name another place, or mount it for writing',
  'change-permissions': 'this user may not read or write there; change its permissions or name another place',
  'not-the-demos': ({ folder }) =>
    `${folder} has studies that are not the demo's. Name another folder for it in EVENHAND_DATA.`,
  'port-range': '--port must be a number from 0 to 65535.',
  'jobs-needed':
    'The embedded database belongs to this process alone, so nobody else could do its jobs. Leave out --no-jobs and EVENHAND_JOBS=off, or set DATABASE_URL to a PostgreSQL server that workers share.',
  'server-ended': 'The server that ran the command ended before the command did. Run it again.',
  'foreign-folder': ({ folder }) => `${folder} belongs to somebody else: remove it, or set TMPDIR.`,
  'layer-unknown':
    "The encoder's config.json does not say how many layers it has; name the one to compare with --layer, so that its line of the baseline file is known.",
  'confirm-delete': ({ slug }) =>
    `Deleting "${slug}" takes its items and outputs away for good; say --yes as well to do it.`,
  'confirm-erase': ({ rater }) =>
    `Erasing takes the answers, comments and access of ${rater} away for good; say --yes as well to do it.`,
  'generate-interrupted': ({ done, of, file }) =>
    `Interrupted with ${done} of ${of} outputs in ${file}; the same command goes on from there.`,
  'restore-to-server':
    'Backups are restored into an embedded database, and DATABASE_URL names a server: use psql or pg_restore there (docs/operating.md).',
  'worker-needs-server': ({ folder }) =>
    `A worker needs a PostgreSQL server that it shares with the web processes: set DATABASE_URL to its address. The embedded database in ${folder} belongs to one process alone, and \`evenhand serve\` does its jobs itself.`,
  'file-unreadable': ({ file, said }) => `${file} cannot be read (${said}).`,
  'file-not-json': ({ file, said }) => `${file} is not valid JSON (${said}).`,
  'named-file-not-utf8': ({ file }) => `${file} is not UTF-8 text; save it in that encoding.`,
  'damaged-line': ({ line, file }) =>
    `Line ${line} of ${file} is damaged; repair it, or give --overwrite to begin anew.`,
  'outputs-unwritable': ({ file, said }) =>
    `${file} cannot be written (${said}). What is in it is kept; the same command goes on from there.`,
  'not-a-configuration': ({ file, first }, tell) =>
    `${file} is not a study's configuration: ${first.path}: ${tell(first)}. Nothing was created.`,
  'items-without-output': ({ failed, of, file, first }, tell) =>
    `${failed} of ${counted(of, 'item')} have no output; their lines in ${file} say why. The first: ${tell(first)}`,
  'texts-not-scored': ({ failed, of, item, first }, tell) =>
    `${failed} of ${counted(of, 'text')} could not be scored; the figures are of the others. The first, item ${item}: ${tell(first)}`,
  'beside-a-prompt': 'cannot stand beside a prompt',
  'gate-too-early': ({ slug, state }) =>
    `The study "${slug}" is ${state} and has no verdict to judge by yet; \`evenhand wait ${slug} --closed\` waits until it is closed.`,
  'gate-unknown': ({ given, known }) => `--fail-on takes ${known}, joined by commas, not "${given}".`,
  'wait-holds-database': ({ slug, state, folder }) =>
    `The study "${slug}" is ${state}, and while this command waits it holds the database in ${folder} for itself, so that nobody could judge or close it. Start \`evenhand serve\` first; the command then waits there.`,
  'wait-withdrawn': ({ slug }) => `The study "${slug}" was withdrawn; it will never be closed.`,
  'wait-over': ({ slug, state, waited }) => `The study "${slug}" is still ${state} after ${waited}.`,
  'waiting-stopped': ({ slug, state }) => `Waiting was interrupted; the study "${slug}" is still ${state}.`,
  'origin-unknown': ({ file, sidecar }) =>
    `${file} exists, and no ${sidecar} says what made it. Give another --out, or --overwrite to begin it anew.`,
  'made-otherwise': ({ file, parts }) =>
    `${file} was made with ${parts.map((part) => PARTS[part]).join(' and ')}. Give another --out, or --overwrite to begin it anew.`,
  'socket-forbidden': ({ socket }) =>
    `A server holds the data folder, but its socket ${socket} can't be used (EACCES): run the command as the user who runs the server.`,
  'socket-unusable': ({ socket, said }) =>
    `A server holds the data folder, but its socket ${socket} can't be used (${said}): run the command as the user who runs the server.`,
  'simulated-rater-refused': ({ status, url, body }) =>
    `A simulated rater got ${status} from ${url}: ${body}`,
};
