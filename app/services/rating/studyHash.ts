import { createHmac } from 'node:crypto';

/**
 * What something that identifies a person is known by within one study: a hash under the study's key, so that it
 * can be told again here, cannot be tried out without the key, and says nothing in another study.
 *
 * @param purpose keeps hashes of different things apart
 */
export function studyHash(key: string, purpose: 'address' | 'browser' | 'declined', value: string): string {
  return createHmac('sha256', key).update(`${purpose}/${value}`).digest('hex');
}
