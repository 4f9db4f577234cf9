import type { PreferenceSummary } from '#app/core/reports/report.ts';
import { useTranslation } from '#app/i18n/index.ts';
import { wholePercent } from '../figures.ts';

const HEIGHT = 28;

/**
 * Preferences of one candidate as bars that go apart from a middle line: to the left how often the baseline was preferred, to
 * the right how often the candidate was. Neither was in what is left, which stands as a number. On the same axis net
 * preference with its interval.
 */
export function Diverging({ summary, baseline }: { summary: PreferenceSummary; baseline: string }) {
  const { t } = useTranslation('report');
  const { system, wins, ties, losses, identicalTies, net, lower, upper } = summary;
  const all = wins + ties + losses;
  const [own, other] = [wins / all, losses / all];
  const same = (ties - identicalTies) / all;
  const identical = identicalTies / all;
  const at = (share: number) => `${50 + 50 * share}%`;
  const words = [
    `${t('preferences.better', { system: baseline })} ${wholePercent(other)}`,
    `${t('preferences.ties')} ${wholePercent(same)}`,
    `${t('preferences.identical')} ${wholePercent(identical)}`,
    `${t('preferences.better', { system })} ${wholePercent(own)}`,
  ];
  return (
    <figure className="grid gap-1 break-inside-avoid">
      <div className="flex justify-between gap-4 text-sm tabular-nums">
        <span>← {words[0]}</span>
        <span className="text-right">{words[3]} →</span>
      </div>
      <svg width="100%" height={HEIGHT + 18} role="img" aria-label={words.join(', ')}>
        <rect width="100%" height={HEIGHT} className="fill-sunken" />
        <rect x={at(-other)} width={`${50 * other}%`} height={HEIGHT} className="fill-quiet" />
        <rect x="50%" width={`${50 * own}%`} height={HEIGHT} className="fill-ink" />
        <line x1="50%" x2="50%" y2={HEIGHT + 14} className="stroke-edge" />
        {net !== null && lower !== null && upper !== null && (
          <g className="text-accent">
            <line
              x1={at(lower)}
              x2={at(upper)}
              y1={HEIGHT + 9}
              y2={HEIGHT + 9}
              stroke="currentColor"
              strokeWidth={3}
            />
            <circle cx={at(net)} cy={HEIGHT + 9} r={5} fill="currentColor" />
          </g>
        )}
      </svg>
      <figcaption className="text-center text-sm text-quiet tabular-nums">
        {words[1]}
        {identical > 0 && ` · ${words[2]}`}
      </figcaption>
    </figure>
  );
}
