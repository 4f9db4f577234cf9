import { MEASURES, reportedMeasure, type MeasureName } from '../../measures/registry.ts';
import { entryOf } from '../../shared/entryOf.ts';
import { enumerate } from '../../shared/typography.ts';
import { inLocale } from '../../shared/localized.ts';
import { pairwiseOptions } from '../../kinds/pairwise/protocol.ts';
import { isCounted } from '../../studies/controlCounts.ts';
import { endsOf } from '../../studies/criteria.ts';
import { makerName } from '../../studies/makerName.ts';
import type { Provenance } from '../../studies/provenance.ts';
import { isRetained, type RetainedVerdict } from '../report.ts';
import { fixed, lineLabel, marginFigure } from '../words.ts';
import type { Citing, Source } from './bibliography.ts';
import { askedIn, counted, spokenOf, type PaperInput, type Spoken } from './facts.ts';
import { latexCode, latexText } from './latex.ts';
import { levelOf, measureName } from './tables.ts';

/** What is cited of each measure. */
const OF_MEASURES: Readonly<Record<MeasureName, readonly Source[]>> = {
  bleu: ['papineni2002', 'post2018'],
  chrf: ['popovic2015', 'popovic2017'],
  ter: ['snover2006'],
  rouge: ['lin2004'],
  meteor: ['lavie2007'],
  exact_match: ['rajpurkar2016'],
  token_f1: ['rajpurkar2016'],
  distinct_n: ['li2016'],
  length_ratio: [],
  perplexity: [],
  bits_per_byte: [],
  bertscore: ['zhang2020'],
  classification: [],
  ranking: [],
};

/** What a paragraph of the methods is called, and its sentences in LaTeX. */
interface Paragraph {
  readonly title: string;
  readonly sentences: readonly (string | null)[];
}

/**
 * What a study did, as the methods of a paper in LaTeX: every sentence holds of this study, and what it did not do is
 * not spoken of.
 */
export function methodsSection(input: PaperInput, citing: Citing): string {
  const spoken = spokenOf(input);
  const paragraphs = [
    question(input, spoken, citing),
    systems(input, spoken),
    asked(input, spoken),
    assignment(input, spoken),
    ...(spoken.judgedElsewhere ? [] : [blindness(input), controls(input, citing), setAside(input, citing)]),
    looks(input, citing),
    analysis(input, spoken, citing),
    agreement(input, citing),
    measures(input, citing),
    again(input),
  ];
  return paragraphs
    .flatMap(({ title, sentences }) => {
      const said = sentences.filter((sentence) => sentence !== null);
      return said.length === 0 ? [] : [`\\paragraph{${title}.} ${said.join(' ')}\n`];
    })
    .join('\n');
}

const names = (list: readonly string[]) => latexText(enumerate(list, 'en'));
const day = (iso: string) => iso.slice(0, 10);

function question({ report }: PaperInput, spoken: Spoken, { cite }: Citing): Paragraph {
  const { study, progress } = report;
  const { candidates, baseline, raters } = spoken;
  return {
    title: 'Question',
    sentences: [
      `We asked whether ${names(candidates)} (${candidates.length === 1 ? 'the candidate' : 'the candidates'}) may replace ${latexText(baseline)} (the baseline), that is, whether people judge the texts of ${candidates.length === 1 ? 'the candidate' : 'a candidate'} to be no worse than the baseline's by more than a margin, a question of non-inferiority${cite('piaggio2012')}.`,
      study.question.trim() === '' ? null : `The study put it so: \`\`${latexText(study.question.trim())}''`,
      `It has ${counted(progress.items, 'item')}, which ${counted(raters.all, 'rater')} judged; ${raters.counted === raters.all ? 'all of them count' : `${counted(raters.counted, 'rater')} of them count`}.`,
      report.simulatedRaters === 'all'
        ? '\\textbf{All raters are simulated: the figures say nothing of people.}'
        : report.simulatedRaters === 'some'
          ? '\\textbf{Some of the raters are simulated.}'
          : null,
    ],
  };
}

function systems({ report }: PaperInput, { baseline }: Spoken): Paragraph {
  const provenance = report.provenance ?? [];
  const own = report.systems.filter(({ role }) => role === 'candidate');
  return {
    title: 'Systems',
    sentences: [
      ...provenance.map(({ system, made }) => {
        const ways = [...new Set(made.map(({ provenance: one }) => madeBy(one)))];
        return `The texts of ${latexText(system)} were ${ways.join('; others were ')}.`;
      }),
      ...own.map(({ system, sharedWithBaseline }) =>
        sharedWithBaseline === null || sharedWithBaseline === 0
          ? null
          : `On ${latexText(fixed(sharedWithBaseline * 100, 0))}\\,\\% of the items ${latexText(system)} wrote the same text as ${latexText(baseline)}; such texts are judged once, their difference is 0, and their comparison is a tie that nobody was asked for.`,
      ),
    ],
  };
}

/** How texts came about. */
function madeBy(provenance: Provenance | null): string {
  if (provenance === null) return 'made in a way that was not recorded';
  switch (provenance.kind) {
    case 'onnx': {
      const { runtime, executionProvider, modelHash, variant } = provenance;
      const kind = variant === null ? '' : `, variant ${latexText(variant)}`;
      return `generated with ${latexText(runtime.name)} ${latexText(runtime.version)} (${latexText(executionProvider)}${kind}; SHA-256 of the model ${latexCode(modelHash.slice(0, 16))})`;
    }
    case 'openai':
      return `generated by ${latexText(provenance.reportedModel ?? provenance.model)} at ${latexCode(provenance.host)}`;
    case 'import': {
      const { fileHash } = provenance;
      return `made elsewhere${fileHash === null ? '' : ` (SHA-256 of their file ${latexCode(fileHash.slice(0, 16))})`}`;
    }
  }
}

function asked({ configuration, asked: words }: PaperInput, spoken: Spoken): Paragraph {
  const { protocol } = configuration;
  const { criteria, ranking, highlights } = protocol;
  const pairs = pairwiseOptions(protocol);
  const locale = askedIn(configuration);
  const scales = criteria.map((criterion) => {
    const { lowest, highest } = endsOf(criterion);
    const question =
      criterion.range === undefined ? `, \`\`${latexText(inLocale(criterion.question, locale))}''` : '';
    return `${latexText(spoken.criterion(criterion.key))} (${fixed(lowest, lowest % 1 === 0 ? 0 : 2)} to ${fixed(highest, highest % 1 === 0 ? 0 : 2)}${question})`;
  });
  return {
    title: 'What was asked',
    sentences: [
      scales.length === 0 ? null : `Raters rated each text by itself on ${enumerate(scales, 'en')}.`,
      pairs === null || spoken.candidates.length === 0
        ? null
        : `${scales.length === 0 ? 'Raters' : 'Then they'} compared the baseline's and a candidate's text side by side${words.preference === null ? '' : ` (\`\`${latexText(words.preference)}''`}${words.preference === null ? '' : ')'}, ${pairs.ties ? 'with' : 'without'} the answer that they are about the same${pairs.strength ? ', and said whether one is slightly or much better' : ''}.`,
      ranking === false
        ? null
        : ranking.form === 'ranking'
          ? `They put all texts of an item in order, ${ranking.ties ? 'with ties' : 'without ties'}.`
          : 'Of all texts of an item they named the best and the worst.',
      highlights === false
        ? null
        : `They could mark faulty spans of a text as ${enumerate(highlights.severities, 'en')}.`,
    ],
  };
}

function assignment({ configuration, report }: PaperInput, { judgedElsewhere }: Spoken): Paragraph {
  const { strategy, ratersPerItem, overlap, repeats, eligibility, training } = configuration.protocol;
  const { blocksSubmitted, blocksWanted, judgments } = report.progress;
  if (judgedElsewhere) {
    return {
      title: 'Judging',
      sentences: [
        `The ${counted(judgments, 'judgment')} were given elsewhere and imported; how items came to raters, and what they saw, is not known to the study.`,
      ],
    };
  }
  return {
    title: 'Raters and assignment',
    sentences: [
      strategy === 'panel'
        ? 'The raters were a panel of people named beforehand, with a plan balanced over items and fixed before rating began.'
        : 'Anyone with the link could rate; items were given out as raters came.',
      eligibility.length === 0
        ? null
        : `${counted(eligibility.length, 'question')} decided who may take part.`,
      training === null
        ? null
        : `Before the first task they went through ${counted(training.tasks.length, 'practice task')} with known answers, of which ${latexText(`${fixed(training.passMark * 100, 0)} %`)} had to be right within ${counted(training.attempts, 'attempt')}.`,
      overlap.share === 1
        ? `Each item was to be judged by ${counted(ratersPerItem, 'rater')}.`
        : `${latexText(`${fixed(overlap.share * 100, 0)} %`)} of the items were to be judged by ${counted(ratersPerItem, 'rater')}, the others by one.`,
      'The unit that is given out is one item with all its texts for one rater, so that how strict a rater is cancels in the difference of two systems; the texts of an item stand apart in the order of the rater, which is drawn.',
      repeats.share === 0
        ? null
        : `${latexText(`${fixed(repeats.share * 100, 0)} %`)} of a rater's tasks were shown a second time, for self-consistency alone.`,
      `${blocksSubmitted} of ${counted(blocksWanted, 'such reading')} were submitted, ${counted(judgments, 'judgment')} in all.`,
    ],
  };
}

function blindness({ configuration }: PaperInput): Paragraph {
  const { protocol } = configuration;
  return {
    title: 'Blindness',
    sentences: [
      "Nothing that reached a rater's browser named a system or told them apart.",
      pairwiseOptions(protocol) === null && protocol.ranking === false
        ? null
        : 'Which text stood where in a comparison was drawn for each rater anew.',
      protocol.criteria.length > 0 && pairwiseOptions(protocol) !== null
        ? "A rating counts as it stood before the item's texts were shown side by side."
        : null,
    ],
  };
}

function controls({ report, configuration }: PaperInput, { cite }: Citing): Paragraph {
  const candidate = report.verdict.candidates.find(isRetained);
  const settings = configuration.protocol.controls;
  const hidden = report.systems.some(({ role, outputs }) => role === 'control' && outputs > 0);
  if (!hidden) return { title: 'Controls', sentences: [] };
  if (candidate === undefined) {
    return {
      title: 'Controls',
      sentences: [
        `On ${counted(report.progress.itemsWithControl, 'item')} a text that had been spoiled on purpose was hidden among the others; a study in which the raters do not mark it down says nothing.`,
      ],
    };
  }
  const gating = candidate.gates.sensitivity.filter(({ gates }) => gates);
  const makers = candidate.kindsTried.map((maker) => makerName(maker, 'en'));
  const counts = candidate.gates.sensitivity.map(
    ({ criterion, controls: own }) =>
      `${own} for ${latexText(spokenOf({ report, configuration }).criterion(criterion))}`,
  );
  return {
    title: 'Controls',
    sentences: [
      candidate.gates.sensitivity.length === 0
        ? null
        : `Slight controls were hidden among the texts, each a text of one of the systems with one fault of a known kind${makers.length === 0 ? '' : ` (${names(makers)})`}: ${enumerate(counts, 'en')}.`,
      isCounted(settings) && settings.gross > 0
        ? 'Gross controls, plainly spoiled texts, told who reads at all.'
        : null,
      gating.length === 0
        ? null
        : `The candidate can ship only if the raters marked the slight controls down (the interval of control $-$ source lies below 0) and if the difference minus a share $\\theta = \\min(\\theta_{\\max}, \\textrm{accept}/D)$ of what they cost lies above 0, which is the retention of a known effect as in three-arm trials${cite('pigeot2003')}; $\\theta$ was ${enumerate([...new Set(gating.map(({ retained }) => fixed(retained.theta, 2)))], 'en')}.`,
      gating.length === 0
        ? null
        : report.study.pilot === undefined
          ? '$D$, what such a control costs attentive people, was assumed.'
          : `$D$, what such a control costs attentive people, comes from a pilot with ${counted(report.study.pilot.items, 'item')} and ${counted(report.study.pilot.raters, 'rater')}.`,
    ],
  };
}

function setAside({ report, configuration }: PaperInput, { cite }: Citing): Paragraph {
  const retained = report.verdict.candidates.filter(isRetained);
  const aside = report.raters.filter(({ included, judgments }) => !included && judgments > 0);
  const byLead = aside.filter(({ excludedBy }) => excludedBy === 'lead').length;
  const { minimumControls, mostFailedShare } = configuration.exclusion;
  return {
    title: 'Who counts',
    sentences: [
      retained.length > 0
        ? `Raters are set aside by rules that were fixed beforehand, never for disagreeing: for rating gross controls like other texts (a likelihood ratio that reaches 100, which an attentive rater does with a probability of at most 1\\,\\% however often one looks${cite('ville1939')}), for constant answers, and for an impossible pace.`
        : `Raters are set aside who failed more than ${latexText(`${fixed(mostFailedShare * 100, 0)} %`)} of at least ${minimumControls} controls.`,
      aside.length === 0
        ? 'Nobody was set aside.'
        : `${counted(aside.length, 'rater')} with ${counted(
            aside.reduce((sum, { judgments }) => sum + judgments, 0),
            'judgment',
          )} ${aside.length === 1 ? 'was' : 'were'} set aside${byLead === 0 ? '' : `, ${byLead} of them by the lead while the study ran`}.`,
    ],
  };
}

function looks({ report, configuration }: PaperInput, { cite }: Citing): Paragraph {
  const declared = report.study.looks;
  if (declared === undefined) return { title: 'Looks', sentences: [] };
  const { at, extension } = configuration.looks;
  const taken = declared.looks.filter((look) => look.taken !== null);
  const stopped = taken.some((look) => look.taken?.stopped === true);
  const shares = at.map((share) => `${fixed(share * 100, 0)} %`);
  return {
    title: 'Looks',
    sentences: [
      at.length === 0
        ? null
        : `Looks at ${names(shares)} of the readings were declared before the study opened; the error is spent over them by a function of the O'Brien--Fleming type${cite('lan1983', 'obrien1979')}, and a look tells what it permits, never an estimate.`,
      `${taken.length === 0 ? 'None was taken' : `${counted(taken.length, 'look')} ${taken.length === 1 ? 'was' : 'were'} taken`}${stopped ? ', and the study stopped by the last' : ''}.`,
      extension === null
        ? null
        : `An extension by ${counted(extension.items, 'item')} and ${counted(extension.judgments, 'further judgment')} an item was reserved${(declared.extension?.extendedAt ?? null) === null ? ' and not made' : ` and made on ${day(declared.extension!.extendedAt!)}`}.`,
    ],
  };
}

function analysis({ report }: PaperInput, { candidates }: Spoken, { cite }: Citing): Paragraph {
  const { study, signature, verdict } = report;
  const labels = new Map(report.criteria.map(({ key, label }) => [key, label]));
  const lines = verdict.candidates[0]?.lines ?? [];
  const people = lines.filter(({ kind }) => kind !== 'measure');
  const margins = new Map<string, string[]>();
  for (const line of people.filter(({ kind }) => kind !== 'floor')) {
    const held = `${marginFigure(line.accept, line.unit, 'en')} accepted, ${marginFigure(line.limit, line.unit, 'en')} as the limit`;
    entryOf(margins, held, () => []).push(lineLabel(line, labels, 'en'));
  }
  const severe = people.some(({ kind }) => kind === 'severe-losses');
  const retained = verdict.candidates.filter((one): one is RetainedVerdict => isRetained(one));
  return {
    title: 'Analysis',
    sentences: [
      margins.size === 0
        ? null
        : `The margins were fixed ${report.opened === undefined ? 'beforehand' : `when the study opened, on ${day(report.opened.at)}`}: ${latexText([...margins].map(([held, on]) => `${held} (${enumerate(on, 'en')})`).join('; '))}.`,
      `A line of evidence is the mean of candidate $-$ baseline by the same rater on the same item with a ${levelOf(signature.level)} interval${candidates.length > 1 ? ` (1 $-$ 0.05 divided by ${candidates.length} candidates)` : ''}; items and raters are crossed samples, by the two-way cluster-robust variance${cite('cameron2011')} and a $t$ distribution with Satterthwaite's degrees of freedom${cite('satterthwaite1946')}.`,
      severe
        ? `Severe losses are the share of items that lose half the scale or more minus the share that gain as much, with an interval that joins Wilson's for either share${cite('newcombe1998')}.`
        : null,
      report.preferenceModel === null
        ? null
        : `All comparisons together are described by Davidson's model of paired comparisons with ties${cite('davidson1970')}.`,
      report.penalties === null
        ? null
        : `Marked faults take off ${latexText(
            enumerate(
              report.penalties.weights.map(({ severity, points }) => `${points} (${severity})`),
              'en',
            ),
          )} points of a text, in the manner of MQM${cite('freitag2021')}; this describes and decides nothing.`,
      report.ranks === null
        ? null
        : `Systems are ranked by $t$ tests of all pairs, corrected by Holm's procedure${cite('holm1979')}.`,
      retained.length === 0
        ? null
        : "Blocks that were skipped or left unfinished were held against the system that was seen last by this study's mean drop on gross controls; where that would turn the verdict, it is hold.",
      ...verdict.candidates.map((_, index) => {
        const said = report.explanations[index];
        return said === undefined ? null : `The verdict: \`\`${latexText(inLocale(said.sentence, 'en'))}''`;
      }),
      study.ruleVersion === null ? null : `It follows version ${study.ruleVersion} of the rule.`,
    ],
  };
}

function agreement({ report }: PaperInput, { cite }: Citing): Paragraph {
  const found = new Set(
    report.agreement.filter(({ value }) => value !== null).map(({ coefficient }) => coefficient),
  );
  const said = [
    found.has('alpha') ? `Krippendorff's $\\alpha$${cite('krippendorff2011')}` : null,
    found.has('ac1') || found.has('ac2') ? `Gwet's AC1 and AC2${cite('gwet2008')}` : null,
    found.has('kendall-w') ? `Kendall's $W$${cite('kendall1939')}` : null,
  ].filter((one) => one !== null);
  const repeated = report.raters.some(({ selfConsistency }) => selfConsistency !== null);
  return {
    title: 'Agreement',
    sentences: [
      said.length === 0
        ? null
        : `Agreement is described by ${enumerate(said, 'en')}; it decides nothing unless a floor was set beforehand.`,
      repeated ? 'Self-consistency is the share of repeated questions that a rater answered the same.' : null,
    ],
  };
}

function measures({ report }: PaperInput, { cite }: Citing): Paragraph {
  const shown = [...new Map(report.measures.map((one) => [one.measure, one])).values()];
  const told = shown.map(({ measure, signature }) => {
    const known = reportedMeasure(measure)?.measure;
    const sources = known !== undefined && known in MEASURES ? OF_MEASURES[known as MeasureName] : [];
    return `${measureName(measure)}${sources.length === 0 ? '' : cite(...sources)}${signature === '' ? '' : ` (${latexCode(signature)})`}`;
  });
  const voters = shown.filter(({ voter }) => voter).map(({ measure }) => measureName(measure));
  const { resamples, seed } = report.signature;
  return {
    title: 'Automatic measures',
    sentences: [
      told.length === 0 ? null : `We report ${enumerate(told, 'en')}.`,
      told.length === 0
        ? null
        : `${voters.length === 0 ? 'None of them votes' : `${enumerate(voters, 'en')} ${voters.length === 1 ? 'was' : 'were'} named as ${voters.length === 1 ? 'a voter' : 'voters'} beforehand`}; differences are compared by the paired bootstrap over items${cite('koehn2004')} with ${resamples} resamples (seed ${latexCode(seed)}).`,
      report.measuresAndPeople.length === 0
        ? null
        : `How far a measure follows people is Kendall's $\\tau_b$${cite('kendall1945')} between its differences per item and theirs.`,
    ],
  };
}

function again({ report, version }: PaperInput): Paragraph {
  const { signature } = report;
  return {
    title: 'Reproduction',
    sentences: [
      `Judging and analysis were done with Evenhand ${latexText(version)}; the analysis is ${latexCode(signature.text)}, over data with the SHA-256 ${latexCode(signature.dataHash)}.`,
    ],
  };
}
