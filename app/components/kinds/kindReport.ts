import type { ReactNode } from 'react';
import type { Report } from '#app/core/reports/report.ts';

type Part = (props: { report: Report }) => ReactNode;

/** What a report shows of a kind of task. */
export interface KindReport {
  readonly kind: string;
  /** Its sections, by where they stand on the page; null where there is none. */
  readonly sections: {
    /** With the comparisons of systems. */
    readonly comparisons: Part | null;
    /** With what its answers came to. */
    readonly answers: Part | null;
    /** With what raters remarked, before the items to read. */
    readonly remarks: Part | null;
  };
  /** A hook: what the keys are called that it puts into tables, criteria of the study aside. */
  useTerms(): Readonly<Record<string, string>>;
}

/** Where sections of kinds stand. */
export type ReportPlace = keyof KindReport['sections'];
