import { createHmac } from 'node:crypto';
import { drawsFrom, type Draws, type Streams } from '#app/core/shared/random.ts';

/**
 * The streams from which a study's orders and sides are drawn: HMAC-SHA-256 in counter mode under a key that only the
 * database has. A study's seed is the lead's choice and may be guessed or published, and a generator for simulations
 * can be wound forward from what it has shown; from these nobody who sees some draws can tell others.
 *
 * @param key `studies.blinding_key`
 */
export function studyStreams(key: string): Streams {
  return (purpose) => draws(key, purpose);
}

function draws(key: string, purpose: string): Draws {
  let block = Buffer.alloc(0);
  let at = 0;
  let number = 0;
  return drawsFrom(() => {
    if (at === block.length) {
      block = createHmac('sha256', key).update(`${number++}/${purpose}`).digest();
      at = 0;
    }
    const word = block.readUInt32BE(at);
    at += 4;
    return word;
  });
}
