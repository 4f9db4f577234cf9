import path from 'node:path';

/** What of vitest's JSON report is read here. */
interface VitestReport {
  testResults?: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] }[];
  }[];
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[];
  specs?: {
    file: string;
    line: number;
    title: string;
    ok: boolean;
    tests: {
      results: { error?: { message?: string }; attachments?: { name: string; path?: string }[] }[];
    }[];
  }[];
}

/** What failed, a line each: file, test, and the first line of why; files that could not be loaded are among them. */
export function failuresOfVitest(report: unknown, project: string): string[] {
  return ((report as VitestReport).testResults ?? []).flatMap((file) => {
    const name = path.relative(project, file.name);
    const tests = file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => line(`${name} › ${fullName}`, failureMessages?.[0]));
    return tests.length === 0 && file.status === 'failed' ? [line(name, file.message)] : tests;
  });
}

/** The same of Playwright's report. */
export function failuresOfPlaywright(report: unknown): string[] {
  const { specs = [], suites = [] } = report as PlaywrightSuite;
  return [
    ...specs
      .filter(({ ok }) => !ok)
      .map(({ file, line: at, title, tests }) =>
        line(
          `${file}:${at} › ${title}`,
          tests.flatMap(({ results }) => results.map(({ error }) => error?.message)).find(Boolean),
        ),
      ),
    ...suites.flatMap(failuresOfPlaywright),
  ];
}

/** What the page showed when a browser test failed, by Playwright's own notes; nothing where it took none. */
export function pagesOfPlaywright(report: unknown, read: (file: string) => string): string[] {
  const { specs = [], suites = [] } = report as PlaywrightSuite;
  const notes = specs.flatMap(({ title, tests }) =>
    tests
      .flatMap(({ results }) => results.flatMap(({ attachments = [] }) => attachments))
      .filter(({ name, path: file }) => name === 'error-context' && file !== undefined)
      .flatMap(({ path: file }) => /```yaml\n([\s\S]*?)```/.exec(read(file!))?.[1] ?? [])
      .map((page) => `${title}:\n${page.trimEnd()}`),
  );
  return [...notes, ...suites.flatMap((suite) => pagesOfPlaywright(suite, read))];
}

function line(place: string, why = ''): string {
  // eslint-disable-next-line no-control-regex -- a terminal's colours
  const [first = ''] = why.replaceAll(/\u001b\[[0-9;]*m/g, '').split('\n');
  return first === '' ? place : `${place}: ${first}`;
}
