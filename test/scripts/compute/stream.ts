import { PassThrough } from 'node:stream';
import { compute } from '#scripts/compute/compute.ts';

export interface Answer {
  id: unknown;
  // Answers differ by measure; the tests know which they asked for.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  value?: any;
  error?: { code: string; message: string };
}

/** What `evenhand compute` prints for this input, line by line. */
export async function printed(input: string | Buffer): Promise<string[]> {
  const from = new PassThrough();
  const to = new PassThrough();
  const chunks: Buffer[] = [];
  to.on('data', (chunk: Buffer) => chunks.push(chunk));
  from.end(input);
  await compute(from, to);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

/** The answers to these requests, which may also be raw lines. */
export async function answers(...requests: (object | string)[]): Promise<Answer[]> {
  const lines = requests.map((request) => (typeof request === 'string' ? request : JSON.stringify(request)));
  return (await printed(`${lines.join('\n')}\n`)).map((line) => JSON.parse(line) as Answer);
}

/** The value of one measure, or the error as a failed test. */
export async function valueOf(measure: string, data: object, options?: object): Promise<Answer['value']> {
  const [answer] = await answers({ id: 1, measure, data, ...(options && { options }) });
  if (answer?.error) throw new Error(answer.error.message);
  return answer?.value;
}

/** The message of the error that a request is answered with, or none as a failed test. */
export async function errorOf(measure: string, data: unknown, options?: unknown): Promise<string> {
  const [answer] = await answers({ id: 1, measure, data, options });
  if (!answer?.error) throw new Error(`answered ${JSON.stringify(answer?.value)}`);
  return answer.error.message;
}
