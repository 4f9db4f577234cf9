/** A number in digits, with what separates its groups and decimals; none within a word (`B2B`), no list's number. */
const NUMBERS =
  /(?<![\p{N}.,]|[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]\p{M}*)\p{Nd}+(?:[.,]\p{Nd}+)*(?![\p{N}\p{M}])/gu;
const LIST_NUMBER = /^[^\S\n]*$/u;

export interface FoundNumber {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The numbers of a text, those that number its lines left out. */
export function numbersOf(text: string): FoundNumber[] {
  return [...text.matchAll(NUMBERS)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
    if (LIST_NUMBER.test(before) && /^[.)、]\s/u.test(text.slice(end, end + 2))) return [];
    return [{ text: match[0], start, end }];
  });
}

/**
 * Numbers of the same form that differ plainly: a year some years off, in others the first digit. As many digits, of the
 * same script, with the same separators.
 * @example otherNumbers('1.8') // ['2.8', '3.8', … '9.8'] without those next to it
 */
export function otherNumbers(number: string): string[] {
  const year = /^(?:1[5-9]|20)[0-9]{2}$/.exec(number) !== null;
  if (year) {
    return [-11, -7, -4, -3, 3, 4, 7, 11].map((off) => String(Number(number) + off));
  }
  const digits = Array.from(number);
  const at = digits.findIndex((digit) => /\p{Nd}/u.test(digit) && valueOf(digit) !== 0);
  const place = at === -1 ? 0 : at;
  const value = valueOf(digits[place]!);
  const others = [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((other) => Math.abs(other - value) >= 2);
  return others.map((other) => {
    const zero = digits[place]!.codePointAt(0)! - value;
    return digits.map((digit, i) => (i === place ? String.fromCodePoint(zero + other) : digit)).join('');
  });
}

/** What a digit of any script is worth. Digits stand in runs of ten from zero on. */
function valueOf(digit: string): number {
  const code = digit.codePointAt(0)!;
  let start = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start--;
  return (code - start) % 10;
}
