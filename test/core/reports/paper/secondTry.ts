import type { PaperInput } from '#app/core/reports/paper/facts.ts';

/** The same study with some readings missing, and one that came before it. */
export function secondTry(input: PaperInput): PaperInput {
  const { report } = input;
  return {
    ...input,
    report: {
      ...report,
      progress: { ...report.progress, blocksSubmitted: 100 },
      others: [
        {
          ...{ system: 'same', slug: 'spring', name: 'Spring', earlier: true, state: 'closed' },
          ...{ openedAt: '2026-01-02T08:00:00.000Z', closedAt: '2026-01-09T08:00:00.000Z', decision: 'hold' },
        },
      ],
    },
  };
}
