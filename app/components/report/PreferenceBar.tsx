import { useId } from 'react';
import { wholePercent } from './figures.ts';

/** One stretch of a stacked bar: its share of the whole, its name and its look. */
export interface Stretch {
  readonly name: string;
  readonly share: number;
  readonly look: 'candidate' | 'same' | 'identical' | 'baseline';
}

const GROUND: Record<Stretch['look'], string> = {
  candidate: 'fill-ink',
  same: 'fill-line',
  identical: 'fill-line',
  baseline: 'fill-quiet',
};

const INK: Record<Stretch['look'], string> = {
  candidate: 'fill-paper',
  same: 'fill-ink',
  identical: 'fill-ink',
  baseline: 'fill-paper',
};

/** Narrower stretches have their figure in the key alone. */
const LABEL_FROM = 0.06;

/** A bar of 100 % in stretches, with a key that names them in order and gives their figures. */
export function PreferenceBar({ stretches, label }: { stretches: readonly Stretch[]; label: string }) {
  const hatch = useId();
  const places = placed(stretches);
  return (
    <div className="grid gap-2 break-inside-avoid">
      <svg width="100%" height="36" role="img" aria-label={label}>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line y2="6" strokeWidth="3" className="stroke-edge" strokeOpacity="0.55" />
        </pattern>
        {places.map(({ name, share, look, from }) => (
          <g key={name}>
            <rect x={`${from * 100}%`} width={`${share * 100}%`} height="36" className={GROUND[look]} />
            {look === 'identical' && (
              <rect x={`${from * 100}%`} width={`${share * 100}%`} height="36" fill={`url(#${hatch})`} />
            )}
            {from > 0 && share > 0 && (
              <line
                x1={`${from * 100}%`}
                x2={`${from * 100}%`}
                y2="36"
                className="stroke-paper"
                strokeWidth="2"
              />
            )}
            {share >= LABEL_FROM && look !== 'identical' && (
              <text
                x={`${(from + share / 2) * 100}%`}
                y="23"
                textAnchor="middle"
                className={`${INK[look]} text-sm tabular-nums`}
              >
                {wholePercent(share)}
              </text>
            )}
          </g>
        ))}
      </svg>
      <ul className="flex flex-wrap gap-x-6 gap-y-1 text-sm">
        {places.map(({ name, share, look }) => (
          <li key={name} className="flex items-center gap-2 tabular-nums">
            <svg width="14" height="14" aria-hidden="true" className="flex-none">
              <rect width="14" height="14" className={GROUND[look]} />
              {look === 'identical' && <rect width="14" height="14" fill={`url(#${hatch})`} />}
            </svg>
            {name} {wholePercent(share)}
          </li>
        ))}
      </ul>
    </div>
  );
}

function placed(stretches: readonly Stretch[]): (Stretch & { from: number })[] {
  let from = 0;
  return stretches.map((stretch) => {
    const place = { ...stretch, from };
    from += stretch.share;
    return place;
  });
}
