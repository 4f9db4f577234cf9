import { expect, it } from 'vitest';
import { AppError, problem } from '#app/core/shared/errors.ts';
import { reportError } from '#scripts/cli/reportError.ts';
import type { CommandIo } from '#scripts/cli/context.ts';

function reported(error: unknown, json = false): { code: number; said: string } {
  let said = '';
  const io = { stderr: (text: string) => (said += text) } as unknown as CommandIo;
  return { code: reportError(error, io, json), said };
}

it('says in a sentence what the file system refuses, and gives the code of what may be tried again', () => {
  const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  const { code, said } = reported(full);
  expect(code).toBe(75);
  expect(said).toBe(
    'evenhand: Files cannot be written or read: the disk is full; free space and run the command again.\n',
  );
  const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: '/data/x' });
  expect(reported(denied).said).toContain('at /data/x: this user may not');
  expect(JSON.parse(reported(denied, true).said)).toMatchObject({ error: { code: 'unavailable' } });
});

it('leaves explained errors as they are, and shows a defect whole', () => {
  expect(reported(new AppError('no-study', { slug: 'summer' }))).toEqual({
    code: 3,
    said: 'evenhand: There is no study "summer"; `evenhand list` shows what there is.\n',
  });
  const { code, said } = reported(new TypeError('x is not a function'));
  expect(code).toBe(70);
  expect(said).toContain('defect of the program');
});

it('tells programs the reason and its params, of the whole and of each fault', () => {
  const error = new AppError(
    'no-study',
    { slug: 'summer' },
    { problems: [problem('slug', 'too-few', { least: 2 })] },
  );
  expect(JSON.parse(reported(error, true).said)).toEqual({
    error: {
      code: 'not_found',
      reason: 'no-study',
      params: { slug: 'summer' },
      message: 'There is no study "summer"; `evenhand list` shows what there is.',
      problems: [
        { path: 'slug', reason: 'too-few', params: { least: 2 }, message: expect.any(String) as string },
      ],
    },
  });
});
