import type { ReactNode } from 'react';
import type { Report } from '#app/core/reports/report.ts';

/** A part of the report that belongs to a kind of task. */
export interface KindPart {
  /** What it is called in the address. */
  readonly id: string;
  /** Whether a report has anything for it. */
  readonly shown: (report: Report) => boolean;
  /** A hook: its title, and what it shows in a sentence. */
  useWords(report: Report): { readonly title: string; readonly says: string };
  readonly Part: (props: { report: Report }) => ReactNode;
}

/** What a report shows of a kind of task. */
export interface KindReport {
  readonly kind: string;
  /** Its parts, by where they stand on the page; null where there is none. */
  readonly sections: {
    /** With the comparisons of systems. */
    readonly comparisons: KindPart | null;
    /** With what its answers came to. */
    readonly answers: KindPart | null;
    /** With what raters remarked, before the items to read. */
    readonly remarks: KindPart | null;
  };
  /** A hook: what the keys are called that it puts into tables, criteria of the study aside. */
  useTerms(): Readonly<Record<string, string>>;
}

/** Where parts of kinds stand. */
export type ReportPlace = keyof KindReport['sections'];
