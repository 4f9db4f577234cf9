import { renderToStaticMarkup } from 'react-dom/server';
import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { QrCode } from '#app/components/ui/QrCode.tsx';

const LINK = 'https://rating.example.org/r/pUZcDQ0nT6mCvf4jJv7Wxk1mA3f9YtQe';

it('draws every dark module of a code and no other, with four light ones around', () => {
  const markup = renderToStaticMarkup(<QrCode text={LINK} label="QR code of “Ada”" />);
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(markup)![1]);
  const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, length] of markup.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    drawn[Number(y)]!.fill(true, Number(x), Number(x) + Number(length));
  }
  expect(drawn).toEqual(encode(LINK, { ecc: 'M', border: 4 }).data);
  const rim = [0, 1, 2, 3, size - 4, size - 3, size - 2, size - 1];
  expect(rim.some((at) => drawn[at]!.includes(true) || drawn.some((row) => row[at]))).toBe(false);
  expect(markup).toContain('aria-label="QR code of “Ada”"');
});
