import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { findLayout } from './layout.ts';

/** The files beside the graphs that change what a model writes. */
const CONFIGURATION = [
  ...['config.json', 'generation_config.json', 'tokenizer.json', 'tokenizer_config.json'],
  ...['chat_template.jinja', 'chat_template.json'],
];

/**
 * SHA-256 over the bytes of everything in a model folder that decides what the model writes. The same model
 * copied elsewhere has the same fingerprint.
 * @param variant see `findLayout`
 * @throws AppError `model_unusable` when the folder holds no model
 */
export async function fingerprintModel(folder: string, variant?: string): Promise<string> {
  return await fingerprintFiles(folder, (await findLayout(folder, variant)).files);
}

/** The fingerprint of a folder of which these graphs are used; see `fingerprintModel`. */
export async function fingerprintFiles(folder: string, graphs: readonly string[]): Promise<string> {
  const present = new Set(await readdir(folder));
  const files = [
    ...graphs,
    ...CONFIGURATION.filter((name) => present.has(name)).map((name) => path.join(folder, name)),
  ];
  const hash = createHash('sha256');
  for (const each of files) {
    hash.update(`${path.basename(each)}\0`);
    for await (const chunk of createReadStream(each)) hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
