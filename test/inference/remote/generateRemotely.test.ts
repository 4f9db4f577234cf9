import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { RemoteProvider } from '#app/core/studies/remoteProvider.ts';
import {
  generateRemotely,
  type RemoteOutcome,
  type RemoteRun,
} from '#app/inference/remote/generateRemotely.ts';
import { answerWell, reply, startStub, type Behaviour, type StubServer } from './stubServer.ts';
import { inWords } from '#app/core/shared/problem.ts';

const stubs: StubServer[] = [];
afterEach(async () => {
  await Promise.all(stubs.splice(0).map((stub) => stub.close()));
});

async function stubWith(behave: Behaviour): Promise<StubServer> {
  const stub = await startStub(behave);
  stubs.push(stub);
  return stub;
}

const itemsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ item: `i${i}`, prompt: `p${i}` }));

function runOf(
  stub: StubServer,
  count: number,
  rest: Partial<RemoteRun> & { provider?: RemoteProvider } = {},
): RemoteRun {
  return {
    provider: stub.provider(),
    settings: { maxNewTokens: 5, doSample: false },
    items: itemsOf(count),
    hosts: [stub.host],
    apiKey: () => undefined,
    signal: new AbortController().signal,
    backoff: () => 1,
    ...rest,
  };
}

async function outcomesOf(run: RemoteRun): Promise<Map<string, RemoteOutcome>> {
  const outcomes = new Map<string, RemoteOutcome>();
  for await (const outcome of generateRemotely(run)) {
    expect(outcomes.has(outcome.item)).toBe(false);
    outcomes.set(outcome.item, outcome);
  }
  return outcomes;
}

const textOf = (outcome: RemoteOutcome | undefined) =>
  outcome !== undefined && 'answer' in outcome ? outcome.answer.text : undefined;
const failureOf = (outcome: RemoteOutcome | undefined) =>
  outcome !== undefined && 'failure' in outcome ? inWords(outcome.failure) : undefined;

describe('a good server', () => {
  it.each([
    ['completions', '/v1/completions', { prompt: 'p0', logprobs: 1 }],
    ['chat', '/v1/chat/completions', { messages: [{ role: 'user', content: 'p0' }], logprobs: true }],
  ] as const)('is asked through %s', async (api, path, own) => {
    const stub = await stubWith(answerWell);
    const settings = {
      ...{
        maxNewTokens: 7,
        temperature: 0.5,
        topP: 0.9,
        stopStrings: ['\n'],
        seed: 3,
        frequencyPenalty: 0.1,
      },
      ...{ presencePenalty: -0.2, doSample: true, numBeams: 1 },
    };
    const provider = stub.provider({ api, apiKeyVariable: 'EVENHAND_KEY_LAB' });
    const apiKey = (name: string) => (name === 'EVENHAND_KEY_LAB' ? 'secret' : undefined);
    const outcomes = await outcomesOf(runOf(stub, 1, { provider, settings, apiKey }));
    expect(outcomes.get('i0')).toEqual({
      item: 'i0',
      answer: {
        ...{ text: 'about p0', model: 'tiny-v2', finishReason: 'stop' },
        ...{ tokens: 5, promptTokens: 3, logProbabilities: null },
      },
      latencyMs: expect.any(Number),
    });
    const [asked] = stub.asked;
    expect(asked!.path).toBe(path);
    expect(asked!.headers.authorization).toBe('Bearer secret');
    expect(asked!.body).toEqual({
      ...{ model: 'tiny', stream: false, max_tokens: 7, temperature: 0.5, top_p: 0.9, stop: ['\n'], seed: 3 },
      ...{ frequency_penalty: 0.1, presence_penalty: -0.2 },
      ...own,
    });
  });

  it('is asked no more at once than allowed', async () => {
    const stub = await stubWith((asked, response) => void setTimeout(() => answerWell(asked, response), 20));
    const outcomes = await outcomesOf(runOf(stub, 20, { provider: stub.provider({ concurrency: 3 }) }));
    expect(outcomes.size).toBe(20);
    expect(stub.mostAtOnce()).toBe(3);
  });

  it('is asked no faster than allowed', async () => {
    const stub = await stubWith(answerWell);
    await outcomesOf(runOf(stub, 5, { provider: stub.provider({ requestsPerMinute: 1200 }) }));
    const starts = stub.asked.map(({ at }) => at);
    // 50 ms apart; a little less where the first of two was held up on its way.
    expect(starts.at(-1)! - starts[0]!).toBeGreaterThan(4 * 50 - 40);
  });

  it.each([
    ['chat', { logprobs: { content: [{ logprob: -0.5 }, { logprob: 0 }] } }, [-0.5, 0]],
    ['completions', { logprobs: { token_logprobs: [-0.5, -1.25] } }, [-0.5, -1.25]],
    ['completions', { logprobs: { content: [{ logprob: -2 }] } }, [-2]],
    ['completions', { logprobs: { token_logprobs: [null, -1.25] } }, null],
    ['completions', { logprobs: 'none' }, null],
    ['completions', {}, null],
  ] as const)('gives log-probabilities by %s as %j', async (api, own, expected) => {
    const stub = await stubWith((_, response) =>
      reply(response, 200, { choices: [{ text: 'a', message: { content: 'a' }, ...own }] }),
    );
    const outcomes = await outcomesOf(runOf(stub, 1, { provider: stub.provider({ api }) }));
    expect(outcomes.get('i0')).toMatchObject({
      answer: { logProbabilities: expected, tokens: null, finishReason: null },
    });
  });

  it('that knows no log-probabilities is asked without them', async () => {
    const stub = await stubWith((asked, response) => {
      if ('logprobs' in asked.body)
        reply(response, 400, { error: { message: 'Unsupported parameter: logprobs' } });
      else answerWell(asked, response);
    });
    const outcomes = await outcomesOf(runOf(stub, 6, { provider: stub.provider({ concurrency: 1 }) }));
    expect([...outcomes.values()].map(textOf)).toEqual(itemsOf(6).map(({ prompt }) => `about ${prompt}`));
    expect(stub.asked).toHaveLength(7);
  });

  it('that calls the most tokens otherwise is asked by its name for them', async () => {
    const said =
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
    const stub = await stubWith((asked, response) => {
      if ('max_tokens' in asked.body)
        reply(response, 400, {
          error: {
            message: said,
            type: 'invalid_request_error',
            param: 'max_tokens',
            code: 'unsupported_parameter',
          },
        });
      else answerWell(asked, response);
    });
    const provider = stub.provider({ api: 'chat', concurrency: 1 });
    const outcomes = await outcomesOf(runOf(stub, 3, { provider }));
    expect([...outcomes.values()].map(textOf)).toEqual(['about p0', 'about p1', 'about p2']);
    expect(stub.asked.map(({ body }) => [body.max_tokens, body.max_completion_tokens])).toEqual([
      [5, undefined],
      ...[1, 2, 3].map(() => [undefined, 5]),
    ]);
  });

  it.each([
    ['stop', 'stop'],
    ['eos', 'stop'],
    ['length', 'length'],
    ['content_filter', 'filtered'],
    ['cosmic ray', 'cosmic ray'],
    [null, null],
  ])('ends by %j, which is %j', async (reason, expected) => {
    const stub = await stubWith((_, response) =>
      reply(response, 200, { choices: [{ text: 'a', finish_reason: reason }] }),
    );
    const outcomes = await outcomesOf(runOf(stub, 1));
    expect(outcomes.get('i0')).toMatchObject({ answer: { finishReason: expected } });
  });
});

describe('a server that fails and recovers', () => {
  const once =
    (fault: Behaviour): Behaviour =>
    (asked, response) =>
      asked.attempt === 1 ? fault(asked, response) : answerWell(asked, response);

  it.each<[string, Behaviour]>([
    ['500', (_, response) => reply(response, 500, 'oh no')],
    [
      '502 with a web page',
      (_, response) => reply(response, 502, '<html>Bad Gateway</html>', { 'Content-Type': 'text/html' }),
    ],
    [
      '503 and a date',
      (_, response) => reply(response, 503, {}, { 'Retry-After': new Date().toUTCString() }),
    ],
    ['a connection reset', (_, response) => response.socket!.resetAndDestroy()],
    [
      'a body that breaks off',
      (_, response) => {
        response.writeHead(200, { 'Content-Length': 1000 });
        response.write('{"choices":[');
        setTimeout(() => response.destroy(), 5);
      },
    ],
    ['JSON that is cut off', (_, response) => reply(response, 200, '{"choices":[{"text":"abo')],
    ['an empty body', (_, response) => reply(response, 200, '')],
  ])('is asked again after %s', async (_, fault) => {
    const stub = await stubWith(once(fault));
    const outcomes = await outcomesOf(runOf(stub, 5));
    expect(itemsOf(5).map(({ item }) => textOf(outcomes.get(item)))).toEqual(
      itemsOf(5).map(({ prompt }) => `about ${prompt}`),
    );
    expect(stub.asked).toHaveLength(10);
  });

  it('is asked again when it hangs', async () => {
    const stub = await stubWith(once(() => {}));
    const outcomes = await outcomesOf(runOf(stub, 2, { provider: stub.provider({ timeoutSeconds: 1 }) }));
    expect([...outcomes.values()].every((outcome) => textOf(outcome) !== undefined)).toBe(true);
    expect(stub.asked).toHaveLength(4);
  });

  it('is asked again when its body trickles for too long', async () => {
    const stub = await stubWith(
      once((_, response) => {
        response.writeHead(200);
        const timer = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(timer));
      }),
    );
    const outcomes = await outcomesOf(runOf(stub, 1, { provider: stub.provider({ timeoutSeconds: 1 }) }));
    expect(textOf(outcomes.get('i0'))).toBe('about p0');
  });

  it.each([
    ['Retry-After', { 'Retry-After': '1' }],
    ['retry-after-ms', { 'retry-after-ms': '1000' }],
    ['x-ratelimit-reset-requests', { 'x-ratelimit-reset-requests': '1s' }],
  ])('is left alone by all as long as it asks by %s', async (_, headers) => {
    let limited = false;
    const stub = await stubWith((asked, response) => {
      if (limited) return answerWell(asked, response);
      limited = true;
      reply(response, 429, { error: { message: 'slow down' } }, headers);
    });
    const outcomes = await outcomesOf(runOf(stub, 3, { provider: stub.provider({ concurrency: 1 }) }));
    expect([...outcomes.values()].map(textOf)).toEqual(['about p0', 'about p1', 'about p2']);
    expect(stub.asked[1]!.at - stub.asked[0]!.at).toBeGreaterThanOrEqual(990);
  });

  it('is waited for when it says that a limit is used up', async () => {
    const stub = await stubWith((asked, response) => {
      if (asked.prompt === 'p0') {
        response.setHeader('x-ratelimit-remaining-requests', '0');
        response.setHeader('x-ratelimit-reset-requests', '500ms');
      }
      answerWell(asked, response);
    });
    await outcomesOf(runOf(stub, 2, { provider: stub.provider({ concurrency: 1 }) }));
    expect(stub.asked[1]!.at - stub.asked[0]!.at).toBeGreaterThanOrEqual(490);
  });

  it('may refuse for being full more often than it may fail', async () => {
    const stub = await stubWith((asked, response) =>
      asked.attempt <= 20 ? reply(response, 429, {}) : answerWell(asked, response),
    );
    const outcomes = await outcomesOf(runOf(stub, 1));
    expect(textOf(outcomes.get('i0'))).toBe('about p0');
  });
});

describe('a server that fails at an item', () => {
  it.each<[string, number, RegExp, Behaviour]>([
    [
      '500 for ever',
      6,
      /answered 500: out of memory\.$/,
      (_, response) => reply(response, 500, { error: { message: 'out of memory.' } }),
    ],
    [
      '400',
      1,
      /answered 400: prompt too long\.$/,
      (_, response) => reply(response, 400, { error: 'prompt too long' }),
    ],
    [
      '422 with details',
      1,
      /answered 422: \[{"loc"/,
      (_, response) => reply(response, 422, { detail: [{ loc: ['body'] }] }),
    ],
    ['no choice', 6, /`choices` is empty/, (_, response) => reply(response, 200, { choices: [] })],
    [
      'a web page',
      6,
      /a web page instead of JSON \(Welcome\)/,
      (_, response) => reply(response, 200, '<h1>Welcome</h1>', { 'Content-Type': 'text/html' }),
    ],
    ['garbage', 6, /no JSON \(lorem ipsum\)/, (_, response) => reply(response, 200, 'lorem ipsum')],
    ['another JSON', 6, /no completion \(choices/, (_, response) => reply(response, 200, { ok: true })],
    [
      'an error with status 200',
      6,
      /answered with an error: CUDA/,
      (_, response) => reply(response, 200, { error: { message: 'CUDA' } }),
    ],
    [
      'a tool call',
      1,
      /without a text/,
      (_, response) => reply(response, 200, { choices: [{ finish_reason: 'tool_calls' }] }),
    ],
    [
      'a refusal of the model',
      1,
      /refused to answer: No\.$/,
      (_, response) => reply(response, 200, { choices: [{ message: { refusal: 'No' } }] }),
    ],
    ['413', 1, /answered 413/, (_, response) => reply(response, 413, '')],
    ['a NUL character', 6, /NUL/, (_, response) => reply(response, 200, { choices: [{ text: 'a\u0000' }] })],
    ['a reset for ever', 6, /ECONNRESET/, (_, response) => response.socket!.resetAndDestroy()],
  ])('by %s is tried %i times, and the rest goes on', async (_, tries, message, fault) => {
    const stub = await stubWith((asked, response) =>
      asked.prompt === 'p2' ? fault(asked, response) : answerWell(asked, response),
    );
    const outcomes = await outcomesOf(runOf(stub, 6));
    expect(failureOf(outcomes.get('i2'))).toMatch(message);
    expect(failureOf(outcomes.get('i2'))).toContain(`The server ${stub.host} `);
    expect([...outcomes.values()].filter((outcome) => textOf(outcome) !== undefined)).toHaveLength(5);
    expect(stub.asked.filter(({ prompt }) => prompt === 'p2')).toHaveLength(tries);
  });

  it('by hanging is tried three times', async () => {
    const stub = await stubWith((asked, response) => {
      if (asked.prompt !== 'p0') answerWell(asked, response);
    });
    const outcomes = await outcomesOf(runOf(stub, 3, { provider: stub.provider({ timeoutSeconds: 0.6 }) }));
    expect(failureOf(outcomes.get('i0'))).toMatch(/no whole answer within 0\.6 s/);
    expect(stub.asked.filter(({ prompt }) => prompt === 'p0')).toHaveLength(3);
  });

  it('after item is left alone, and what it did is kept', async () => {
    const stub = await stubWith((asked, response) =>
      asked.prompt === 'p0' ? answerWell(asked, response) : reply(response, 500, ''),
    );
    const got: RemoteOutcome[] = [];
    const run = runOf(stub, 100, { provider: stub.provider({ concurrency: 2 }) });
    const error = await (async () => {
      for await (const outcome of generateRemotely(run)) got.push(outcome);
    })().catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'unavailable', message: expect.stringMatching(/8 items in a row/) });
    expect(textOf(got.find(({ item }) => item === 'i0'))).toBe('about p0');
    expect(got.length).toBeLessThan(15);
  });
});

describe('a server that refuses everything', () => {
  it.each<[string, RegExp, Behaviour]>([
    [
      '401',
      /answered 401: wrong key/,
      (_, response) => reply(response, 401, { error: { message: 'wrong key' } }),
    ],
    [
      '404',
      /answered 404: the model `tiny` does not exist/,
      (_, response) => reply(response, 404, { error: { message: 'the model `tiny` does not exist' } }),
    ],
    [
      'a redirect',
      /redirects are not followed/,
      (_, response) => reply(response, 307, '', { Location: 'http://169.254.169.254/' }),
    ],
    [
      'a long pause',
      /asks to wait 60 minutes/,
      (_, response) => reply(response, 429, {}, { 'Retry-After': '3600' }),
    ],
    [
      'a setting, in the manner of OpenAI',
      /answered 400: Unsupported value: 'temperature' .*; it does not take the setting temperature: change it/,
      (_, response) =>
        reply(response, 400, {
          error: {
            message: "Unsupported value: 'temperature' does not support 0 with this model.",
            ...{ param: 'temperature', code: 'unsupported_value' },
          },
        }),
    ],
    [
      'a setting, in the manner of FastAPI',
      /it does not take the setting maxNewTokens/,
      (_, response) =>
        reply(response, 422, {
          detail: [{ type: 'extra_forbidden', loc: ['body', 'max_tokens'], msg: 'Extra inputs' }],
        }),
    ],
    ['501', /answered 501/, (_, response) => reply(response, 501, '')],
  ])('by %s is asked once', async (_, message, fault) => {
    const stub = await stubWith(fault);
    const run = runOf(stub, 5, { provider: stub.provider({ concurrency: 1 }) });
    await expect(outcomesOf(run)).rejects.toMatchObject({
      code: 'model_unusable',
      message: expect.stringMatching(message),
    });
    expect(stub.asked).toHaveLength(1);
  });
});

describe('a server that refuses each text in the same words', () => {
  const refuse: Behaviour = (_, response) => reply(response, 400, { error: 'prompts are closed today' });

  it('is asked twenty times if it answers none', async () => {
    const stub = await stubWith(refuse);
    const run = runOf(stub, 500, { provider: stub.provider({ concurrency: 2 }) });
    await expect(outcomesOf(run)).rejects.toMatchObject({
      code: 'model_unusable',
      message: expect.stringMatching(/prompts are closed today\. So it said of the first 20 items/),
    });
    expect(stub.asked.length).toBeLessThanOrEqual(21);
  });

  it.each<[string, Behaviour]>([
    [
      'has answered one before',
      (asked, response) => (asked.prompt === 'p0' ? answerWell : refuse)(asked, response),
    ],
    [
      'says something else of each',
      (asked, response) => reply(response, 400, { error: `${asked.prompt} is bad` }),
    ],
    [
      'says that a prompt leaves no room for max_tokens',
      (asked, response) =>
        reply(response, 400, {
          error: {
            message: `${asked.prompt} and max_tokens (5) exceed the context length`,
            param: 'max_tokens',
          },
        }),
    ],
  ])('is asked for all if it %s', async (_, behave) => {
    const stub = await stubWith(behave);
    const outcomes = await outcomesOf(runOf(stub, 60, { provider: stub.provider({ concurrency: 1 }) }));
    expect(outcomes.size).toBe(60);
    expect(stub.asked).toHaveLength(60);
  });
});

describe('a model that reasons', () => {
  const answering = (message: object, finish_reason: string): Behaviour => {
    return (_, response) => reply(response, 200, { choices: [{ message, finish_reason }] });
  };

  it.each([
    [
      'reasoning_content',
      { content: null, reasoning_content: 'Hm.' },
      'stop',
      /with the reasoning of the model and no/,
    ],
    ['reasoning', { reasoning: 'Hm.' }, 'stop', /with the reasoning of the model and no text/],
    [
      'no text yet',
      { content: '', reasoning_content: 'Hm' },
      'length',
      /reasoning alone.*raise maxNewTokens/,
    ],
  ])('and writes no text (%s) is not asked again', async (_, message, ending, told) => {
    const stub = await stubWith(answering(message, ending));
    const outcomes = await outcomesOf(runOf(stub, 2, { provider: stub.provider({ api: 'chat' }) }));
    expect(failureOf(outcomes.get('i0'))).toMatch(told);
    expect(stub.asked).toHaveLength(2);
  });

  it('and then writes a text, or knowingly none, has written that', async () => {
    const stub = await stubWith((asked, response) =>
      answering({ content: asked.prompt === 'p0' ? 'A lamp.' : '', reasoning_content: 'Hm.' }, 'stop')(
        asked,
        response,
      ),
    );
    const outcomes = await outcomesOf(runOf(stub, 2, { provider: stub.provider({ api: 'chat' }) }));
    expect([...outcomes.values()].map(textOf)).toEqual(['A lamp.', '']);
  });
});

it('gives up at once a server that speaks no TLS where it should', async () => {
  const stub = await stubWith(answerWell);
  const provider = stub.provider({ baseUrl: `https://${stub.host}/v1` });
  await expect(outcomesOf(runOf(stub, 3, { provider }))).rejects.toMatchObject({ code: 'model_unusable' });
  expect(stub.asked).toHaveLength(0);
});

describe('before anything is sent', () => {
  it.each([
    [
      'a host that is not allowed',
      { hosts: ['127.0.0.1:1'] },
      { code: 'forbidden', message: expect.stringContaining('EVENHAND_MODEL_HOSTS') },
    ],
    [
      'a setting that is not supported',
      { settings: { topK: 5 } },
      { code: 'invalid_input', message: expect.stringContaining('topK') },
    ],
  ])('%s is refused', async (_, rest, refusal) => {
    const stub = await stubWith(answerWell);
    await expect(outcomesOf(runOf(stub, 3, rest))).rejects.toMatchObject(refusal);
    expect(stub.asked).toHaveLength(0);
  });

  it('a key that is not set is missed', async () => {
    const stub = await stubWith(answerWell);
    const provider = stub.provider({ apiKeyVariable: 'EVENHAND_KEY_LAB' });
    await expect(outcomesOf(runOf(stub, 3, { provider }))).rejects.toMatchObject({
      code: 'configuration',
      message: expect.stringContaining('EVENHAND_KEY_LAB'),
    });
    expect(stub.asked).toHaveLength(0);
  });
});

it('stops at once when it is aborted, and breaks off what is under way', async () => {
  let brokenOff = 0;
  const stub = await stubWith((asked, response) => {
    if (asked.prompt === 'p0') return answerWell(asked, response);
    response.on('close', () => (brokenOff += 1));
  });
  const control = new AbortController();
  const run = runOf(stub, 10, { signal: control.signal });
  const got: string[] = [];
  const reason = new Error('enough');
  const done = (async () => {
    for await (const { item } of generateRemotely(run)) {
      got.push(item);
      setTimeout(() => control.abort(reason), 50);
    }
  })();
  await expect(done).rejects.toBe(reason);
  expect(got).toEqual(['i0']);
  await expect.poll(() => brokenOff).toBe(4);
});

it('gives every item exactly one outcome, its own, whatever the server does', async () => {
  const faults: Record<string, Behaviour> = {
    well: answerWell,
    500: (_, response) => reply(response, 500, ''),
    429: (_, response) => reply(response, 429, '', { 'retry-after-ms': '3' }),
    400: (_, response) => reply(response, 400, { error: 'no' }),
    garbage: (_, response) => reply(response, 200, '<p>'),
    cut: (_, response) => reply(response, 200, '{"choices":['),
    reset: (_, response) => response.socket!.resetAndDestroy(),
  };
  const plan = fc.array(fc.constantFrom(...Object.keys(faults)), { minLength: 1, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(
      fc.array(plan, { minLength: 1, maxLength: 7 }),
      fc.integer({ min: 1, max: 5 }),
      async (plans, concurrency) => {
        const stub = await startStub((asked, response) => {
          const own = plans[Number(asked.prompt.slice(1))]!;
          faults[own[asked.attempt - 1] ?? 'well']!(asked, response);
        });
        try {
          const provider = stub.provider({ concurrency });
          const outcomes = await outcomesOf(runOf(stub, plans.length, { provider }));
          expect(outcomes.size).toBe(plans.length);
          for (const [index, own] of plans.entries()) {
            const outcome = outcomes.get(`i${index}`);
            // The first 400 ends an item; so do six faults; being full does not count.
            const ends = own.findIndex((fault, at) => {
              const faultsUntil = own.slice(0, at + 1).filter((f) => !['429', 'well'].includes(f)).length;
              return fault === 'well' || fault === '400' || faultsUntil === 6;
            });
            if (ends === -1 || own[ends] === 'well') expect(textOf(outcome)).toBe(`about p${index}`);
            else expect(failureOf(outcome)).toBeDefined();
          }
        } finally {
          await stub.close();
        }
      },
    ),
    { numRuns: 25 },
  );
});
