import { describe, expect, it } from 'vitest';
import { completionOf, isCompletion } from '#app/core/studies/completion.ts';
import { recruitedBy, recruitedSearch } from '#app/core/studies/recruited.ts';

const by = (search: string) => recruitedBy(new URLSearchParams(search));

describe('who recruited a rater', () => {
  it.each([
    ['PROLIFIC_PID=5f1&STUDY_ID=60a&SESSION_ID=9c', { participant: '5f1', study: '60a', session: '9c' }],
    ['workerId=A2&hitId=3X&assignmentId=3Y', { participant: 'A2', study: '3X', session: '3Y' }],
    ['participant=Ann%20S&utm=x', { participant: 'Ann S', study: null, session: null }],
    ['session=only', { participant: null, study: null, session: 'only' }],
  ])('is told by the address: %s', (search, told) => {
    expect(by(search)).toEqual(told);
    // As the address of ours says it on, it is the same.
    expect(by(recruitedSearch(by(search)))).toEqual(told);
  });

  it('is nobody where the address says nothing that could be an id', () => {
    const unfilled = ['PROLIFIC_PID={{%25PROLIFIC_PID%25}}', 'workerId=${workerId}'];
    for (const search of [...unfilled, 'assignmentId=ASSIGNMENT_ID_NOT_AVAILABLE']) {
      expect(by(search)).toBeNull();
    }
    for (const search of ['', 'PROLIFIC_PID=', 'participant=%20', 'utm_source=x', 'participant=%00']) {
      expect(by(search)).toBeNull();
    }
    expect(by(`participant=${'x'.repeat(201)}`)).toBeNull();
    expect(recruitedSearch(null)).toBe('');
  });
});

describe('what a rater gives whoever recruited them', () => {
  it.each([
    ['C1A2B3', { kind: 'code', code: 'C1A2B3' }],
    ['完成 7', { kind: 'code', code: '完成 7' }],
    ['https://app.prolific.com/submissions/complete?cc=C1', { kind: 'address' }],
  ])('is %s', (text, shown) => {
    expect(isCompletion(text)).toBe(true);
    expect(completionOf(text)).toMatchObject(shown);
  });

  it.each([
    '',
    '  ',
    'x'.repeat(501),
    'a\nb',
    'http://example.org',
    'javascript:alert(1)',
    'https://',
    'data:,x',
  ])('is not %j', (text) => {
    expect(isCompletion(text)).toBe(false);
  });

  it('is nothing where a link has none', () => {
    expect(completionOf(null)).toBeNull();
  });
});
