/** The states a line of evidence can be in, as the screen shows them. */
export type VerdictState = 'green' | 'yellow' | 'orange' | 'red' | 'inconclusive' | 'missing';
