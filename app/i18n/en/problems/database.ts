import type { database as reasons } from '#app/core/shared/reasons/database.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const database: ProblemWords<typeof reasons> = {
  'database-there': ({ folder }) =>
    `There is a database in ${folder} already. Restore into another folder (EVENHAND_DATA), or add --replace: the present one is then kept under another name.`,
  'no-file': ({ file }) => `There is no file ${file}.`,
  'not-a-backup': ({ file, manifest }) =>
    `${file} is no backup of Evenhand's: it has no ${manifest}. \`evenhand backup --out <file>\` makes one; a dump of a server is restored with psql.`,
  'backup-of-server':
    'Only an embedded database is backed up this way; this one is on a PostgreSQL server: use pg_dump there (docs/operating.md).',
  'backup-there': ({ file }) => `${file} is there already. Name another file, or add --replace.`,
  'no-folder-for-backup': ({ folder }) =>
    `There is no folder ${folder} to write the backup to; make it first.`,
  'backup-not-beside': ({ file, said }) => `The backup can't be written beside ${file}: ${said}`,
  'no-studies-on-server':
    'The database that DATABASE_URL names has no studies of Evenhand. Name another one, or make a study with `evenhand create`.',
  'no-studies-in-folder': ({ folder }) =>
    `There is no study in ${folder}. Name the folder that has them in EVENHAND_DATA, or make a study with \`evenhand create\`.`,
  'database-damaged': ({ folder }) =>
    `The database in ${folder} does not open. Check first that the disk has room and that the folder may be written. If both are so, its files are damaged: leave them as they are, copy the folder, and put the last backup in its place with \`evenhand restore <file> --replace\`, which keeps the damaged files under another name.`,
  'disk-full': ({ said }) =>
    `The database's disk is full (${said}). What was stored before is kept, this step was not. Check that the database's disk has room, then do it again.`,
  'server-too-old': ({ server, version }) =>
    `The PostgreSQL server at ${server} is version ${version}; 15 or newer is needed.`,
  'server-refuses': ({ server, said }) =>
    `The PostgreSQL server at ${server} refuses: ${said}. Check DATABASE_URL.`,
  'server-silent': ({ server, said }) =>
    `No PostgreSQL server answers at ${server} (${said}). Start it, or correct DATABASE_URL.`,
  'database-in-use': ({ folder, process: by }) =>
    `The data folder ${folder} is in use by ${by === null ? 'another process' : `process ${by.pid} (${by.command}, since ${by.since})`}. Stop that process, or choose another folder with EVENHAND_DATA.`,
  'newer-release-database': ({ unknown }) =>
    `A newer release of Evenhand made the database (it has ${unknown}, which this one doesn't know). Use that release or a newer one; nothing was changed.`,
  'newer-release-backup': ({ file, unknown }) =>
    `A newer release of Evenhand made the backup ${file} (it has ${unknown}, which this one doesn't know). Use that release or a newer one; nothing was changed.`,
  'backup-damaged': ({ file, what }, tell) =>
    `The backup ${file} is damaged: ${tell(what)}. Nothing was changed; use another copy of it, or an earlier backup.`,
  'manifest-wrong': ({ manifest }) => `${manifest} is not as it should be`,
  'backup-file-missing': ({ file }) => `${file} is missing`,
  'backup-file-changed': ({ file }) => `${file} is not what was saved`,
  'backup-does-not-open': ({ said }) => `its database does not open (${said})`,
  'database-not-made': ({ folder, template, said }) =>
    `No database could be made in ${folder} from ${template} (${said}); nothing was left there. Check that the disk has room and that the folder may be written; else build or install Evenhand anew.`,
};
