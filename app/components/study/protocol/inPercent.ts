/** A share in percent as the form holds it: 7.5 instead of 7.499999999999999. */
export const inPercent = (share: number): number => Number((share * 100).toFixed(6));
