import type { ReactNode } from 'react';
import type { en } from '#app/i18n/en/index.ts';

/** The parts of a report that are there whatever raters were asked, by what they are called in the address. */
export type PartId = keyof (typeof en)['messages']['parts']['of'];

/** What parts are gathered under in the table of contents. */
export type PartGroup = keyof (typeof en)['messages']['parts']['groups'];

/** A part of a report as it stands on the page. */
export interface ReportPart {
  /** What it is called in the address: links to it stay valid, so it never changes. */
  readonly id: string;
  readonly group: PartGroup;
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly says: string;
  readonly content: ReactNode;
}
