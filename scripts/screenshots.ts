// Takes the pictures of the README from a running demo:
//   npm run demo        (in another terminal; prints the rater's link and the sign-in)
//   npx tsx scripts/screenshots.ts <rater's link> <email> <password>
import { chromium } from '@playwright/test';
import { findBrowser } from './testing/browser.ts';

const OUT = 'docs/screenshots';
const [link, email, password] = process.argv.slice(2);
if (link === undefined || email === undefined || password === undefined) {
  throw new Error("usage: npx tsx scripts/screenshots.ts <rater's link> <email> <password>");
}
const found = findBrowser(process.env);
if ('reason' in found) throw new Error(found.reason);

const browser = await chromium.launch({
  executablePath: found.path,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
const view = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.5, locale: 'en' };

const rater = await (await browser.newContext(view)).newPage();
await rater.goto(link);
await rater.getByRole('checkbox', { name: 'English' }).check();
await rater.getByRole('checkbox', { name: /own free will/ }).check();
await rater.getByRole('button', { name: 'Start rating' }).click();
await rater.waitForURL('**/rate');
await rater.keyboard.press('4');
await rater.screenshot({ path: `${OUT}/rating.png` });

const lead = await (await browser.newContext(view)).newPage();
const origin = new URL(link).origin;
await lead.goto(`${origin}/sign-in`);
await lead.getByLabel(/email/i).fill(email);
await lead.getByLabel(/password/i).fill(password);
await lead.getByRole('button', { name: /sign in/i }).click();
await lead.waitForURL('**/studies');
await lead.goto(`${origin}/studies/product-blurbs/report`);
await lead.getByTestId('verdict').first().waitFor();
// What follows tells how fast the models were, which is the machine's.
await lead.screenshot({ path: `${OUT}/report.png`, clip: { x: 0, y: 0, width: 1280, height: 632 } });
await browser.close();
