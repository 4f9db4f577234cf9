import { createTestStudy, startApp, type TestApp } from '../support/app.ts';
import { expectNoViolations } from '../support/barriers.ts';
import { expect, test, type Page } from '../support/test.ts';
import { ITEMS } from '../support/texts.ts';
import { LEAD, signIn } from './lead.ts';

let app: TestApp;
let slug: string;
test.beforeAll(async () => {
  app = await startApp();
  ({ slug } = await createTestStudy(app, ITEMS));
});
test.afterAll(() => app.close());

test.describe.configure({ mode: 'serial' });

const GRACE = { name: 'Grace Colleague', email: 'grace@example.org', password: 'eleven letters' };
const PHONE = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', locale: 'en-GB' } as const;

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

let invitation: string;
/** What the colleague's phone keeps. */
let phone: Page;

test('an owner invites a colleague, who accepts on a phone', async ({ page, browser }) => {
  await signIn(page, app, '/people');
  await page.getByLabel('Email').fill('no address');
  await page.getByRole('button', { name: 'Make an invitation' }).click();
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary).toContainText('Enter an email address');
  await page.getByLabel('Email').fill(GRACE.email);
  await page.getByLabel('Role', { exact: true }).selectOption('Analyst');
  await page.getByRole('button', { name: 'Make an invitation' }).click();
  await expect(page.getByRole('status')).toContainText(`Invitation for ${GRACE.email}`);
  invitation = await page.getByLabel('Link to copy').inputValue();
  await expect(page.getByRole('table', { name: /^Invitations/ })).toContainText(GRACE.email);
  await expectNoViolations(page);
  await page.reload();
  await expect(page.getByText(GRACE.email)).toBeVisible();

  phone = await (await browser.newContext(PHONE)).newPage();
  await phone.goto(invitation);
  await expect(phone.getByRole('main')).toContainText('Reads studies');
  await phone.getByLabel('Your name').fill(GRACE.name);
  await phone.getByLabel('Password').fill('short');
  await phone.getByRole('button', { name: 'Create the account' }).click();
  await expect(phone.getByRole('alert')).toBeFocused();
  await expectNoViolations(phone);
  expect(await overflow(phone)).toBeLessThanOrEqual(0);
  await phone.getByLabel('Password').fill(GRACE.password);
  await phone.getByRole('button', { name: 'Create the account' }).click();
  await expect(phone).toHaveURL(`${app.url}/studies`);
  await phone.goto(invitation);
  await expect(phone.getByRole('main')).toContainText('This invitation has been used');
});

test('an analyst reads everything and is offered nothing to change', async () => {
  await phone.goto(`${app.url}/studies`);
  await expect(phone.getByRole('link', { name: 'Kettles and lamps' })).toBeVisible();
  await expect(phone.getByRole('link', { name: 'New study' })).toHaveCount(0);
  for (const path of ['', '/report', '/raters', '/controls', '/record', '/pairs', '/pilot', '/preview']) {
    const answer = await phone.goto(`${app.url}/studies/${slug}${path}`);
    expect([path, answer!.status()]).toEqual([path, 200]);
    if (path === '/preview') continue;
    const offered = phone.getByRole('main').getByRole('button').or(phone.locator('main form'));
    // What is left explains terms.
    for (const button of await offered.all()) await expect(button).toHaveAttribute('aria-haspopup', /./);
  }
  await phone.goto(`${app.url}/people`);
  await expect(phone.getByRole('table', { name: /^Everybody/ })).toContainText(LEAD.email);
  await expect(phone.getByRole('button', { name: 'Make an invitation' })).toHaveCount(0);
  await expectNoViolations(phone);
  expect(await overflow(phone)).toBeLessThanOrEqual(0);
  const refused = await phone.goto(`${app.url}/new-study`);
  expect(refused!.status()).toBe(403);
  await expect(phone.getByRole('main')).toContainText('ask an owner to make you a lead');
});

test('becomes a lead, and then one of a study', async ({ page }) => {
  await signIn(page, app, '/people');
  await page.getByRole('button', { name: `Change the account of ${GRACE.name}` }).click();
  await expectNoViolations(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(`Role of ${GRACE.name}`).selectOption('Lead');
  await dialog.getByRole('button', { name: 'Save the role' }).click();
  await expect(page.getByRole('row', { name: new RegExp(GRACE.name) })).toContainText('Lead');
  // Nobody takes the last owner away.
  await page.getByRole('button', { name: `Change the account of ${LEAD.name}` }).click();
  await page.getByRole('dialog').getByLabel(`Role of ${LEAD.name}`).selectOption('Analyst');
  await page.getByRole('dialog').getByRole('button', { name: 'Save the role' }).click();
  await expect(page.getByRole('alert')).toContainText('This is the only owner');

  await phone.goto(`${app.url}/studies/${slug}`);
  await expect(phone.getByRole('button', { name: 'Pause' })).toHaveCount(0);

  await page.goto(`${app.url}/studies/${slug}`);
  await expect(page.getByText('Nobody leads this study')).toBeVisible();
  await page.getByLabel('Who is to lead it').selectOption({ label: `${GRACE.name} · ${GRACE.email}` });
  await page.getByRole('button', { name: 'Add a lead' }).click();
  await expect(page.getByRole('region', { name: 'Leads' }).getByRole('listitem')).toContainText(GRACE.email);
  await expectNoViolations(page);

  await phone.reload();
  await phone.getByRole('button', { name: /^Pause/ }).click();
  await expect(phone.getByTestId('standing')).toContainText(/pause/i);
  await expectNoViolations(phone);
  expect(await overflow(phone)).toBeLessThanOrEqual(0);
  await phone.goto(`${app.url}/studies/${slug}/record`);
  await expect(phone.getByRole('row', { name: /became a lead/ })).toContainText(LEAD.email);
  await expect(phone.getByRole('row', { name: /became “Paused”/i })).toContainText(GRACE.email);
});

test('changes name and password, ends a session and makes a token on the page of the account', async ({
  browser,
}) => {
  const elsewhere = await (await browser.newContext()).newPage();
  await elsewhere.goto(`${app.url}/sign-in`);
  await elsewhere.getByLabel('Email').fill(GRACE.email);
  await elsewhere.getByLabel('Password').fill(GRACE.password);
  await elsewhere.getByRole('button', { name: 'Sign in' }).click();
  await elsewhere.waitForURL(`${app.url}/studies`);

  await phone.goto(`${app.url}/studies`);
  await phone.getByRole('button', { name: GRACE.name }).click();
  await phone.getByRole('link', { name: 'Your account' }).click();
  await expect(phone.getByRole('heading', { name: 'Your account' })).toBeVisible();
  await expectNoViolations(phone);
  expect(await overflow(phone)).toBeLessThanOrEqual(0);
  await phone.getByLabel('Your name').fill('Grace C.');
  await phone.getByRole('button', { name: 'Save the name' }).click();
  await expect(phone.getByRole('button', { name: 'Grace C.' })).toBeVisible();

  await phone.getByLabel('Present password').fill('not this');
  await phone.getByLabel('New password').fill('twelve letters');
  await phone.getByRole('button', { name: 'Change the password' }).click();
  await expect(phone.getByRole('alert')).toContainText('not your present password');
  const sessions = phone.getByRole('table', { name: /^A session/ });
  await expect(sessions.getByRole('row')).toHaveCount(3);
  await sessions.getByRole('button', { name: /^Sign out on Chrome/ }).click();
  await expect(sessions.getByRole('row')).toHaveCount(2);
  await elsewhere.goto(`${app.url}/studies`);
  await expect(elsewhere).toHaveURL(`${app.url}/sign-in`);
  await phone.getByLabel('Present password').fill(GRACE.password);
  await phone.getByLabel('New password').fill('twelve letters');
  await phone.getByRole('button', { name: 'Change the password' }).click();
  await expect(phone.getByRole('status').first()).toContainText('The password is changed');

  await phone.getByLabel('What it is for').fill('nightly');
  await phone.getByLabel('Holds for').selectOption('30 days');
  await phone.getByRole('button', { name: 'Make a token' }).click();
  const token = await phone.getByLabel('Token to copy').inputValue();
  const file = `${app.url}/studies/${slug}/export/items.csv`;
  const read = () => fetch(file, { headers: { authorization: `Bearer ${token}` } });
  expect((await read()).status).toBe(200);
  await expectNoViolations(phone);
  await phone.getByRole('button', { name: 'Revoke the token “nightly”' }).click();
  await expect(phone.getByText('You have none.')).toBeVisible();
  expect((await read()).status).toBe(401);
  await elsewhere.context().close();
});

test('sets a new password by a link, and is out when an owner deactivates the account', async ({ page }) => {
  await signIn(page, app, '/people');
  await page.getByRole('button', { name: 'Change the account of Grace C.' }).click();
  await page.getByRole('button', { name: 'Make a link for a new password' }).click();
  await expect(page.getByRole('status')).toContainText(`new password of ${GRACE.email}`);
  await phone.goto(await page.getByLabel('Link to copy').inputValue());
  await expectNoViolations(phone);
  await phone.getByLabel('New password').fill('thirteen letters');
  await phone.getByRole('button', { name: 'Set the password' }).click();
  await expect(phone).toHaveURL(`${app.url}/studies`);

  await page.getByRole('button', { name: 'Change the account of Grace C.' }).click();
  await page.getByRole('button', { name: 'Deactivate Grace C.' }).click();
  await expect(page.getByRole('row', { name: /Grace C\./ })).toContainText('deactivated on');
  await expectNoViolations(page);
  await phone.goto(`${app.url}/studies`);
  await expect(phone).toHaveURL(`${app.url}/sign-in`);
  await phone.getByLabel('Email').fill(GRACE.email);
  await phone.getByLabel('Password').fill('thirteen letters');
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await expect(phone.getByRole('alert')).toContainText('deactivated');

  await page.getByRole('button', { name: 'Change the account of Grace C.' }).click();
  await page.getByRole('button', { name: 'Open the account of Grace C. again' }).click();
  await expect(page.getByRole('row', { name: /Grace C\./ })).toContainText('active');
  await phone.getByLabel('Password').fill('thirteen letters');
  await phone.getByRole('button', { name: 'Sign in' }).click();
  await expect(phone).toHaveURL(`${app.url}/studies`);
  await phone.context().close();
});
