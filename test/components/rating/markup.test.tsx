import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { NO_ANSWERS } from '#app/components/rating/answers.ts';
import { Guidelines } from '#app/components/rating/Guidelines.tsx';
import { LikertTask } from '#app/components/kinds/likert/LikertTask.tsx';
import { PairwiseTask } from '#app/components/kinds/pairwise/PairwiseTask.tsx';
import { StateMark } from '#app/components/ui/StateMark.tsx';
import { askedFacts } from '#app/core/ratings/askedFacts.ts';
import { DEFAULT_CRITERIA } from '#app/core/studies/criteria.ts';
import { LocaleProvider, type Locale } from '#app/i18n/index.ts';
import { LIKERT, PAIR } from './tasks.ts';

/** A protocol that asks nothing. */
const NOTHING = { criteria: [], highlights: false, pairwise: false, ranking: false };
const nothing = () => {};
const render = (node: ReactNode, locale: Locale = 'en') =>
  renderToStaticMarkup(<LocaleProvider locale={locale}>{node}</LocaleProvider>);
const count = (html: string, part: string) => html.split(part).length - 1;

const likert = (answers = NO_ANSWERS, missing: string[] = []) => (
  <LikertTask
    task={LIKERT}
    answers={answers}
    onChange={nothing}
    missing={missing}
    attempts={0}
    onLastRated={nothing}
  />
);
const pair = (task = PAIR) => (
  <PairwiseTask task={task} answers={NO_ANSWERS} onChange={nothing} onShown={nothing} missing={false} />
);

describe('LikertTask', () => {
  it('offers each point of each criterion and names it in full', () => {
    const html = render(likert());
    expect(count(html, 'type="radio"')).toBe(15);
    expect(html).toContain('aria-label="5: Flawless: reads like a careful writer"');
    expect(html).not.toContain('checked=""');
  });

  it('speaks Chinese', () => {
    const html = render(likert(), 'zh');
    expect(html).toContain('aria-label="5 分：完美：如同用心写作的人所写"');
    expect(html).not.toContain('Fluency');
  });

  it('shows the text as text, in its own language and direction', () => {
    const html = render(likert());
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; A &quot;steel&quot; kettle &amp; more.');
    expect(html).not.toContain('<script');
    expect(html).toContain('dir="auto" lang="en"');
  });

  it('shows the meaning of the chosen point', () => {
    const html = render(likert({ ...NO_ANSWERS, ratings: { fluency: 2 } }));
    expect(html).toContain('>Hard to read: many errors</p>');
    expect(count(html, 'checked=""')).toBe(1);
  });
});

describe('PairwiseTask', () => {
  it('treats A and B alike: swapping the texts swaps nothing but the texts', () => {
    const swapped = { ...PAIR, left: PAIR.right, right: PAIR.left };
    const turn = (html: string) =>
      html.replaceAll(PAIR.left, '\u0000').replaceAll(PAIR.right, PAIR.left).replaceAll('\u0000', PAIR.right);
    expect(render(pair(swapped))).toBe(turn(render(pair())));
  });

  it('offers three choices and chooses none', () => {
    const html = render(pair());
    expect(count(html, 'type="radio"')).toBe(3);
    expect(html).not.toContain('checked=""');
  });
});

describe('Guidelines', () => {
  it('has defaults with an example for the default criteria', () => {
    const facts = {
      guidelines: '',
      asked: askedFacts({ ...NOTHING, criteria: DEFAULT_CRITERIA, pairwise: true }),
    };
    const html = render(<Guidelines facts={facts} />);
    expect(html).toContain('An example');
    expect(html).toContain('Comparing A and B');
    expect(render(<Guidelines facts={{ ...facts, asked: facts.asked.slice(0, 1) }} />)).not.toContain(
      'Comparing A and B',
    );
  });

  it('leaves the example out where the study asks something else', () => {
    const asked = askedFacts({ ...NOTHING, criteria: DEFAULT_CRITERIA.slice(0, 1) });
    expect(render(<Guidelines facts={{ guidelines: '', asked }} />)).not.toContain('An example');
  });

  it('shows the lead’s own words by paragraphs, as text', () => {
    const facts = {
      guidelines: 'First <b>.\n\nSecond.',
      asked: askedFacts({ ...NOTHING, pairwise: true }),
    };
    const html = render(<Guidelines facts={facts} />);
    expect(count(html, '<p ')).toBe(2);
    expect(html).toContain('First &lt;b&gt;.');
  });
});

describe('StateMark', () => {
  it('gives every state a shape and a word of its own', () => {
    const states = ['green', 'yellow', 'orange', 'red', 'inconclusive', 'missing'] as const;
    const marks = states.map((state) => render(<StateMark state={state} />));
    expect(new Set(marks.map((html) => / d="([^"]+)"/.exec(html)?.[1])).size).toBe(states.length);
    expect(new Set(marks.map((html) => html.replace(/<[^>]*>/g, ''))).size).toBe(states.length);
  });
});
