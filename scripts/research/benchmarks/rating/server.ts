import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtServer } from '#scripts/testing/program.ts';

// The real server in a process of its own, as a study's raters meet it. Argument: the database's address. Says
// where it listens, and ends when its standard input does.
const url = process.argv[2] ?? '';
const { createJobQueue, importStudyHandler, openDatabase, startServer } = await builtServer();
const { db } = await openDatabase({ kind: 'server', url });
const jobs = createJobQueue(db, [importStudyHandler(db)], { ownsDatabase: false });
await jobs.start();
const dataFolder = await mkdtemp(path.join(tmpdir(), 'evenhand-benchmark-'));
const server = await startServer({ db, jobs, host: '127.0.0.1', port: 0, dataFolder });
process.stdout.write(`${server.url}\n`);
process.stdin.resume().once('end', () => process.exit(0));
