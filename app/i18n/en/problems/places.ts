/** A place in an input is named in English already. */
export const placeName = (path: string): string => path;
