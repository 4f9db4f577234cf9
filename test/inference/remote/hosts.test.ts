import { expect, it } from 'vitest';
import { isAllowedHost } from '#app/inference/remote/hosts.ts';
import { remoteProviderSchema } from '#app/core/studies/remoteProvider.ts';
import { saidOfIssue } from '#app/core/shared/errors.ts';
import { inWords } from '#app/core/shared/problem.ts';

it.each<[string, string[], boolean]>([
  ['http://localhost:8000/v1', ['localhost:8000'], true],
  ['http://LOCALHOST:8000/v1', ['localhost:8000'], true],
  ['http://localhost:8000/v1', ['localhost'], false],
  ['http://localhost:8000/v1', ['localhost:8001', '127.0.0.1:8000'], false],
  ['https://models.example.org/v1', ['models.example.org'], true],
  ['http://models.example.org/v1', ['models.example.org'], true],
  ['https://models.example.org/v1', ['models.example.org:443'], true],
  ['http://models.example.org/v1', ['models.example.org:443'], false],
  ['http://models.example.org/v1', ['models.example.org:80'], true],
  ['https://evil.models.example.org/v1', ['models.example.org'], false],
  ['https://models.example.org.evil.com/v1', ['models.example.org'], false],
  ['http://[::1]:9/v1', ['[::1]:9'], true],
  ['http://2130706433:8000/v1', ['127.0.0.1:8000'], true],
  ['http://localhost:8000/v1', [], false],
])('%s with %j: %s', (url, hosts, expected) => {
  expect(isAllowedHost(url, hosts)).toBe(expected);
});

it.each([
  ['ftp://models.example.org', /no http or https address/],
  ['models.example.org/v1', /no http or https address/],
  ['http://me:secret@models.example.org/v1', /user or password/],
  ['http://models.example.org/v1?key=1', /must end with its path/],
])('refuses the address %s', (baseUrl, message) => {
  const parsed = remoteProviderSchema.safeParse({ kind: 'openai', baseUrl, model: 'm', api: 'chat' });
  expect(inWords(saidOfIssue(parsed.error!.issues[0]!))).toMatch(message);
});

it('refuses to name other variables than keys', () => {
  const provider = { kind: 'openai', baseUrl: 'http://localhost/v1/', model: 'm', api: 'chat' };
  expect(remoteProviderSchema.parse(provider)).toMatchObject({
    baseUrl: 'http://localhost/v1',
    concurrency: 4,
  });
  for (const apiKeyVariable of ['DATABASE_URL', 'EVENHAND_KEY_', 'evenhand_key_lab', 'AWS_EVENHAND_KEY_X']) {
    expect(remoteProviderSchema.safeParse({ ...provider, apiKeyVariable }).success).toBe(false);
  }
});
