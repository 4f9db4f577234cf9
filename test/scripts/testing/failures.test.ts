import { expect, it } from 'vitest';
import { failuresOfPlaywright, failuresOfVitest, pagesOfPlaywright } from '#scripts/testing/failures.ts';

it('names what failed in vitest’s report, files that did not load included', () => {
  const report = {
    testResults: [
      {
        name: '/project/test/a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [
          { status: 'passed', fullName: 'adds' },
          {
            status: 'failed',
            fullName: 'sums up',
            failureMessages: ['AssertionError: expected 1 to be 2\n    at x'],
          },
        ],
      },
      { name: '/project/test/b.test.ts', status: 'failed', message: 'Cannot find c', assertionResults: [] },
      { name: '/project/test/c.test.ts', status: 'passed', message: '', assertionResults: [] },
    ],
  };
  expect(failuresOfVitest(report, '/project')).toEqual([
    'test/a.test.ts › sums up: AssertionError: expected 1 to be 2',
    'test/b.test.ts: Cannot find c',
  ]);
  expect(failuresOfVitest({}, '/project')).toEqual([]);
});

it('names what failed in Playwright’s report, without a terminal’s colours', () => {
  const spec = (title: string, ok: boolean, message?: string) => ({
    file: 'join.spec.ts',
    line: 7,
    title,
    ok,
    tests: [{ results: [message === undefined ? {} : { error: { message } }] }],
  });
  const report = {
    suites: [
      {
        specs: [spec('joins', true)],
        suites: [
          { specs: [spec('leaves', false, 'Error: \u001b[31mgone\u001b[39m\nmore'), spec('waits', false)] },
        ],
      },
    ],
  };
  expect(failuresOfPlaywright(report)).toEqual([
    'join.spec.ts:7 › leaves: Error: gone',
    'join.spec.ts:7 › waits',
  ]);
});

it('tells what the page showed where Playwright has noted it', () => {
  const spec = (title: string, attachments?: { name: string; path?: string }[]) => ({
    title,
    tests: [{ results: [{ ...(attachments && { attachments }) }] }],
  });
  const report = {
    suites: [
      {
        specs: [
          spec('joins'),
          spec('leaves', [
            { name: 'trace', path: 'trace.zip' },
            { name: 'error-context', path: 'page.md' },
          ]),
          spec('waits', [{ name: 'error-context', path: 'none.md' }]),
        ],
      },
    ],
  };
  const notes: Record<string, string> = {
    'page.md': '# Error\n\n```\nwhy\n```\n\n```yaml\n- main:\n  - heading "Gone"\n```\n',
    'none.md': 'nothing',
  };
  expect(pagesOfPlaywright(report, (file) => notes[file]!)).toEqual(['leaves:\n- main:\n  - heading "Gone"']);
});
