import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { PROGRAM_FOLDER } from '#app/config/programFolder.ts';
import { buildIfStale } from '../../bin/build.js';

const BUILD = path.join(PROGRAM_FOLDER, 'build');

/** What only the server's code contains: its packages, its queries, its secrets' columns, Node's modules. */
const SERVER_ONLY = [
  'selectFrom',
  'insertInto',
  'kysely',
  'PGlite',
  'onnxruntime',
  'argon2',
  'password_hash',
  'secret_hash',
  'text_hash',
  'tokenizer_hash',
  'DATABASE_URL',
  'node:fs',
  'node:crypto',
  'node:child_process',
];

beforeAll(buildIfStale, 600_000);

/** The text files below a folder of the build, with what is in them. */
function textsOf(folder: string): { file: string; text: string }[] {
  return readdirSync(path.join(BUILD, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(js|css|map)$/.test(file))
    .map((file) => ({ file, text: readFileSync(path.join(BUILD, folder, file), 'utf8') }));
}

it('keeps everything of the server out of what a browser loads', () => {
  const files = textsOf('client');
  expect(files.some(({ file }) => file.endsWith('.js'))).toBe(true);
  const found = files.flatMap(({ file, text }) =>
    SERVER_ONLY.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`),
  );
  expect(found).toEqual([]);
});

it('would notice: the server’s own bundle has these words', () => {
  const server = textsOf('shared')
    .map(({ text }) => text)
    .join('\n');
  for (const word of ['selectFrom', 'insertInto', 'kysely', 'secret_hash', 'node:crypto'])
    expect(server).toContain(word);
});

it('has each module of the program once, whatever process loads it', () => {
  const all = ['cli', 'server', 'shared', 'worker'].flatMap(textsOf);
  const ofErrors = all.filter(({ text }) => /class AppError\b/.test(text));
  expect(ofErrors.map(({ file }) => file)).toEqual([expect.stringMatching(/\.js$/)]);
});
