import path from 'node:path';
import { expect, it } from 'vitest';
import { lintWithoutTypes } from './withoutTypes.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ROUTE = 'app/routes/lead/upload.server.ts';

it('lets routes read bodies through their one reader alone', async () => {
  const eslint = lintWithoutTypes(ROOT);
  const faults = async (expression: string) => {
    const text = `export async function read(args: { request: Request }, request: Request, response: Response) {\n  return [${expression}, args, request, response];\n}\n`;
    const [result] = await eslint.lintText(text, { filePath: path.join(ROOT, ROUTE) });
    return result!.messages.map(({ ruleId, message }) => ruleId ?? message);
  };
  for (const expression of [
    'await request.formData()',
    'await request.json()',
    'await request.text()',
    'await args.request.formData()',
    'await request.clone().json()',
    'await args.request.arrayBuffer()',
    'process.env.HOME',
  ]) {
    expect(await faults(expression), expression).toEqual(['no-restricted-syntax']);
  }
  for (const expression of ['await response.json()', 'request.url', 'args.request.headers']) {
    expect(await faults(expression), expression).toEqual([]);
  }
});
