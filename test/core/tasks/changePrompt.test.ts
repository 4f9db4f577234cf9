import { describe, expect, it } from 'vitest';
import { createRandom } from '#app/core/shared/random.ts';
import { changePrompt, PROMPT_CHANGES, showsChange } from '#app/core/tasks/changePrompt.ts';
import { manyTexts } from './manyTexts.ts';

const change = (prompt: string, kind: 'fact' | 'request', others: string[] = [], seed = 's') =>
  changePrompt(prompt, kind, others, createRandom(seed))?.prompt ?? null;

describe('a changed prompt', () => {
  it('has one fact of another, wherever it stands', () => {
    const prompt = 'Product: lamp\nColour: red\nNote: buy the red one\nDescription:';
    expect(change(prompt, 'fact', ['Product: kettle\nColour: blue\nDescription:'])).toBe(
      'Product: lamp\nColour: blue\nNote: buy the blue one\nDescription:',
    );
    expect(change('产品：台灯\n颜色：白色', 'fact', ['产品：水壶\n颜色：黑色'])).toBe(
      '产品：台灯\n颜色：黑色',
    );
    // Another item's subject would make it another item.
    expect(change('Product: lamp', 'fact', ['Product: kettle'])).toBeNull();
  });

  it('has another number where no line states a fact', () => {
    const changed = change('Write about a lamp of 40 W. Say that 40 W is enough.', 'fact')!;
    expect(changed).toMatch(/^Write about a lamp of (\d\d) W\. Say that \1 W is enough\.$/);
    expect(changed).not.toContain('40');
    expect(change('Write about a lamp.', 'fact')).toBeNull();
  });

  it('lacks one line or sentence, never the first', () => {
    expect(change('Product: lamp\nColour: red\nDescription:', 'request')).toBe('Product: lamp\nDescription:');
    expect(change('Describe the lamp. Name its price.', 'request')).toBe('Describe the lamp.');
    expect(change('请介绍台灯。说明价格。', 'request')).toBe('请介绍台灯。');
    expect(change('Describe the lamp.', 'request')).toBeNull();
    expect(['Tell:\n- size', 'Tell:\n- price']).toContain(change('Tell:\n- price\n- size', 'request'));
  });

  it('tells what is gone and what came', () => {
    const random = createRandom('s');
    expect(
      changePrompt('Product: lamp\nColour: red', 'fact', ['Product: kettle\nColour: dark blue'], random),
    ).toEqual({
      prompt: 'Product: lamp\nColour: dark blue',
      gone: 'red',
      came: 'dark blue',
    });
    expect(changePrompt('Tell:\n- its price\n- its price', 'request', [], random)).toMatchObject({
      gone: 'its price',
      came: null,
    });
    // Of several values the one that keeps the length.
    const others = ['aquamarine', 'blue', 'dark grey'].map((colour) => `Product: kettle\nColour: ${colour}`);
    expect(changePrompt('Product: lamp\nColour: red', 'fact', others, random)?.came).toBe('blue');
  });

  it.each([
    ['A red lamp.', 'A blue lamp.', true],
    ['A red lamp.', 'A lamp.', false],
    ['A red lamp.', 'A red or blue lamp.', false],
    ['A lamp.', 'A blue lamp.', false],
    ['A red lamp, blue too.', 'A blue lamp.', false],
    ['A coloured lamp.', 'A blue lamp.', false],
  ])('whose source says %j and text %j shows the changed fact: %s', (source, text, shows) => {
    expect(showsChange({ prompt: '', gone: 'red', came: 'blue' }, source, text)).toBe(shows);
  });

  it('shows a request left out where only the source meets it', () => {
    const change = { prompt: '', gone: '3 years', came: null };
    expect(showsChange(change, 'Covered for 3 years.', 'Covered.')).toBe(true);
    expect(showsChange(change, 'Covered for 3 years.', 'For 3 years.')).toBe(false);
    expect(showsChange(change, 'Covered for 13 years.', 'Covered.')).toBe(false);
  });

  it('differs in one place, is never empty and is the same for a seed, whatever the text', () => {
    const texts = manyTexts().map(({ text }) => text);
    for (const [index, text] of texts.entries()) {
      for (const kind of PROMPT_CHANGES) {
        const others = [texts[(index + 1) % texts.length]!];
        const changed = change(text, kind, others, `${index}`);
        if (changed === null) continue;
        expect(changed.trim()).not.toBe('');
        expect(changed).not.toBe(text);
        expect(change(text, kind, others, `${index}`)).toBe(changed);
        if (kind === 'request') expect(changed.length).toBeLessThan(text.length);
      }
    }
  });
});
