import { enumerate } from '../../../shared/typography.ts';
import { anchorOf, endsOf, pointsOf, type Criterion } from '../../../studies/criteria.ts';
import { inLocale } from '../../../shared/localized.ts';
import { pairwiseOptions } from '../../../kinds/pairwise/protocol.ts';
import type { AgreementSummary } from '../../report.ts';
import { isRetained } from '../../report.ts';
import { fixed } from '../../words.ts';
import { askedIn, counted, spokenOf, type PaperInput } from '../facts.ts';
import { hedsLanguage } from './languages.ts';
import type { HedsNumber } from './questions.ts';

/** What a study knows of a question of the data sheet. Texts are plain, not LaTeX. */
export interface HedsAnswer {
  /** The numbers of the options that hold, from 1, in the form's order. */
  readonly chosen?: readonly number[];
  /** What is known; where an option asks for a description, that. */
  readonly text?: string;
  /** What only its authors can add; absent where the question is answered. */
  readonly toFill?: string;
}

export type HedsAnswers<N extends HedsNumber = HedsNumber> = Readonly<Partial<Record<N, HedsAnswer>>>;

/** What is asked of everything that raters judge: a criterion, or which text is better. */
export interface HedsCriterion {
  /** What it is called; unique in a study. */
  readonly name: string;
  readonly answers: HedsAnswers;
}

const yours = (toFill: string): HedsAnswer => ({ toFill });
const text = (told: string): HedsAnswer => ({ text: told });
const pick = (...chosen: readonly number[]): HedsAnswer => ({ chosen });

/** Sections 1, 2, 3 and 5, as far as a study knows them. */
export function hedsAnswers(input: PaperInput): HedsAnswers {
  const { report } = input;
  const { study } = report;
  const { baseline, candidates, judgedElsewhere, criterion } = spokenOf(input);
  const lines = input.configuration.protocol.criteria.map(({ key }) => criterion(key));
  return {
    '1.1.1': yours('Where the paper or report is, or will be.'),
    '1.1.2': text(
      `Human evaluation "${study.name}" (${study.slug}): ${enumerate(candidates, 'en')} against ${baseline} on ${counted(report.progress.items, 'item')}${lines.length === 0 ? '' : `, on ${enumerate(lines, 'en')}`}. SHA-256 of its data: ${report.signature.dataHash}.`,
    ),
    '1.2': yours('Where the export of the study, its outputs and its models can be found.'),
    '1.3.1.1': yours('Your name.'),
    '1.3.1.2': yours('Your affiliation.'),
    '1.3.1.3': yours('Your address.'),
    '1.3.2.1': yours('The name of the contact author.'),
    '1.3.2.2': yours('Their affiliation.'),
    '1.3.2.3': yours('Their address.'),
    ...ofSystems(input),
    ...ofSample(input),
    ...(judgedElsewhere ? ofRatersElsewhere(input) : { ...ofRaters(input), ...ofDesign(input) }),
    '5.1': yours('The committee that approved the study, or that none did.'),
    '5.2': yours(
      judgedElsewhere
        ? 'Whether texts or responses contain personal data.'
        : 'Whether texts or responses contain personal data. Raters were known by names that the program or the lead gave; eligibility answers and ids of a recruiting platform are kept where they were asked for.',
    ),
    '5.3': yours('Whether texts or responses contain special category data.'),
    '5.4': yours('Impact assessments, or that none was carried out.'),
  };
}

function ofSystems({ facts }: PaperInput): HedsAnswers {
  const { items, languages } = facts;
  const tags = languages.flatMap(({ language }) => (language === null ? [] : [language]));
  const listed = [...new Set(tags)].map((tag) => hedsLanguage(tag));
  const known = languages.every(({ language }) => language !== null) && listed.every((one) => one !== null);
  const all = items.all;
  return {
    '2.1':
      items.conversations === all && all > 0
        ? pick(8)
        : {
            text: `Text: ${counted(all, 'prompt')}, ${items.withSource} with a source text, ${items.conversations} as conversations.`,
            toFill: 'Which of the options describes them.',
          },
    '2.2': { text: 'Text.', toFill: 'Which of the options describes it.' },
    '2.3': yours('What the systems do with their inputs.'),
    '2.4': yours(
      tags.length === 0
        ? 'The languages of the prompts.'
        : `The languages of the prompts; the items are labelled ${enumerate(tags, 'en')}.`,
    ),
    // The first field of the form's list is "N/A", so that languages stand one further on.
    '2.5': known
      ? {
          chosen: [...new Set(listed.map((one) => one!.number + 1))],
          text: enumerate(
            listed.map((one) => one!.name),
            'en',
          ),
        }
      : yours(
          tags.length === 0
            ? 'The languages of the outputs; no item is labelled with one.'
            : `The languages of the outputs; the items are labelled ${enumerate(tags, 'en')}, and not all of them with a language of the list.`,
        ),
  };
}

function ofSample({ report }: PaperInput): HedsAnswers {
  const { items } = report.progress;
  const { pilot } = report.study;
  const planned =
    pilot === undefined
      ? ''
      : ` A pilot with ${counted(pilot.items, 'item')} and ${counted(pilot.raters, 'rater')} was adopted beforehand.`;
  return {
    '3.1.1': text(String(items)),
    '3.1.2': yours('How the items were chosen.'),
    '3.1.3.1': yours(
      `Whether and how the size was planned; Evenhand plans by simulating whole studies with the verdict's own rule.${planned}`,
    ),
    '3.1.3.2': yours('The power that the plan stated, if one was made.'),
    '3.1.3.3': yours('Where the plan can be found, if one was made.'),
  };
}

const RATERS_YOURS = {
  '3.2.2.1': yours('Whether they are experts of the domain.'),
  '3.2.2.2': yours('Whether and how they were paid.'),
  '3.2.2.3': yours('Whether any of them was known to you.'),
  '3.2.2.4': yours('Whether any of you was among them.'),
  '3.2.5': yours('What else characterises them.'),
} as const satisfies HedsAnswers;

function howMany(input: PaperInput): HedsAnswer {
  const { raters } = spokenOf(input);
  return text(String(raters.all));
}

/** Of judgments that came from elsewhere next to nothing is known. */
function ofRatersElsewhere(input: PaperInput): HedsAnswers {
  return {
    '3.2.1': howMany(input),
    ...RATERS_YOURS,
    '3.2.3': yours('How they were recruited.'),
    '3.2.4': yours('What training or practice they had.'),
    '3.3.1': yours('Whether the design was preregistered.'),
    '3.3.2': yours('By what medium responses were collected; they were imported here.'),
    '3.3.3.1': yours('How the quality of responses was assured.'),
    '3.3.3.2': yours('The methods in detail.'),
    '3.3.4.1': yours('Where the interface can be viewed.'),
    '3.3.4.2': yours('What raters were shown.'),
    '3.3.5': yours('How free they were.'),
    '3.3.6': yours('Whether they could ask questions.'),
    '3.3.7': yours('Under which conditions they judged.'),
    '3.3.8': yours('How conditions differed.'),
  };
}

function ofRaters(input: PaperInput): HedsAnswers {
  const { configuration, facts, report } = input;
  const { strategy, eligibility, training } = configuration.protocol;
  const groups = [...new Set(report.raters.flatMap(({ group }) => group ?? []))];
  const locale = askedIn(configuration);
  const questions = eligibility.map(({ question }) => `"${inLocale(question, locale)}"`);
  return {
    '3.2.1': howMany(input),
    ...RATERS_YOURS,
    '3.2.3': {
      text: `${strategy === 'panel' ? 'A panel of people who were named beforehand; each had a link of their own.' : 'Anyone with the link could take part.'}${facts.recruited === 0 ? '' : ` A recruiting platform sent ${counted(facts.recruited, 'rater')}.`}${questions.length === 0 ? '' : ` Eligibility was asked before joining: ${enumerate(questions, 'en')}.`}`,
      toFill: 'Where people heard of it, and how they were invited.',
    },
    '3.2.4':
      training === null
        ? text('None in the program beyond the guidelines, which are shown before the first task.')
        : text(
            `After the guidelines a practice round of ${counted(training.tasks.length, 'task')} with known answers and feedback; ${fixed(training.passMark * 100, 0)} % of them had to be right, within ${counted(training.attempts, 'attempt')}.`,
          ),
    '3.2.5': yours(
      groups.length === 0
        ? 'What else characterises them.'
        : `What else characterises them; they belong to the groups ${enumerate(groups, 'en')}.`,
    ),
  };
}

function ofDesign({ report, configuration, asked }: PaperInput): HedsAnswers {
  const { protocol } = configuration;
  const retained = report.verdict.candidates.some(isRetained);
  const hidden = report.systems.some(({ role, outputs }) => role === 'control' && outputs > 0);
  const { minimumControls, mostFailedShare } = configuration.exclusion;
  const aside = report.raters.filter(({ included, judgments }) => !included && judgments > 0);
  const assured = [
    hidden ? 'Controls, texts with known faults, were hidden among the others.' : null,
    retained
      ? 'Raters are set aside by rules fixed beforehand: for rating gross controls like other texts, for constant answers, and for an impossible pace.'
      : `Raters are set aside who fail more than ${fixed(mostFailedShare * 100, 0)} % of at least ${minimumControls} controls.`,
    protocol.training === null ? null : 'Who does not pass the practice round does not go on.',
    protocol.repeats.share === 0 ? null : 'Some tasks are shown twice, for self-consistency.',
    `${aside.length === 0 ? 'Nobody' : counted(aside.length, 'rater')} was set aside.`.replace(
      /s was/,
      's were',
    ),
  ].filter((one) => one !== null);
  const ratings = protocol.criteria.length > 0;
  const shown = [
    "The guidelines; for each task the item's prompt, and its source text where it has one.",
    ratings ? 'One text at a time, with the questions, scales and what their points mean.' : null,
    pairwiseOptions(protocol) === null
      ? null
      : `Two texts side by side, called A and B${asked.preference === null ? '' : `, under the question "${asked.preference}"`}.`,
    protocol.ranking === false ? null : 'All texts of an item side by side, to be put in order.',
    "Never a system's name, its reference texts, or other raters' answers.",
  ].filter((one) => one !== null);
  return {
    '3.3.1': yours(
      `Whether it was registered elsewhere. Margins, roles of lines, voters and the rule were frozen when the study opened${report.opened === undefined ? '' : ` (${report.opened.at.slice(0, 10)})`}.`,
    ),
    '3.3.2': text('A web page (Evenhand), in a browser.'),
    '3.3.3.1': aside.length > 0 ? pick(2, 4) : pick(2),
    '3.3.3.2': text(assured.join(' ')),
    '3.3.4.1': yours("Where the page can be viewed; the study's preview shows it."),
    '3.3.4.2': text(shown.join(' ')),
    '3.3.5': {
      chosen: [5],
      text: `Raters come and go as they like; what was given out and not sent within ${protocol.leaseMinutes} minutes may go to others.`,
    },
    '3.3.6': yours(
      `Whether raters could ask questions${protocol.comments ? '; the page lets them write a remark with each answer' : ''}.`,
    ),
    '3.3.7': yours('Where raters worked: the page is used in a browser at any place.'),
    '3.3.8': yours('How conditions differed.'),
  };
}

/** Section 4 once for everything that raters judged. */
export function hedsCriteria(input: PaperInput): HedsCriterion[] {
  const { configuration, asked } = input;
  const { protocol } = configuration;
  const pairs = pairwiseOptions(protocol);
  const rated = protocol.criteria.map((criterion) => ofCriterion(input, criterion));
  const { ranking } = protocol;
  const compared: HedsCriterion[] = [];
  if (pairs !== null && ranking === false) {
    const options = (pairs.strength ? 4 : 2) + (pairs.ties ? 1 : 0);
    compared.push({
      name: 'Preference',
      answers: {
        ...ofAnything(input, 'preference', 'comparison'),
        '4.2.2': pick(2),
        '4.3.1.1': asked.preference === null ? yours('What it is called to raters.') : text(asked.preference),
        '4.3.2': text('no definition given'),
        '4.3.3': text(String(options)),
        '4.3.4': text(
          [
            ...(pairs.strength ? ['A is much better', 'A is slightly better'] : ['A is better']),
            ...(pairs.ties ? ['about the same'] : []),
            ...(pairs.strength ? ['B is slightly better', 'B is much better'] : ['B is better']),
          ].join('; '),
        ),
        '4.3.5': pick(1),
        '4.3.6': text('N/A'),
        '4.3.7': asked.preference === null ? yours('The question, verbatim.') : text(asked.preference),
        '4.3.8': pick(3),
      },
    });
  }
  if (ranking !== false) {
    compared.push({
      name: 'Ranking',
      answers: {
        ...ofAnything(input, 'ranking', 'comparison'),
        '4.2.2': pick(2),
        '4.3.1.1': asked.ranking === null ? yours('What it is called to raters.') : text(asked.ranking),
        '4.3.2': text('no definition given'),
        '4.3.3': text('N/A'),
        '4.3.4': text('N/A'),
        '4.3.5': pick(4),
        '4.3.6': text(
          ranking.form === 'ranking'
            ? `Raters put all texts of an item in order, ${ranking.ties ? 'with' : 'without'} ties; the place of each is recorded.`
            : 'Raters name the best and the worst of all texts of an item.',
        ),
        '4.3.7': asked.ranking === null ? yours('The question, verbatim.') : text(asked.ranking),
        '4.3.8': pick(3),
      },
    });
  }
  return [...rated, ...compared];
}

function ofCriterion(input: PaperInput, criterion: Criterion): HedsCriterion {
  const { configuration } = input;
  const locale = askedIn(configuration);
  const name = inLocale(criterion.label, locale);
  const { lowest, highest } = endsOf(criterion);
  const points = pointsOf(criterion);
  const elsewhere = criterion.range !== undefined;
  const said = (points ?? []).flatMap((point) => {
    const words = anchorOf(criterion, point, locale);
    return words === null ? [] : [`${point}: ${words}`];
  });
  return {
    name,
    answers: {
      ...ofAnything(input, criterion.key, 'rating'),
      '4.2.2': pick(1),
      '4.3.1.1': elsewhere ? yours('What it is called to raters.') : text(name),
      '4.3.2': elsewhere
        ? yours('The definition, verbatim.')
        : text(`${inLocale(criterion.question, locale)}${said.length === 0 ? '' : ` ${said.join('; ')}`}`),
      '4.3.3': text(points === null ? 'continuous' : String(points.length)),
      '4.3.4': text(`${lowest} to ${highest}`),
      '4.3.5': elsewhere ? yours('How the scale is presented.') : criterion.scale === 100 ? pick(3) : pick(1),
      '4.3.6': text('N/A'),
      '4.3.7': elsewhere ? yours('The question, verbatim.') : text(inLocale(criterion.question, locale)),
      '4.3.8': pick(2),
    },
  };
}

/** What holds of a criterion and of a comparison alike. */
function ofAnything({ report }: PaperInput, key: string, kind: 'rating' | 'comparison'): HedsAnswers {
  const found = report.agreement.filter(({ criterion, value }) => criterion === key && value !== null);
  const repeated = report.raters.flatMap(({ selfConsistency }) => selfConsistency ?? []);
  const answers = repeated.reduce((sum, one) => sum + one.answers, 0);
  const alike = repeated.reduce((sum, one) => sum + one.same * one.answers, 0);
  return {
    '4.1.1': yours('Which type of quality it is.'),
    '4.1.2': yours('Which aspect it is about.'),
    '4.1.3': yours('Against which frame of reference it is judged.'),
    '4.2.1': pick(2),
    '4.2.3': pick(1),
    '4.3.1.2': yours('The standardised name that it corresponds to.'),
    '4.3.9': text(
      kind === 'rating'
        ? 'Means per system; for the result the mean of candidate − baseline by the same rater on the same item.'
        : 'Net preference: the share of wins minus the share of losses against the baseline, ties and identical texts counted as 0.',
    ),
    '4.3.10': text(
      `An interval of the mean difference over items and raters as crossed samples (two-way cluster-robust variance, Satterthwaite's degrees of freedom) at ${Number((report.signature.level * 100).toFixed(2))} %, held against margins that were fixed beforehand${kind === 'rating' && report.effects.some(({ criterion }) => criterion === key) ? '; standardised differences d with intervals' : ''}.`,
    ),
    '4.3.11.1': text(
      found.length === 0 ? 'InterAA not assessed' : enumerate(found.map(coefficientName), 'en'),
    ),
    '4.3.11.2': text(found.length === 0 ? 'InterAA not assessed' : found.map(scoreOf).join('; ')),
    '4.3.12.1': text(
      answers === 0
        ? 'IntraAA not assessed'
        : 'Share of repeated questions that a rater answered the same, over everything that was asked twice.',
    ),
    '4.3.12.2': text(
      answers === 0
        ? 'IntraAA not assessed'
        : `${fixed(alike / answers, 2)} of ${counted(answers, 'answer')}`,
    ),
  };
}

const COEFFICIENTS: Readonly<Record<AgreementSummary['coefficient'], string>> = {
  alpha: "Krippendorff's α",
  ac1: "Gwet's AC1",
  ac2: "Gwet's AC2",
  'kendall-w': "Kendall's W",
};

function coefficientName({ coefficient, scaleLevel }: AgreementSummary): string {
  return coefficient === 'alpha' ? `${COEFFICIENTS.alpha} (${scaleLevel})` : COEFFICIENTS[coefficient];
}

function scoreOf(row: AgreementSummary): string {
  const { value, lower, upper, level, withControls } = row;
  const interval =
    lower === null || upper === null
      ? ''
      : ` (${Number((level * 100).toFixed(2))} % interval ${fixed(lower, 2)} to ${fixed(upper, 2)})`;
  return `${coefficientName(row)} ${fixed(value!, 2)}${interval}, ${withControls ? 'with' : 'without'} controls`;
}
