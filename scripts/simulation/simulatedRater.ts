import { createRandom } from '#app/core/shared/random.ts';
import { kinds } from '#app/core/kinds/kinds.ts';
import type { BlindTask } from '#app/core/ratings/blindTask.ts';
import type { Answer } from '#app/core/ratings/judgment.ts';
import type { Languages } from './languageKnowledge.ts';
import { readText, type Reading } from './reading.ts';

/** Spread of raters' strictness and of one rater's moods, in points of a five-point scale. */
const SEVERITY_SD = 0.25;
const NOISE_SD = 0.35;
/** Texts nearer to each other than this look the same to a rater. */
const SAME_WITHIN = 0.35;
/** Texts further apart than this are much better or worse. */
const MUCH_FROM = 1.2;

/**
 * A rater made of a seed: it reads a text for facts left out, facts invented and language that nobody would
 * write, and has a strictness and moods of its own. It sees nothing but the blind task, and what it thinks of a
 * text depends on prompt and text alone, so swapping two systems turns the sign of every difference.
 */
export function simulatedRater(seed: string, languages: Languages): (task: BlindTask) => Answer {
  const severity = createRandom(`${seed}/severity`).normal() * SEVERITY_SD;

  function impression(task: BlindTask, text: string, criterion: string, scale: number): number {
    const mood = createRandom(`${seed}/${criterion}/${task.prompt}/${text}`).normal() * NOISE_SD;
    const points = pointsFor(readText(languages, task.prompt, text), criterion) - severity + mood;
    return 1 + ((points - 1) * (scale - 1)) / 4;
  }

  return (task) => {
    const reader = {
      impression: (text: string, criterion: string, scale: number) =>
        impression(task, text, criterion, scale),
      sameWithin: SAME_WITHIN,
      muchFrom: MUCH_FROM,
    };
    return kinds.of(task.kind).simulate(task, reader) as Answer;
  };
}

/** What a reading is worth on a criterion, 1 … 5; a criterion that it does not know is judged as a whole. */
function pointsFor(reading: Reading, criterion: string): number {
  const fluency = 1 + 4 * Math.exp(-6 * reading.odd);
  const relevance = 5 - 4 * reading.missing ** 0.8;
  const consistency = 1 + 4 * Math.exp(-0.55 * reading.invented);
  switch (criterion) {
    case 'fluency':
      return fluency;
    case 'relevance':
      return relevance;
    case 'consistency':
      return consistency;
    default:
      return (fluency + relevance + consistency) / 3;
  }
}
