import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(path.resolve(import.meta.dirname, '../../app/styles/tokens.css'), 'utf8');

type Scheme = 'light' | 'dark';
type Rgb = [number, number, number];

function token(name: string, scheme: Scheme): Rgb {
  const match = new RegExp(`--color-${name}: light-dark\\((#\\w{6}), (#\\w{6})\\)`).exec(css);
  const hex = match?.[scheme === 'light' ? 1 : 2];
  if (hex === undefined) throw new Error(`no token ${name}`);
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255) as Rgb;
}

const linear = (rgb: Rgb): Rgb =>
  rgb.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as Rgb;
const luminance = (rgb: Rgb) => {
  const [r, g, b] = linear(rgb);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
/** WCAG 2.2 contrast ratio. */
function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const SURFACES = ['paper', 'raised', 'sunken'];

describe.each(['light', 'dark'] as const)('tokens in %s', (scheme) => {
  const ratio = (a: string, b: string) => contrast(token(a, scheme), token(b, scheme));

  it.each(SURFACES)('sets texts to be judged at AAA on %s', (surface) => {
    expect(ratio('ink', surface)).toBeGreaterThanOrEqual(7);
  });

  it.each([
    ...SURFACES.flatMap((surface) =>
      ['quiet', 'accent', 'accent-strong', 'fault', 'caution'].map((ink) => [ink, surface]),
    ),
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['accent-strong', 'accent-soft'],
    ['ink', 'accent-soft'],
    ['ink', 'fault-soft'],
    ['ink', 'caution-soft'],
  ] as [string, string][])('sets %s on %s at AA', (ink, surface) => {
    expect(ratio(ink, surface)).toBeGreaterThanOrEqual(4.5);
  });

  it('keeps marked differences at AAA', () => {
    expect(ratio('ink', 'difference')).toBeGreaterThanOrEqual(7);
  });

  it.each([
    'edge',
    'accent',
    'state-green',
    'state-yellow',
    'state-orange',
    'state-red',
    'state-inconclusive',
  ])('lets %s be seen on every surface', (mark) => {
    for (const surface of SURFACES) expect(ratio(mark, surface)).toBeGreaterThanOrEqual(3);
  });
});

// Machado, Oliveira and Fernandes 2009 (doi:10.1109/TVCG.2009.113), severity 1.0, on linear RGB.
const DEFICIENCIES: Record<string, [Rgb, Rgb, Rgb]> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIE L*a*b* (D65) of linear RGB. */
function lab([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27) * (t / 116) + 16 / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

describe.each(Object.entries(DEFICIENCIES))('verdict states under %s', (_name, matrix) => {
  const seen = (rgb: Rgb) => {
    const [r, g, b] = linear(rgb);
    return lab(matrix.map(([x, y, z]) => Math.min(1, Math.max(0, x * r + y * g + z * b))) as Rgb);
  };
  it.each(['light', 'dark'] as const)('stay apart in %s', (scheme) => {
    const states = ['green', 'yellow', 'orange', 'red', 'inconclusive'];
    for (const [i, a] of states.entries()) {
      for (const b of states.slice(i + 1)) {
        const [p, q] = [seen(token(`state-${a}`, scheme)), seen(token(`state-${b}`, scheme))];
        const distance = Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
        // A difference of 10 is seen at a glance; shape and word are there besides.
        expect(distance, `${a} and ${b}`).toBeGreaterThan(10);
      }
    }
  });
});
