/** How many tasks must be alike before constant answers say anything, and which share of them. */
const LEAST_TASKS = 20;
const LEAST_SHARE = 0.95;
/** Without a gross control among them even answers that are all the same say little: the texts may all be good. */
const LEAST_TASKS_WITHOUT_CONTROL = 40;

/** A rater's answer to one task. */
export interface TaskAnswer {
  /** The whole answer as a text: the ratings on all criteria, or a choice. */
  readonly answer: string;
  /** Whether the task showed a gross control. */
  readonly gross: boolean;
}

/**
 * Whether a rater answers always alike: at least 95 % of 20 tasks or more, gross controls no differently; where they
 * met none, all of 40 tasks or more.
 */
export function answersAlike(answers: readonly TaskAnswer[]): boolean {
  const times = new Map<string, number>();
  for (const { answer } of answers) times.set(answer, (times.get(answer) ?? 0) + 1);
  const [usual, most] = [...times].reduce((best, entry) => (entry[1] > best[1] ? entry : best), ['', 0]);
  const gross = answers.filter((answer) => answer.gross);
  if (gross.length === 0) return answers.length >= LEAST_TASKS_WITHOUT_CONTROL && most === answers.length;
  return (
    answers.length >= LEAST_TASKS &&
    most >= LEAST_SHARE * answers.length &&
    gross.every(({ answer }) => answer === usual)
  );
}
