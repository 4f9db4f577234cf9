import type { JudgedWhen } from '../kinds/judged.ts';
import type { ComparisonLine } from '../kinds/kind.ts';
import type { AdmissibleRange } from '../studies/admissible.ts';
import type { StudyConfiguration } from '../studies/configuration.ts';
import type { Margin } from '../studies/margins.ts';

/** Something that texts get values on: a line of the verdict, as candidate − baseline. */
export interface AskedScore extends Margin {
  /** Criterion key, or what the kind calls it. */
  readonly name: string;
  /** Of values and margins: `points`, `share` … */
  readonly unit: string;
  /** From the worst value to the best. */
  readonly range: number;
  /** Every value of its scale, or that there are too many to count; null where agreement on it isn't told. */
  readonly points: readonly number[] | 'continuous' | null;
}

/** How a rater found one text beside another. */
export interface FoundPair<Row> {
  /** The judgment that it is of. */
  readonly row: Row;
  readonly first: string;
  readonly second: string;
  /** 1 where the second was preferred, −1 the first, 0 neither. */
  readonly difference: -1 | 0 | 1;
}

/** An item of two systems with the same text, for a rater who judged something of it. */
export interface SameText {
  readonly item: string;
  readonly rater: string;
  readonly systemA: string;
  readonly systemB: string;
}

/**
 * What the verdict's rule takes of a kind's answers: values of texts, comparisons of two, or both. Which of several
 * revisions count, who is set aside, lines and gates follow from these and from how a task shows its texts.
 */
export interface KindJudging<Row extends JudgedWhen = JudgedWhen> {
  /** The name of its table among those of the verdict, whose rows this is about. */
  readonly table: string;
  /** The systems whose texts a row is about. */
  systemsOf(row: Row): readonly string[];
  /** Null where it gives texts no values. */
  readonly scores: {
    /**
     * Which controls show a loss: `named`, those that harm what is asked by its name, as criteria are; `all` that there
     * are, whatever they harm.
     */
    readonly controls: 'named' | 'all';
    /**
     * From which drop of an item's mean, over raters and all that the kind asks, on it is a severe loss: as a share of
     * `range`, above 0 and at most 1. Null where no drop is one.
     */
    readonly severeFrom: number | null;
    asked(configuration: Pick<StudyConfiguration, 'protocol' | 'margins'>): AskedScore[];
    /** The values of a gross control that show that it was noticed. */
    noticed(score: AskedScore, rule: StudyConfiguration['exclusion']): AdmissibleRange;
    /** What a row's value is on: the name of an `AskedScore`. */
    nameOf(row: Row): string;
    /** Higher is better. */
    valueOf(row: Row): number;
  } | null;
  /** Null where it compares nothing. */
  readonly compares: {
    /** What its line is called. */
    readonly line: ComparisonLine;
    /** The comparisons that rows contain, one revision of each judgment among them. */
    pairs(rows: readonly Row[]): FoundPair<Row>[];
    /** Whether a row is of texts that were shown; else it tells of a tie because they are the same. */
    wasShown(row: Row): boolean;
    /** The row that tells of a pair that was not shown; null where its table has no such rows. */
    readonly sameText: ((pair: SameText) => Row) | null;
  } | null;
}
