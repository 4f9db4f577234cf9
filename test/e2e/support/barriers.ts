import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '#test/e2e/support/test.ts';

/** Expects axe to find nothing on a page, by WCAG 2.2 AA and its own best practice. */
export async function expectNoViolations(page: Page): Promise<void> {
  // A colour half-way through its transition has a contrast that nobody sees.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  // What happens to lie below a bar that stays in view is scrolled to by whoever wants it, and isn't too small.
  const inFlow = await page.addStyleTag({ content: '.sticky { position: static !important; }' });
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  await inFlow.evaluate((style) => (style as Element).remove());
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((n) => n.html).join(' ')}`)).toEqual([]);
}
