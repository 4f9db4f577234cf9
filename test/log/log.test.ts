import { describe, expect, it } from 'vitest';
import { AppError, problem } from '#app/core/shared/errors.ts';
import { createLog } from '#app/log/log.ts';
import { currentRequest, inRequest, reportFailure } from '#app/log/requestScope.ts';
import { safePath, withoutSecrets } from '#app/log/secrets.ts';

const TOKEN = '8fQx_7-SecretOfARater00';

function collect(short = false) {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', short, write: (line) => lines.push(line) });
  return { log, lines, entry: () => JSON.parse(lines.at(-1)!) as Record<string, unknown> & { err: never } };
}

describe('safePath', () => {
  it.each([
    ['/r/TOKEN', '/r/…'],
    ['/r/TOKEN/next?PROLIFIC_PID=5f1&x=2', '/r/…/next'],
    ['/r/TOKEN/own/%', '/r/…/own/%'],
    ['/R/TOKEN/own/7', '/R/…/own/7'],
    ['//r//TOKEN//next', '//r//…//next'],
    ['/%72/TOKEN/rate', '/%72/…/rate'],
    ['/r/%00TOKEN', '/r/…'],
    ['/invited/TOKEN', '/invited/…'],
    ['/Reset/TOKEN?x=1', '/Reset/…'],
    ['/%69nvit%45d/TOKEN.data', '/%69nvit%45d/…'],
    ['//rese%74//TOKEN', '//rese%74//…'],
    ['http://host:1/r/TOKEN/rate.data?_routes=x', '/r/…/rate.data'],
    ['/locale?to=%2Fr%2FTOKEN%2Frate', '/locale'],
    ['/studies/summer/report', '/studies/summer/report'],
    ['', '/'],
  ])('%s becomes %s', (url, safe) => {
    expect(safePath(url.replaceAll('TOKEN', TOKEN))).toBe(safe);
  });
});

describe('withoutSecrets', () => {
  it.each([
    'No route matches URL "/r/TOKEN/x"',
    "Unable to decode pathname '/r/TOKEN/own/%'",
    'http://a.example/r/TOKEN/rate?PROLIFIC_PID=TOKEN',
    'to=%2Fr%2FTOKEN%2Frate',
    'to=%2fR%2fTOKEN&more=1',
    'POST "/invited/TOKEN" failed',
    'to=%2Freset%2FTOKEN',
    'Authorization: Bearer evh_TOKEN',
    'connect postgres://evenhand:TOKEN@db:5432/evenhand failed',
  ])('masks the secret of %s', (text) => {
    const masked = withoutSecrets(text.replaceAll('TOKEN', TOKEN));
    expect(masked).not.toContain(TOKEN);
    expect(masked).toContain('…');
  });

  it('leaves other text as it is', () => {
    const text = 'Error at file:///srv/app/routes/rater/next.ts:3:1 for/return user@example.org https://a/b';
    expect(withoutSecrets(text)).toBe(text);
  });
});

describe('the log', () => {
  it('writes JSON lines with level, time and fields', () => {
    const { log, entry } = collect();
    log.warn({ job: 7 }, 'slow');
    expect(entry()).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      pid: process.pid,
      job: 7,
      msg: 'slow',
    });
  });

  it('keeps lines below its level to itself', () => {
    const lines: string[] = [];
    const log = createLog({ level: 'error', write: (line) => lines.push(line) });
    log.warn('not this');
    log.error('this');
    expect(lines).toHaveLength(1);
  });

  it('gives a failure with its stack, its causes and its faults', () => {
    const { log, entry } = collect();
    const cause = new AggregateError([new Error('one'), 'two'], 'both');
    const problems = [problem('line 3', 'is-empty')];
    log.error({ err: new AppError('no-connection', {}, { cause, problems }) }, 'failed');
    expect(entry().err).toMatchObject({
      type: 'AppError',
      code: 'unavailable',
      message: 'no connection came about (ETIMEDOUT)',
      stack: expect.stringContaining('log.test.ts'),
      problems: [{ path: 'line 3', message: 'is empty' }],
      cause: { type: 'AggregateError', errors: [{ message: 'one' }, { message: 'two' }] },
    });
  });

  it.each([
    [{ status: 405, statusText: 'Method Not Allowed', data: {}, error: new Error('inner') }, '405'],
    [new Response(null, { status: 418 }), '418'],
    [{ some: { thing: 1 } }, 'thing: 1'],
    ['a text', 'a text'],
    [undefined, 'undefined'],
    [null, 'null'],
  ])('says of %s that was thrown what it is', (thrown, said) => {
    const { log, lines, entry } = collect();
    log.error({ err: thrown === undefined ? 'undefined' : thrown }, 'failed');
    expect(lines[0]).not.toContain('[object Object]');
    expect(JSON.stringify(entry().err)).toContain(said);
  });

  it('ends at a cause that is its own cause', () => {
    const { log, lines } = collect();
    const error = new Error('round') as Error & { cause?: unknown };
    error.cause = error;
    log.error({ err: error }, 'failed');
    expect(lines).toHaveLength(1);
  });

  it('writes no secret, wherever it stands', () => {
    const { log, lines } = collect();
    log.error({ err: new Error(`No route matches URL "/r/${TOKEN}/x"`, { cause: `/r/${TOKEN}` }) }, 'failed');
    log.error(`GET /r/${TOKEN}/next`);
    log.error({ cookie: TOKEN, headers: { authorization: TOKEN, 'set-cookie': [TOKEN] } }, 'headers');
    log.error({ request: { headers: { cookie: TOKEN } }, seat: { token: TOKEN, password: TOKEN } }, 'deep');
    log.child({ path: `/r/${TOKEN}` }).error('child');
    expect(lines).toHaveLength(5);
    expect(lines.join('')).not.toContain(TOKEN);
  });

  it('writes for a person at a terminal one line and the stack', () => {
    const { log, lines } = collect(true);
    log.error({ job: 7, err: new Error('outer', { cause: new Error('inner') }) }, 'the job failed');
    expect(lines[0]).toMatch(/^\d\d:\d\d:\d\d ERROR the job failed job=7\n {2}Error: outer\n {6}at /);
    expect(lines[0]).toContain('  caused by\n  Error: inner');
  });
});

it('logs a failure with the request that met it, also after waiting', async () => {
  const { log, entry } = collect();
  const scope = {
    id: 'abcd-efgh-jkmn',
    log: log.child({ request: 'abcd-efgh-jkmn' }),
    locale: 'en' as const,
    reported: false,
  };
  await inRequest(scope, async () => {
    await new Promise((resolve) => setTimeout(resolve, 1));
    expect(currentRequest()?.id).toBe(scope.id);
    reportFailure(new Error('met'));
  });
  expect(entry()).toMatchObject({ request: scope.id, err: { message: 'met' } });
  expect(scope.reported).toBe(true);
  expect(currentRequest()).toBe(undefined);
});
