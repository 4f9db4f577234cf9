import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startApp, type TestApp } from '../support/app.ts';
import { expect, test, type Page } from '../support/test.ts';

/** Files of the Chinese face that Linux systems have most. */
function chineseFonts(): string[] {
  try {
    const files = execFileSync('fc-list', [':family=Noto Sans CJK SC', 'file'], { encoding: 'utf8' });
    return [...new Set(files.split('\n').map((line) => line.replace(/:\s*$/, '').trim()))].filter(Boolean);
  } catch {
    return [];
  }
}

let app: TestApp;
const folder = mkdtempSync(path.join(tmpdir(), 'evenhand-fonts-'));
test.beforeAll(async () => (app = await startApp()));
test.afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

test('marks of Latin text are as narrow as its letters where the system has a Chinese font alone', async ({
  playwright,
}) => {
  const fonts = chineseFonts();
  test.skip(fonts.length === 0, 'Noto Sans CJK is not installed');
  const own = path.join(folder, 'fonts');
  mkdirSync(own);
  for (const file of fonts) symlinkSync(file, path.join(own, path.basename(file)));
  const configuration = path.join(folder, 'fonts.conf');
  writeFileSync(
    configuration,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${own}</dir><cachedir>${folder}/cache</cachedir></fontconfig>`,
  );
  const env = { ...(process.env as Record<string, string>), FONTCONFIG_FILE: configuration };
  const { launchOptions } = test.info().project.use;
  const browser = await playwright.chromium.launch({ ...launchOptions, env });
  try {
    const page = await browser.newPage();
    await page.goto(`${app.url}/sign-in`);
    await page.evaluate(() => {
      for (const [id, lang, text, weight] of [
        ['latin', 'en', '“can’t” …', '400'],
        ['bold', 'en', '“can’t” …', '700'],
        ['apostrophe', 'en', '’', '400'],
        ['chinese', 'zh-Hans', '中”', '400'],
      ]) {
        const span = document.createElement('span');
        Object.assign(span, { id, lang, textContent: text });
        Object.assign(span.style, { fontSize: '100px', fontWeight: weight, display: 'inline-block' });
        document.body.append(span);
      }
    });
    // Letters come from the Chinese face here, their marks from another.
    for (const id of ['latin', 'bold']) {
      expect((await fontsOf(page, id)).sort()).toEqual([
        ['Noto Sans CJK KR', 4],
        ['Noto Sans CJK SC', 5],
      ]);
    }
    const width = (id: string) =>
      page.locator(`#${id}`).evaluate((span) => span.getBoundingClientRect().width);
    expect(await width('apostrophe')).toBeLessThan(40);
    // In Chinese a mark is as wide as a character.
    expect(await width('chinese')).toBe(200);
  } finally {
    await browser.close();
  }
});

/** The faces that an element's text is drawn with, each with its count of glyphs. */
async function fontsOf(page: Page, id: string): Promise<[string, number][]> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: `#${id}` });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  return fonts.map(({ familyName, glyphCount }) => [familyName, glyphCount]);
}
