/**
 * The finish reason of an output whose text nobody gave with its judgments. What stands in its place tells texts apart,
 * and is for nobody to read.
 */
export const TEXT_NOT_GIVEN = 'not-given';
