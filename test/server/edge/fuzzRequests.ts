import type { Random } from '#app/core/shared/random.ts';

/** Whom a request comes from. */
export type Identity = 'nobody' | 'rater' | 'lead' | 'program' | 'broken';

/** A request as the test sends it: to a socket, byte by byte, so that nothing mends it on the way. */
export interface FuzzRequest {
  readonly method: string;
  readonly target: string;
  readonly identity: Identity;
  readonly headers: readonly string[];
  readonly body: Buffer | null;
  /** Sent in pieces, without its length. */
  readonly chunked: boolean;
}

/** What is known of the studies that requests are made for. */
export interface Known {
  readonly slug: string;
  /** A study that the program may end. */
  readonly ownSlug: string;
  readonly token: string;
  readonly assignment: string;
  /** Of an invitation to have an account. */
  readonly invitation: string;
  readonly host: string;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'PURGE'];
const IDENTITIES: readonly Identity[] = ['nobody', 'rater', 'lead', 'program', 'broken'];
/** Who reaches something is drawn more often. */
const WEIGHTED: readonly Identity[] = [...IDENTITIES, 'rater', 'lead', 'lead'];

const ODD_SEGMENTS = [
  'abc',
  '1.5',
  '1e999',
  '2147483648',
  '-1',
  '%00',
  'a%00b',
  '%',
  '%zz',
  '%E0%A4%A',
  '%ED%A0%80',
  '%F0%9F%98%80',
  '..%2f..%2fetc%2fpasswd',
  '..\\..\\etc',
  '%2e%2e',
  "'; drop table studies; --",
  '<script>',
  'x'.repeat(3000),
  '',
  'new',
  '__proto__',
  'constructor',
].map((segment) => segment.replaceAll(' ', '+'));

const ODD_SEARCHES = [
  '?_data=root',
  '?_data=routes/lead/study',
  '?_data=',
  '?_routes=root',
  '?_routes=nothing,%00',
  '?index',
  '?page=abc',
  '?page=1e999',
  '?page=-1',
  '?page=2147483648',
  '?task=1.5',
  '?task=99999999999999999999',
  '?ahead=x',
  '?ahead=999',
  '?criterion=%00',
  '?criterion=__proto__',
  '?to=/a/../%5Cevil.invalid/x',
  '?to=//evil.invalid',
  '?to=%0d%0aSet-Cookie:x=1',
  '?missing=%ED%A0%80&missing=__proto__',
  '?last',
  '?limit=1e9',
  '?limit=1&cursor=%F0%9F%98%80',
  '?cursor=99999999999',
  '?table=__proto__',
  '?power=NaN',
  '?a[b][c]=1&a[b][d]=2',
  '?%',
  '?%zz=%E0%A4%A',
  `?${'q=1&'.repeat(500)}`,
];

const ODD_HEADERS = [
  'Host: evil.invalid',
  'Host: [::1',
  'Host: a b',
  'Host: x:99999999',
  'Host: ',
  'X-Forwarded-Host: evil.invalid',
  'X-Forwarded-Host: [',
  'X-Forwarded-Host: a:b:c, d',
  'X-Forwarded-Proto: javascript',
  'X-Forwarded-Proto: https, http',
  'X-Forwarded-For: 1.2.3.4, unknown',
  "X-Forwarded-For: ' or 1=1",
  'Origin: null',
  'Origin: http://[',
  'Origin: http://evil.invalid',
  'Origin: not an origin',
  'Sec-Fetch-Site: cross-site',
  'Sec-Fetch-Site: nonsense',
  'Accept: text/html',
  'Accept: */*;q=0, nothing',
  'Accept-Language: zh;q=x, \u00ff',
  'Accept-Encoding: br;q=0, gzip;q=nonsense',
  'User-Agent: Googlebot',
  'Range: bytes=-1-,5-2',
  'If-None-Match: W/"',
  'If-Modified-Since: never',
  'X-Request-Id: <script>alert(1)</script>',
  'Cookie: evenhand-locale=%00; evenhand-locale=xx; ;;=;=a',
  'Expect: 100-continue',
  'X-HTTP-Method-Override: DELETE',
  'Idempotency-Key: ',
  'Idempotency-Key: a b',
  'Idempotency-Key: same',
  'If-Match: "x',
  'If-None-Match: *',
];

const TEXTS = [
  '',
  'a',
  'a\u0000b',
  '\ud800',
  'é',
  '😀',
  '=1+1',
  '<b>',
  '../..',
  'x'.repeat(70_000),
  '1e999',
  '2147483648',
  '-1',
  '1.5',
  'NaN',
  'null',
  '{"a":',
  '/a\r\nSet-Cookie: x=1',
  '__proto__',
];

const FIELDS = [
  'action',
  'email',
  'password',
  'name',
  'locale',
  'returnTo',
  'consent',
  'languages',
  'asksLanguages',
  'eligibility.reads',
  'eligibility.__proto__',
  'rater',
  'reason',
  'seat',
  'names',
  'control',
  'text',
  'criterion',
  'lowest',
  'highest',
  'link',
  'label',
  'group',
  'expires',
  'configuration',
  'items',
  'outputs',
  'system',
  'replace',
  'everywhere',
  'account',
  'role',
  'days',
  'present',
  'session',
  'invitation',
  '__proto__',
  'x\u0000y',
];

/** Names of actions that change little: what ends a study would leave nothing to send requests to. */
const ACTIONS = [
  'createLink',
  'revokeLink',
  'exclude',
  'readmit',
  'text',
  'range',
  'draw',
  'replace',
  'addLead',
  'removeLead',
  'invite',
  'withdraw',
  'token',
  'revoke',
  'name',
  'cancel',
  'nothing',
  '__proto__',
  'toString',
];

const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=latin1',
  'multipart/form-data',
  'multipart/form-data; boundary=',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/octet-stream',
  'application/yaml',
  'multipart/mixed; boundary=x',
  ';;;',
  '\u00ff',
];

/** The requests of a seed; the same each time. `paths` has parameters as `:name`. */
export function* fuzzRequests(
  random: Random,
  paths: readonly string[],
  known: Known,
  count: number,
): Generator<FuzzRequest> {
  for (let index = 0; index < count; index++) {
    // Every third time the next of all addresses × methods × identities; else a method that pages have. The rest is drawn.
    const turn = index % 3 === 0;
    const step = Math.floor(index / 3);
    const path = turn ? paths[step % paths.length]! : random.pick(paths);
    const method = turn
      ? METHODS[Math.floor(step / paths.length) % METHODS.length]!
      : random.pick(['GET', 'POST']);
    const identity = turn
      ? IDENTITIES[Math.floor(step / paths.length / METHODS.length) % IDENTITIES.length]!
      : random.pick(WEIGHTED);
    yield drawRequest(random, { path, method, identity, known });
  }
}

function drawRequest(
  random: Random,
  { path, method, identity, known }: { path: string; method: string; identity: Identity; known: Known },
): FuzzRequest {
  const pick = <T>(from: readonly T[]): T => from[random.integer(from.length)]!;
  const chance = (share: number) => random.next() < share;
  const values: Record<string, string> = {
    slug: path.startsWith('/api/') ? known.ownSlug : known.slug,
    number: '1',
    token: known.token,
    assignment: known.assignment,
    file: 'ratings.csv',
    secret: known.invitation,
  };
  const target = path.replace(/:(\w+)/g, (_, name: string) =>
    chance(0.25) ? pick(ODD_SEGMENTS) : (values[name] ?? 'x'),
  );
  const data = chance(0.15) ? '.data' : '';
  const ending = chance(0.05) ? `/${pick(ODD_SEGMENTS)}` : '';
  const search = chance(0.3) ? pick(ODD_SEARCHES) : '';
  const hasBody = method !== 'GET' && method !== 'HEAD' && method !== 'TRACE' && chance(0.9);
  const { type, body } = hasBody ? drawBody(random, known) : { type: null, body: null };
  const headers = [
    ...(chance(0.15) ? [pick(ODD_HEADERS), pick(ODD_HEADERS)] : []),
    ...(chance(0.5) ? [`Origin: http://${known.host}`] : []),
    ...(type === null || chance(0.05) ? [] : [`Content-Type: ${chance(0.15) ? pick(TYPES) : type}`]),
  ];
  return {
    method,
    target: `${target}${data}${ending}${search}`,
    identity,
    headers,
    body,
    chunked: chance(0.2),
  };
}

function drawBody(random: Random, known: Known): { type: string; body: Buffer } {
  const pick = <T>(from: readonly T[]): T => from[random.integer(from.length)]!;
  const text = () =>
    random.next() < 0.5 ? pick(TEXTS) : pick(['1', 'yes', 'en', 'rater-01', '2026-03-01T09:30']);
  // Neither the link nor the rater is put an end to by which everything else comes in.
  const valueOf = (field: string) => {
    if (field === 'action') return pick(ACTIONS);
    return field === 'link' || field === 'rater' ? pick(TEXTS) : text();
  };
  switch (random.integer(8)) {
    case 0: {
      const depth = pick([3, 70, 5000]);
      return { type: 'application/json', body: Buffer.from('['.repeat(depth) + ']'.repeat(depth)) };
    }
    case 1:
    case 2:
      return { type: 'application/json', body: Buffer.from(JSON.stringify(drawJson(random, known))) };
    case 3:
      return {
        type: 'application/json',
        body: Buffer.from(
          pick(['', '{', 'null', '"\\ud800"', '1e999', '\u00ff\u00fe', '{"__proto__":{"a":1}}']),
        ),
      };
    case 4:
    case 5: {
      const fields = Array.from({ length: 1 + random.integer(6) }, () => pick(FIELDS));
      const encoded = fields.map((field) => `${encode(field)}=${encode(valueOf(field))}`).join('&');
      return {
        type: 'application/x-www-form-urlencoded',
        body: Buffer.from(random.next() < 0.1 ? `${encoded}&%&=%zz&%00` : encoded),
      };
    }
    case 6: {
      const fields = Array.from({ length: 1 + random.integer(4) }, () => pick(FIELDS));
      const parts = fields.map((field) => {
        const name = pick([`; filename="${pick(['a.jsonl', 'a.csv', '', '\u0000', '..\\x'])}"`, '', '']);
        return `--x\r\nContent-Disposition: form-data; name="${field}"${name}\r\n\r\n${valueOf(field)}\r\n`;
      });
      return {
        type: 'multipart/form-data; boundary=x',
        body: Buffer.from(`${parts.join('')}${pick(['--x--\r\n', '--x', '', '--y--\r\n'])}`),
      };
    }
    default:
      return {
        type: pick(TYPES),
        body: Buffer.from(Array.from({ length: random.integer(300) }, () => random.integer(256))),
      };
  }
}

/** Lone surrogates have no percent escape: their three bytes are sent as they would be. */
const encode = (value: string) =>
  value.includes('\ud800') ? value.replaceAll('\ud800', '%ED%A0%80') : encodeURIComponent(value);

function drawJson(random: Random, known: Known): unknown {
  const pick = <T>(from: readonly T[]): T => from[random.integer(from.length)]!;
  const odd = () =>
    pick<unknown>([...TEXTS, null, true, 1.5, -1, 2_147_483_648, 1e308, [], {}, [[]], { a: { b: 1 } }]);
  const key = pick([known.assignment, known.assignment, 'abc', 'a\u0000b', '\ud800', 5]);
  return {
    consent: pick<unknown>([true, false, 'yes', null]),
    ...(random.next() < 0.5 ? { locale: odd() } : {}),
    ...(random.next() < 0.5 ? { languages: pick<unknown>([[odd()], odd()]) } : {}),
    ...(random.next() < 0.5 ? { eligibility: pick<unknown>([{ reads: odd() }, odd()]) } : {}),
    assignment: key,
    task: odd(),
    key: pick<unknown>(['key-00000001', 'k', odd(), 'key-\u0000-000000', 'key-\ud800-0000000']),
    ratings: pick<unknown>([
      { fluency: 3, relevance: 3, consistency: 3 },
      { fluency: odd() },
      { ['a\u0000']: 1 },
      odd(),
    ]),
    ...(random.next() < 0.5 ? { preference: odd(), strength: odd() } : {}),
    ...(random.next() < 0.5 ? { comment: odd(), reason: pick<unknown>(['other', odd()]), note: odd() } : {}),
    ...(random.next() < 0.3 ? { activeMs: odd(), highlights: odd(), ranks: odd(), bestWorst: odd() } : {}),
  };
}
