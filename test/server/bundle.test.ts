import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const CLIENT = path.resolve(import.meta.dirname, '../../build/client');

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

it('keeps everything of the server out of what a browser loads', () => {
  const files = readdirSync(CLIENT, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css|map)$/.test(file),
  );
  expect(files.some((file) => file.endsWith('.js'))).toBe(true);
  const found = files.flatMap((file) => {
    const text = readFileSync(path.join(CLIENT, file), 'utf8');
    return SERVER_ONLY.filter((word) => text.includes(word)).map((word) => `${file}: ${word}`);
  });
  expect(found).toEqual([]);
});

it('would notice: the server’s own bundle has these words', () => {
  const server = readFileSync(path.resolve(CLIENT, '../server/index.js'), 'utf8');
  for (const word of ['selectFrom', 'insertInto', 'kysely', 'secret_hash', 'node:crypto'])
    expect(server).toContain(word);
});
