import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ReportBody } from '#app/components/report/ReportBody.tsx';
import { LocaleProvider, type Locale } from '#app/i18n/index.ts';
import { reportOf } from './reportOf.ts';

const render = (node: ReactNode, locale: Locale = 'en') =>
  renderToStaticMarkup(<LocaleProvider locale={locale}>{node}</LocaleProvider>);
const count = (html: string, part: string) => html.split(part).length - 1;

const closed = reportOf();
const html = render(<ReportBody report={closed} />);

describe('ReportBody', () => {
  it('begins with each candidate’s verdict in plain words, and says it exactly beside its reasons', () => {
    const beforeEvidence = html.slice(0, html.indexOf('role="table"'));
    for (const { system } of closed.verdict.candidates) {
      expect(beforeEvidence).toContain(`${system} instead of old`);
    }
    expect(closed.verdict.candidates.map(({ decision }) => decision)).toContain('do-not-ship');
    expect(beforeEvidence).toContain('Do not ship');
    expect(beforeEvidence).toContain(
      'People found it worse than old, by more than was accepted, on fluency, relevance, consistency and preference.',
    );
    expect(beforeEvidence).toMatch(/lower, where 0\.3 of 5 points was accepted\./);
    for (const { sentence } of closed.explanations) expect(html).toContain(sentence.en);
  });

  it('says on its first screen what was accepted, by whom, and what was signed since', () => {
    const told = {
      ...closed,
      opened: { by: 'Lee Lead', at: closed.study.openedAt! },
      signed: [
        { system: 'worse', outcome: 'do-not-ship' as const, by: 'Lee Lead', at: '2026-02-04T00:00:00.000Z' },
      ],
    };
    const first = render(<ReportBody report={told} />).split('role="table"')[0]!;
    expect(first).toContain('Fluency, relevance and consistency: a loss of 0.3 of 5 points');
    expect(first).toContain('Fixed when Lee Lead opened the study on Jan 2, 2026.');
    expect(first).toContain('Decided: Do not ship. Signed by Lee Lead on Feb 4, 2026.');
    expect(html).toContain('Fixed when the study opened on Jan 2, 2026.');
    // Readers without an account have nothing to press.
    expect(first).not.toContain('Sign the decision');
  });

  it('has a way to every part', () => {
    const targets = [...html.matchAll(/<a [^>]*href="#([^"]+)"/g)].map(([, id]) => id!);
    for (const id of targets) expect(count(html, ` id="${id}"`), id).toBe(1);
    const sections = [...html.matchAll(/<section id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(targets)).toEqual(new Set(sections));
    expect(sections).toContain('evidence-worse');
  });

  it('draws every line of people and of measures as a row of a forest plot that is a table', () => {
    const lines = closed.verdict.candidates.flatMap(({ lines: own }) => own);
    const evidence = html.slice(html.indexOf('id="evidence-same"'), html.indexOf('id="gate"'));
    expect(count(evidence, 'role="rowheader"')).toBe(lines.filter(({ kind }) => kind !== 'floor').length);
    expect(html).toContain('does not vote');
  });

  it('sets what each system takes beside what it is worth, and a dash where that is not known', () => {
    const known = {
      sizeBytes: 2e9,
      latencyP50Ms: 850,
      latencyP95Ms: 1234,
      firstTokenMs: 40,
      generationMs: 6e5,
    };
    const [first, second, ...rest] = closed.systems;
    const systems = [{ ...first!, ...known }, { ...second!, sizeBytes: 5e8 }, ...rest];
    const costs = render(<ReportBody report={{ ...closed, systems }} />)
      .split('id="costs"')[1]!
      .split('</table>')[0]!;
    const rows = new Map(
      [...costs.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) => {
        const [name, ...figures] = row
          .replace(/<span[^>]*class="figure-note".*?<\/code><\/span><\/span><\/span>/gs, '')
          .replace(/<[^>]+>/g, '|')
          .split(/\|+/)
          .filter(Boolean);
        return [name, figures];
      }),
    );
    expect(rows.get('Size')).toEqual([
      '2.0 GB',
      '500 MB',
      '25 % of the baseline',
      '1.0 kB',
      '0 % of the baseline',
    ]);
    expect(rows.get('Time of an output, median')).toEqual(['850 ms', '–', '–']);
    expect(rows.get('Time of an output, 95 % stay below')).toEqual(['1.2 s', '–', '–']);
    expect(rows.get('Time to the first token, median')).toEqual(['40 ms', '–', '–']);
    expect(rows.get('Time of all outputs together')).toEqual(['10.0 min', '–', '–']);
  });

  it('says that raters are simulated, before anything else', () => {
    expect(html.indexOf('All raters of this study are simulated')).toBeLessThan(html.indexOf('<section'));
    const people = { ...closed, simulatedRaters: 'none' as const };
    expect(render(<ReportBody report={people} />)).not.toContain('All raters of this study are simulated');
  });

  it('has all its parts', () => {
    const headings = [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, title]) => title);
    expect(headings).toEqual([
      'same instead of old',
      'worse instead of old',
      'All candidates in one view',
      'same against old',
      'worse against old',
      'Could these raters have seen a loss?',
      'Preferences',
      'All systems on one scale',
      'Ratings',
      'Standardised differences',
      'By segment',
      'Items worth reading',
      'Agreement between raters',
      'Raters',
      'Cost against quality',
      'Measures',
      'Do the measures follow these people?',
      'How it was computed',
    ]);
  });

  it('names every chart in words, and never shows what is no figure', () => {
    const charts = [...html.matchAll(/<svg[^>]*>(?:<title>)?/g)].map(([tag]) => tag);
    for (const tag of charts) expect(tag).toMatch(/aria-hidden|aria-label|<title>|<svg x=/);
    expect(html).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it('speaks Chinese throughout', () => {
    const chinese = render(<ReportBody report={closed} />, 'zh');
    expect(chinese).toContain(closed.explanations[0]!.sentence.zh);
    expect(chinese).not.toMatch(/Agreement|instead of|points \(/);
  });

  it('shows no figure while the study is open', () => {
    const open = render(<ReportBody report={reportOf({}, 'open')} />);
    expect(open).toContain('Estimates stay hidden while the study is open');
    expect(open).not.toContain('<table');
    expect(open).not.toContain('role="table"');
  });

  it('does without preferences, controls and segments', () => {
    const plain = reportOf({ pairwise: false, controlItems: 0, effects: { only: 0 } });
    const bare = render(<ReportBody report={plain} />);
    expect(bare).not.toContain('>Preferences<');
    expect(bare).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('shows texts as text', () => {
    const [first, ...rest] = closed.itemsToRead;
    const evil = { ...first!, candidateText: '<script>alert(1)</script>' };
    expect(render(<ReportBody report={{ ...closed, itemsToRead: [evil, ...rest] }} />)).not.toContain(
      '<script',
    );
  });
});
