/**
 * How PostgreSQL's types become JavaScript values, by type number, the same for the embedded database and a
 * server: int8 and numeric are numbers (counts and sums; exact up to 2^53), dates and intervals stay the text
 * that PostgreSQL sends, because a calendar date has no time zone. What is not named here (int4, float8, bool,
 * text, json, jsonb, timestamptz → Date, and arrays of them) both read alike already.
 */
export const TYPE_PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number, // int8
  1700: Number, // numeric
  1016: parseNumbers, // int8[]
  1231: parseNumbers, // numeric[]
  1082: String, // date
  1186: String, // interval
};

/** A one-dimensional array of numbers, as PostgreSQL writes it: `{1,NULL,3}`. */
function parseNumbers(text: string): (number | null)[] {
  const inner = text.slice(1, -1);
  return inner === '' ? [] : inner.split(',').map((part) => (part === 'NULL' ? null : Number(part)));
}
