import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium, expect, type Locator, type Page } from '@playwright/test';
import { builtCommand } from '#scripts/testing/program.ts';
import { findBrowser } from '#scripts/testing/browser.ts';
import { rateAsClient } from '#scripts/simulation/raterClient.ts';
import { readLanguages } from '#scripts/simulation/languageKnowledge.ts';
import { simulatedRater } from '#scripts/simulation/simulatedRater.ts';
import { workbook } from '#test/services/imports/workbook.ts';

/**
 * A lead's way from an empty installation to a closed study, in a browser, with what the screens say and nothing else:
 * 200 items of a workbook with German column names, two models of one's own and a third system from a file, a plan, a
 * colleague who is invited, raters of a platform, an extension, the closing; then the same study from its study.yaml on
 * another installation. Counts clicks, typed fields and minutes, and what the pages log as errors.
 *
 *     npx tsx scripts/research/trials/leadWalk.ts [items]
 */
const [ITEMS = 200] = process.argv.slice(2).map(Number);
const MODELS = path.resolve(import.meta.dirname, '../../../fixtures/models');
const BLURBS = path.resolve(import.meta.dirname, '../../../fixtures/datasets/blurb/items.jsonl');
const KNOWLEDGE = path.resolve(import.meta.dirname, '../../../fixtures/datasets/blurb/language.json');
const PASSWORD = 'ten characters';

interface Blurb {
  readonly prompt: string;
  readonly references?: readonly string[];
  readonly segment?: string;
}

const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-walk-'));
const browserFound = findBrowser(process.env);
if ('reason' in browserFound) throw new Error(browserFound.reason);
const server = spawn(process.execPath, [builtCommand(), 'serve', '--port', '0'], {
  env: {
    ...process.env,
    EVENHAND_DATA: path.join(folder, 'data'),
    EVENHAND_MODELS: MODELS,
    DATABASE_URL: '',
  },
  stdio: ['ignore', 'pipe', 'ignore'],
});
const origin = await addressOf();
const browser = await chromium.launch({
  executablePath: browserFound.path,
  args: ['--no-sandbox', '--disable-gpu'],
});

let [clicks, fields] = [0, 0];
const errors: string[] = [];
const began = Date.now();
let since = began;
try {
  const page = await opened();
  await walk(page);
  console.log(`\n${clicks} clicks, ${fields} fields filled, ${minutes(began)} minutes with the raters' time`);
  console.log(errors.length === 0 ? 'no page logged an error' : errors.join('\n'));
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await once(server, 'exit');
  rmSync(folder, { recursive: true, force: true });
}
process.exit(errors.length === 0 ? 0 : 1);

async function walk(page: Page): Promise<void> {
  const blurbs = readFileSync(BLURBS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Blurb);
  const items = Array.from({ length: ITEMS }, (_, index) => {
    const { prompt, references = [''], segment = '' } = blurbs[index % blurbs.length]!;
    // More items than there are: prompts may repeat, ids may not.
    return { id: `T-${index + 1}`, prompt, reference: references[0]!, segment };
  });

  await page.goto(origin);
  await fill(page.getByLabel('Your name'), 'Ada');
  await fill(page.getByLabel('Email'), 'ada@example.org');
  await fill(page.getByLabel('Password'), PASSWORD);
  await click(page.getByRole('button', { name: 'Create the account' }));
  step('account');

  await click(page.getByRole('link', { name: /New study|Set up a study|Begin/ }).first());
  await click(page.getByRole('button', { name: 'Begin' }));
  await fill(page.getByLabel('Name of the study'), 'Produkttexte');
  await fill(page.getByLabel('What is it to decide'), 'May the quantized model write our product texts?');
  await click(page.getByRole('link', { name: 'Go on: Items' }));
  const book = await workbook({
    Texte: [
      ['Nummer', 'Aufforderung', 'Mustertext', 'Sorte'],
      ...items.map(({ id, prompt, reference, segment }) => [id, prompt, reference, segment]),
    ],
  });
  await choose(page.getByLabel('Items', { exact: true }), 'Artikel.xlsx', book);
  for (const [column, field] of [
    ['Nummer', 'item'],
    ['Aufforderung', 'prompt'],
    ['Mustertext', 'references'],
    ['Sorte', 'segment'],
  ] as const) {
    const select = page.getByLabel(`What “${column}” means`);
    await select.waitFor();
    if ((await select.inputValue()) !== field) await take(select, field);
  }
  await expect(page.getByRole('status').getByText(`${ITEMS} items.`)).toBeVisible();
  step('items of a workbook');

  await click(page.getByRole('link', { name: 'Go on: Systems' }));
  for (const [index, model] of ['blurb-fp32', 'blurb-int8'].entries()) {
    await fill(page.locator(`[id="systems.${index}.provider.modelFolder"]`), model);
    await fill(page.locator(`[id="systems.${index}.name"]`), model);
  }
  await click(page.getByRole('button', { name: /Add .*candidate|Add a system|Another/ }).first());
  await fill(page.locator('[id="systems.2.name"]'), 'agency');
  await take(page.getByLabel('Where its outputs come from').nth(2), 'import');
  step('systems');

  await click(page.getByRole('link', { name: 'Go on: Raters are asked' }));
  await click(page.getByRole('link', { name: 'Go on: Margins and plan' }));
  await expect(page.getByTestId('plan-sentence')).toContainText(`With ${ITEMS} items`, { timeout: 60_000 });
  const sentence = (await page.getByTestId('plan-sentence').textContent())!;
  console.log(`  plan: ${sentence}`);
  // As many raters as would be enough, by what the page says; the items are there.
  const raters = Number(/items and ([\d,]+) raters: \d+\.$/.exec(sentence)?.[1] ?? 10);
  await fill(page.locator('[id="planning.raters"]'), String(raters));
  await expect(page.getByTestId('plan-sentence')).toContainText(`and ${raters} raters this`, {
    timeout: 60_000,
  });
  console.log(`  plan: ${await page.getByTestId('plan-sentence').textContent()}`);
  await click(page.getByText('What decides', { exact: true }).last());
  await fill(page.getByLabel('Further judgments of each item in an extension'), '1');
  step('plan and extension');

  await click(page.getByRole('link', { name: 'Go on: Pilot' }));
  await click(page.getByRole('link', { name: 'Go on: Review' }));
  await expect(page.locator('[data-saving="saved"]')).toBeVisible();
  await click(page.getByRole('button', { name: 'Create the study' }));
  await page.waitForURL(/\/studies\/produkttexte$/);
  const outputs = items.map(({ id, prompt }) => `${id};"${textOf(prompt)}"`).join('\r\n');
  await click(page.getByText('Import outputs').first());
  await choose(
    page.getByLabel('File with the outputs'),
    'Agentur.csv',
    Buffer.from(`\uFEFFNummer;Text\r\n${outputs}\r\n`),
  );
  const id = page.getByLabel('What “Nummer” means');
  await id.waitFor();
  if ((await id.inputValue()) !== 'item') await take(id, 'item');
  const text = page.getByLabel('What “Text” means');
  if ((await text.inputValue()) !== 'output:agency') await take(text, 'output:agency');
  await expect(page.getByText(`${ITEMS} outputs`).first()).toBeVisible();
  await click(page.getByRole('button', { name: 'Import', exact: true }));
  step('created, third system from a file');

  await click(page.getByRole('button', { name: /Generate outputs|Go on generating/ }));
  await expect(page.getByTestId('standing')).toContainText('blind tasks are built', { timeout: 900_000 });
  step('outputs generated');

  await click(page.getByRole('link', { name: 'People' }));
  await fill(page.getByLabel('Email'), 'grace@example.org');
  await take(page.getByLabel('Role', { exact: true }), { label: 'Lead' });
  await click(page.getByRole('button', { name: 'Make an invitation' }));
  const invitation = await page.getByLabel('Link to copy').inputValue();
  const colleague = await opened();
  await colleague.goto(invitation);
  await fill(colleague.getByLabel('Your name'), 'Grace');
  await fill(colleague.getByLabel('Password'), PASSWORD);
  await click(colleague.getByRole('button', { name: 'Create the account' }));
  await expect(colleague.getByRole('link', { name: 'Produkttexte' })).toBeVisible();
  step('colleague invited');

  await page.goto(`${origin}/studies/produkttexte`);
  await click(page.getByRole('link', { name: 'Review and open' }));
  await page.getByTestId('likelihood').waitFor({ timeout: 60_000 });
  console.log(`  before opening: ${await page.getByTestId('preflight').innerText()}`);
  await click(page.getByRole('checkbox', { name: 'I have read what is fixed' }));
  await click(page.getByRole('button', { name: 'Open the study' }));
  await fill(page.getByLabel('What the link is for'), 'Prolific');
  // Raters of a platform come from many networks, those of this walk from one.
  await click(page.getByText('Group, expiry, limits and recruitment'));
  await fill(page.getByLabel('Of these from one network within a day'), '100');
  await fill(page.getByLabel('Code or return address for those who are done'), 'C0DE');
  await click(page.getByRole('button', { name: 'Make a link' }));
  const link = await page
    .getByLabel(/Address of the link/)
    .first()
    .inputValue();
  step('opened, link made');

  await rate(link, 0, raters);
  await page.goto(`${origin}/studies/produkttexte`);
  await expect(page.getByTestId('standing')).toContainText('of the first part are in');
  step('raters judged the first part');
  await click(page.getByRole('button', { name: 'Take the look' }));
  await click(page.getByRole('button', { name: 'Extend the study' }));
  await rate(link, raters, 8);
  await page.reload();
  step('extended, raters went on');
  await click(page.getByRole('button', { name: 'Close the study' }).first());
  await click(page.getByRole('dialog').getByRole('button', { name: 'Close the study' }));
  await click(page.getByRole('link', { name: 'Read the report' }));
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 120_000 });
  step('closed, report read');
  await again(page);
  step('the same from study.yaml');
}

/** The set-up taken away and applied elsewhere gives a study from which nothing differs. */
async function again(page: Page): Promise<void> {
  await page.goto(`${origin}/studies/produkttexte/settings`);
  const downloading = page.waitForEvent('download');
  await click(page.getByRole('link', { name: /study\.yaml/ }));
  const zip = path.join(folder, 'set-up.zip');
  await (await downloading).saveAs(zip);
  const here = path.join(folder, 'again');
  execFileSync('python3', ['-c', `import zipfile; zipfile.ZipFile('${zip}').extractall('${here}')`]);
  const evenhand = (...argv: string[]) =>
    execFileSync(process.execPath, [builtCommand(), ...argv], {
      cwd: here,
      encoding: 'utf8',
      env: {
        ...process.env,
        EVENHAND_DATA: path.join(folder, 'other'),
        EVENHAND_MODELS: MODELS,
        DATABASE_URL: '',
      },
    });
  console.log(`  ${evenhand('study', 'apply', 'study.yaml').trim().split('\n').at(-1)}`);
  writeFileSync(path.join(folder, 'diff.txt'), evenhand('study', 'diff', 'study.yaml'));
}

/** Raters of a platform, who come by its parameters, judge until nothing is left. */
async function rate(link: string, first: number, count: number): Promise<void> {
  const languages = readLanguages(KNOWLEDGE);
  await Promise.all(
    Array.from({ length: count }, async (_, index) => {
      let cookie: string | undefined;
      await rateAsClient(link, simulatedRater(`walk-${first + index}`, languages), {
        jar: { read: () => cookie, keep: (kept) => (cookie = kept) },
        locale: 'en',
        signal: new AbortController().signal,
        onJudgment: () => {},
      });
    }),
  );
}

/** What an agency would write: the facts of the prompt in a sentence. */
function textOf(prompt: string): string {
  const facts = prompt.split('\n').map((line) => line.replace(/^[^:]*:\s*/, ''));
  return `Our choice: ${facts.slice(0, 3).join(', ')}.`.replaceAll('"', '""');
}

async function opened(): Promise<Page> {
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: 'en-GB' })
  ).newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return page;
}

async function click(what: Locator): Promise<void> {
  await what.click();
  clicks++;
}

async function fill(what: Locator, text: string): Promise<void> {
  await what.fill(text);
  fields++;
}

async function take(what: Locator, choice: Parameters<Locator['selectOption']>[0]): Promise<void> {
  await what.selectOption(choice);
  clicks++;
}

async function choose(what: Locator, name: string, buffer: Buffer): Promise<void> {
  await what.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  clicks++;
}

function step(name: string): void {
  console.log(`${name}: ${((Date.now() - since) / 1000).toFixed(1)} s, ${clicks} clicks so far`);
  since = Date.now();
}

function minutes(from: number): string {
  return ((Date.now() - from) / 60_000).toFixed(1);
}

async function addressOf(): Promise<string> {
  for await (const line of createInterface({ input: server.stdout! })) {
    const address = /Evenhand is at (\S+)/.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('the server did not start');
}
