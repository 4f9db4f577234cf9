import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData, useNavigate, type ShouldRevalidateFunction } from '@remix-run/react';
import { TrainingAgain, TrainingPassed } from '#app/components/rating/TrainingEnd.tsx';
import { TrainingScreen } from '#app/components/rating/TrainingScreen.tsx';
import { RaterShell } from '#app/components/ui/RaterShell.tsx';
import { raterStudy } from '#app/services/rating/raterStudy.ts';
import { trainingRound } from '#app/services/rating/trainingRound.ts';
import { forPage } from '../shared/failures.server.ts';
import { findRater, linkOf, raterPage, tokenOf } from './rater.server.ts';
import { raterMeta } from './raterMeta.ts';
import { useTraining } from './session/useTraining.ts';

export { RaterFailure as ErrorBoundary } from './RaterFailure.tsx';

/** The training round, as far as it is not over. */
export async function loader(args: LoaderFunctionArgs) {
  return await forPage(async () => {
    const token = tokenOf(args);
    const link = linkOf(token);
    const rater = await findRater(args);
    if (rater === null) throw redirect(link);
    const { db } = args.context;
    const study = await raterStudy(db, token, { joined: true });
    const round = await trainingRound(db, rater);
    if (study.state !== 'open' || round.state === 'failed') throw redirect(`${link}/done`);
    if (round.state !== 'running') throw redirect(`${link}/rate`);
    return { ...raterPage(args, study), round };
  });
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => raterMeta(data, matches);

/** The page asks for tasks by itself; only a change of language loads it anew. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction }) => formAction === '/locale';

export default function TrainingPage() {
  const { title, link, facts, round } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const training = useTraining(link, round, () => void navigate(`${link}/done`, { replace: true }));
  const { shown } = training;
  if (training.between !== null) {
    return (
      <RaterShell title={title}>
        {training.between === 'passed' ? (
          <TrainingPassed onBegin={() => void navigate(`${link}/rate`)} />
        ) : (
          <TrainingAgain facts={facts} onStart={training.start} />
        )}
      </RaterShell>
    );
  }
  if (shown.task === null) return null;
  return (
    <TrainingScreen
      key={shown.task.id}
      title={title}
      facts={facts}
      task={shown.task}
      done={shown.done}
      total={shown.total}
      attempt={shown.attempt}
      attempts={shown.attempts}
      feedback={training.feedback}
      sending={training.sending}
      failure={training.failure}
      onAnswer={training.answer}
      onGoOn={training.goOn}
    />
  );
}
