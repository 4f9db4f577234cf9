/** What is wrong with the field of a path; undefined where nothing is. */
export type FaultOf = (path: string) => string | undefined;
