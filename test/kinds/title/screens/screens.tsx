import type { KindForm } from '#app/components/kinds/kindForm.ts';
import type { KindReport } from '#app/components/kinds/kindReport.ts';
import type { KindScreens } from '#app/components/kinds/kindScreens.ts';
import type { Answers } from '#app/components/rating/answers.ts';
import type { Report } from '#app/core/reports/report.ts';
import { useLocale } from '#app/i18n/index.ts';
import type { TitleSummary } from '../core/analysis.ts';
import type { TitleTypes } from '../core/definition.ts';

type TitleAnswers = Answers & { readonly title?: number };
const chosenIn = (answers: Answers) => (answers as TitleAnswers).title;

/** Words in both languages; those of a kind that is no test are in the catalogues. */
const WORDS = {
  en: { name: 'Title', ask: 'Which title fits?', missing: 'Choose a title.', fits: 'Titles that fit' },
  zh: { name: '标题', ask: '哪个标题合适？', missing: '请选择标题。', fits: '合适的标题' },
};
const useOwnWords = () => WORDS[useLocale()];

export const titleScreens: KindScreens<TitleTypes> = {
  kind: 'title',
  Task: ({ task, answers, onChange }) => {
    const { ask } = useOwnWords();
    return (
      <fieldset>
        <legend>{ask}</legend>
        <p>{task.text}</p>
        {task.titles.map((text, index) => (
          <label key={text}>
            <input
              type="radio"
              name="title"
              checked={chosenIn(answers) === index}
              onChange={() => onChange({ ...answers, title: index } as TitleAnswers)}
            />
            {text}
          </label>
        ))}
      </fieldset>
    );
  },
  texts: () => [],
  isAnswered: (_, answers) => chosenIn(answers) !== undefined,
  useMissing: (_, answers) => {
    const { missing } = useOwnWords();
    return chosenIn(answers) === undefined ? missing : null;
  },
  useKeys: ({ titles }) => [[`1 – ${titles.length}`, useOwnWords().ask]],
  toSent: (_, answers) => ({ title: chosenIn(answers) }),
  fromSent: ({ title }) => ({ title }) as Partial<TitleAnswers>,
  Guidelines: ({ facts: { titles } }) => `${useOwnWords().ask} (${titles})`,
  useWords: () => {
    const { name, ask } = useOwnWords();
    return { name, see: ask, intro: () => ask };
  },
};

function FittingTitles({ report }: { report: Report }) {
  const { titles } = report as Report & { readonly titles: readonly TitleSummary[] };
  return (
    <>
      {titles.map((row) => (
        <p key={row.system}>{`${row.system} ${row.fits}`}</p>
      ))}
    </>
  );
}

export const titleReport: KindReport = {
  kind: 'title',
  sections: {
    comparisons: null,
    answers: {
      id: 'titles',
      shown: () => true,
      useWords: () => {
        const { fits, ask } = useOwnWords();
        return { title: fits, says: ask };
      },
      Part: FittingTitles,
    },
    remarks: null,
  },
  useTerms: () => ({ title: useOwnWords().name }),
};

export const titleForm: KindForm = {
  kind: 'title',
  comparisons: [],
  Fields: () => <fieldset>{useOwnWords().fits}</fieldset>,
  Options: null,
  part: (values) => ({ titles: (values as { titles?: unknown }).titles ?? [] }),
  values: (protocol) => ({ titles: (protocol as { titles?: unknown }).titles ?? [] }) as object,
  fieldOf: (path) => (path.startsWith('protocol.titles') ? 'protocol.titles' : null),
  training: null,
};
