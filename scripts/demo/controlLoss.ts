import type { Item } from '#app/core/studies/items.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';
import { meanOf } from '#app/core/statistics/averages.ts';
import { tQuantile } from '#app/core/statistics/distributions.ts';
import { moments } from '#app/core/statistics/moments.ts';
import { makeControls } from '#app/core/tasks/controls.ts';
import type { ControlItem } from '#app/core/tasks/controlItem.ts';
import type { Languages } from '#scripts/simulation/languageKnowledge.ts';
import { simulatedRater } from '#scripts/simulation/simulatedRater.ts';

const RATERS = 8;

/**
 * D of a study, as a pilot would tell it: what attentive raters, here simulated ones, take off for a slight control.
 * The controls are those that the program makes of the items' first references, so nothing of the systems under test
 * goes into it.
 *
 * @returns by criterion the upper 95 % bound (one-sided, controls as the sample) of source − control, in points;
 *   criteria of which fewer than two controls could be made are left out
 */
export function simulatedControlLoss(
  items: readonly Item[],
  { protocol, seed }: StudyConfiguration,
  languages: Languages,
): Record<string, number> {
  const texts = items.map((item, id): ControlItem => ({
    id,
    segment: item.segment ?? null,
    language: item.language ?? null,
    prompt: item.prompt,
    source: item.source ?? null,
    system: 'reference',
    text: item.references[0]!,
    taken: item.references,
  }));
  const { controls } = makeControls(
    texts,
    {
      settings: protocol.controls,
      criteria: protocol.criteria.map(({ key }) => key),
      compared: false,
    },
    `${seed}/pilot`,
  );
  const raters = Array.from({ length: RATERS }, (_, index) =>
    simulatedRater(`pilot-${index + 1}`, languages),
  );
  const rated = (item: ControlItem, text: string, criterion: string) =>
    raters.map((rate) => {
      const { prompt, source, language } = item;
      const task = { id: '', kind: 'likert', prompt, source, language, comments: false } as const;
      const answer = rate({ ...task, text, criteria: protocol.criteria });
      return answer.kind === 'likert' ? answer.ratings[criterion]! : NaN;
    });
  return Object.fromEntries(
    protocol.criteria.flatMap(({ key }) => {
      const losses = controls
        .filter(({ criterion, dose }) => criterion === key && dose === 'slight')
        .map(({ item, text }) => {
          const source = texts[item]!;
          return meanOf(rated(source, source.text, key))! - meanOf(rated(source, text, key))!;
        });
      return losses.length < 2 ? [] : [[key, Number(upperBound(losses).toFixed(2))]];
    }),
  );
}

function upperBound(values: readonly number[]): number {
  const { n, mean, variance } = moments(values);
  return mean! + tQuantile(0.95, n - 1) * Math.sqrt(variance! / n);
}
