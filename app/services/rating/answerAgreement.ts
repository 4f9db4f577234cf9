import { raterAgreement } from '#app/core/agreement/raterAgreement.ts';
import type { Rating } from '#app/core/agreement/ratingTable.ts';
import type { SharedAnswer } from '#db/queries/quality.ts';

/** How one rater's answers stand to those of the others. */
export interface AnswerAgreement {
  /** Questions that the rater and at least one other answered. */
  readonly questions: number;
  /** The mean over these of the share of the others who answered the same; 100-point scales in steps of ten. */
  readonly agreement: number;
  /**
   * By how much the rater's ratings lie below the others' ratings of the same, as a share of the scale's range;
   * negative where the rater is lenient. Null without ratings.
   */
  readonly severity: number | null;
}

/** Questions in one table at once: a table has a cell for each rater and question. */
const MOST_QUESTIONS = 2000;

/**
 * How everyone agrees with the rest, by rater. Raters who are set aside are compared with the others, the others not
 * with them.
 *
 * @param answers question by question
 * @param scales points of each criterion's scale
 */
export function answerAgreement(
  answers: readonly SharedAnswer[],
  scales: Readonly<Record<string, number>>,
  setAside: ReadonlySet<string>,
): Map<string, AnswerAgreement> {
  const names = [...new Set(answers.map(({ rater }) => rater))];
  const counted = names.filter((name) => !setAside.has(name));
  const sums = new Map(names.map((name) => [name, { questions: 0, same: 0, ratings: 0, severity: 0 }]));
  const add = (
    stretch: readonly (readonly SharedAnswer[])[],
    raters: readonly string[],
    told: readonly string[],
  ) => {
    const of = (value: (answer: SharedAnswer) => Rating | null) => tableOf(stretch, raters, value);
    const same = raterAgreement(of((answer) => alike(answer, scales)));
    const rated = stretch.filter(([first]) => first!.criterion !== null);
    const stricter = raterAgreement(tableOf(rated, raters, (answer) => shareOfRange(answer, scales)));
    for (const name of told) {
      const sum = sums.get(name)!;
      const index = raters.indexOf(name);
      const { units, agreement } = same[index]!;
      sum.questions += units;
      sum.same += units * (agreement ?? 0);
      const { units: ratings, severity } = stricter[index]!;
      sum.ratings += ratings;
      sum.severity += ratings * (severity ?? 0);
    }
  };
  for (const stretch of stretches(answers)) {
    add(stretch, counted, counted);
    for (const name of names) if (setAside.has(name)) add(stretch, [...counted, name], [name]);
  }
  return new Map(
    [...sums].flatMap(([name, { questions, same, ratings, severity }]) =>
      questions === 0
        ? []
        : [
            [
              name,
              { questions, agreement: same / questions, severity: ratings === 0 ? null : severity / ratings },
            ],
          ],
    ),
  );
}

function* stretches(answers: readonly SharedAnswer[]): Generator<SharedAnswer[][]> {
  let stretch: SharedAnswer[][] = [];
  let last: SharedAnswer | undefined;
  for (const answer of answers) {
    if (last?.task === answer.task && last.criterion === answer.criterion) stretch.at(-1)!.push(answer);
    else {
      if (stretch.length === MOST_QUESTIONS) {
        yield stretch;
        stretch = [];
      }
      stretch.push([answer]);
    }
    last = answer;
  }
  if (stretch.length > 0) yield stretch;
}

/** A row for each rater, a column for each question. */
function tableOf(
  stretch: readonly (readonly SharedAnswer[])[],
  raters: readonly string[],
  value: (answer: SharedAnswer) => Rating | null,
): (Rating | null)[][] {
  const row = new Map(raters.map((name, index) => [name, index]));
  const table = raters.map(() => Array<Rating | null>(stretch.length).fill(null));
  stretch.forEach((question, column) => {
    for (const answer of question) {
      const index = row.get(answer.rater);
      if (index !== undefined) table[index]![column] = value(answer);
    }
  });
  return table;
}

/** What has to be equal for two answers to count as the same. */
function alike({ criterion, answer }: SharedAnswer, scales: Readonly<Record<string, number>>): Rating {
  // Nobody hits the same of a hundred points twice.
  return criterion !== null && scales[criterion] === 100 ? String(Math.ceil(Number(answer) / 10)) : answer;
}

function shareOfRange(
  { criterion, answer }: SharedAnswer,
  scales: Readonly<Record<string, number>>,
): number | null {
  const points = criterion === null ? undefined : scales[criterion];
  return points === undefined ? null : (Number(answer) - 1) / (points - 1);
}
