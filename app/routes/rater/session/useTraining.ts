import { useState } from 'react';
import type { Answers } from '#app/components/rating/answers.ts';
import type { SendFailure } from '#app/components/rating/sendFailure.ts';
import type { TrainingFeedback, TrainingRound } from '#app/services/rating/trainingRound.ts';
import { post } from './sendJudgment.ts';
import { answerOf } from './submissionOf.ts';

export interface TrainingPageState {
  /** The round with the task on the screen. */
  readonly shown: TrainingRound;
  /** What was looked for in it; null until it is answered. */
  readonly feedback: TrainingFeedback | null;
  /** Instead of a task: the round is passed, or begins once more. */
  readonly between: 'passed' | 'again' | null;
  readonly sending: boolean;
  readonly failure: SendFailure | null;
  readonly answer: (answers: Answers) => void;
  /** Goes on from the feedback. */
  readonly goOn: () => void;
  /** Begins the round once more. */
  readonly start: () => void;
}

/** The training round on its page. */
export function useTraining(link: string, initial: TrainingRound, onFailed: () => void): TrainingPageState {
  const [shown, setShown] = useState(initial);
  const [feedback, setFeedback] = useState<TrainingFeedback | null>(null);
  const [between, setBetween] = useState<TrainingPageState['between']>(null);
  const [sending, setSending] = useState(false);
  const [failure, setFailure] = useState<SendFailure | null>(null);

  const answer = async (answers: Answers) => {
    const { task } = shown;
    if (task === null || sending) return;
    setSending(true);
    setFailure(null);
    const given = { task: task.id, ...answerOf(task, answers) };
    const result = await post<TrainingFeedback>(`${link}/training/answers`, given);
    setSending(false);
    if (result.ok) setFeedback(result.value);
    else setFailure(result.failure);
  };

  const goOn = () => {
    if (feedback === null) return;
    const { round } = feedback;
    setFeedback(null);
    setShown(round);
    if (round.state === 'failed') onFailed();
    else if (round.state === 'passed') setBetween('passed');
    else if (round.attempt > shown.attempt) setBetween('again');
  };

  return {
    shown,
    feedback,
    between,
    sending,
    failure,
    answer: (answers) => void answer(answers),
    goOn,
    start: () => setBetween(null),
  };
}
