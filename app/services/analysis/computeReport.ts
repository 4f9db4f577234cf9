import {
  isJudged,
  reportFigures,
  signReport,
  type BuiltReport,
  type ReportFigures,
  type ReportInput,
} from '#app/core/reports/buildReport.ts';
import { analyses } from '#app/core/verdict/analyses.ts';
import { computeApart } from './computeApart.ts';
import { hashOf } from './hashOf.ts';
import { partsOf } from './studyParts.ts';

/** Ratings, comparisons and places in rankings up to which a report takes well under a tenth of a second. */
const SMALL = 300;

/** So many of them are hashed in a twentieth of a second, which is less than a process takes to start. */
const SOON_HASHED = 5000;

/** All that a report is made of but the data's hash. */
export type StudyRead = Omit<ReportInput, 'dataHash'> & {
  /** The text of the study's configuration that its hash is taken of. */
  readonly frozen: string;
};

/** A report that was found where its data's hash was known, or one that was made. */
export type Computed<Found> =
  | { readonly dataHash: string; readonly found: Found }
  | { readonly dataHash: string; readonly built: BuiltReport };

/**
 * Hashes a study's data and builds its report: a small one here, a larger one in a process of its own, and the hash of
 * many answers in another beside it, so that the pages of raters go on answering meanwhile.
 *
 * @param find a report that is stored by this hash, which is then not built
 */
export async function computeReport<Found>(
  { frozen, ...read }: StudyRead,
  find: (dataHash: string) => Promise<Found | undefined>,
): Promise<Computed<Found>> {
  const { data, tables = null, version, ...settings } = read;
  const answers = analyses.all.reduce((sum, { answers: own }) => sum + own(data).length, 0);
  const signed = (figures: ReportFigures, dataHash: string) => ({
    dataHash,
    built: signReport(figures, { ...settings, version, dataHash }),
  });
  if (answers <= SOON_HASHED) {
    const dataHash = hashOf(frozen, data, tables);
    const found = await find(dataHash);
    if (found !== undefined) return { dataHash, found };
    // While estimates are withheld there is little to compute.
    if (answers <= SMALL || !isJudged(read.study))
      return signed(reportFigures({ ...settings, data, tables }), dataHash);
    const given = await partsOf({ data, tables });
    return signed(await computeApart('figures', settings, { given }), dataHash);
  }
  const given = await partsOf({ data, tables });
  const unwanted = new AbortController();
  const figures = computeApart('figures', settings, { given, signal: unwanted.signal });
  // Where it fails that is said below, if it is wanted.
  figures.catch(() => {});
  try {
    const dataHash = await computeApart('hash', { configuration: frozen }, { given });
    const found = await find(dataHash);
    if (found !== undefined) return { dataHash, found };
    return signed(await figures, dataHash);
  } finally {
    unwanted.abort();
  }
}
