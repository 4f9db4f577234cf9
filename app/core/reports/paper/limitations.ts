import { provenanceWarnings } from '../../studies/provenance.ts';
import { makerName } from '../../studies/makerName.ts';
import { enumerate } from '../../shared/typography.ts';
import { isOfPeople } from '../../evidence/evidence.ts';
import { isRetained, type Report } from '../report.ts';
import { estimateWithInterval, fixed, lineLabel, marginFigure, noteWords } from '../words.ts';
import { wordOf } from '../otherStudy.ts';
import { counted, spokenOf, type PaperInput, type Spoken } from './facts.ts';
import { latexText } from './latex.ts';

/** Fewer raters than this are few: one of them weighs in every mean. */
const FEW_RATERS = 10;
/** Below this α Krippendorff calls even tentative conclusions about single texts unfounded. */
const LOW_ALPHA = 0.667;
/** So many items severe losses need before the interval can keep a limit of 5 % where none falls: docs/verdict.md. */
const FEW_ITEMS = 74;

/**
 * What a study cannot tell, as a list in LaTeX: each sentence stands only where it holds of this study, with its numbers.
 */
export function limitationsSection(input: PaperInput): string {
  const spoken = spokenOf(input);
  const said = [
    ...people(input, spoken),
    ...texts(input),
    ...reach(input.report),
    ...missing(input),
    ...controls(input.report, spoken),
    ...agreement(input.report, spoken),
    ...measures(input.report),
    ...before(input.report),
  ];
  if (said.length === 0) return '';
  return `\\begin{itemize}\n${said.map((sentence) => `  \\item ${sentence}\n`).join('')}\\end{itemize}\n`;
}

const percent = (share: number) => latexText(`${fixed(share * 100, 0)} %`);

function people({ report, configuration }: PaperInput, { raters, judgedElsewhere }: Spoken): string[] {
  const { protocol } = configuration;
  const said: string[] = [];
  if (report.simulatedRaters !== 'none') {
    const simulated = report.raters.filter((rater) => rater.simulated && rater.judgments > 0).length;
    said.push(
      `\\textbf{${simulated} of ${counted(raters.all, 'rater')} ${simulated === 1 ? 'is' : 'are'} simulated.} The figures that rest on them say nothing of people.`,
    );
  }
  if (raters.counted < FEW_RATERS) {
    said.push(
      `Only ${counted(raters.counted, 'rater')} ${raters.counted === 1 ? 'counts' : 'count'}. The intervals take raters as a sample, but a sample so small says little of people unlike them.`,
    );
  }
  if (judgedElsewhere) {
    said.push(
      'The judgments were given elsewhere: whether raters were blind to the systems, and whether they could have seen a loss, is not known to this study.',
    );
  }
  if (protocol.ratersPerItem === 1 && !judgedElsewhere) {
    said.push('Each item was judged by one rater, so that agreement cannot be told.');
  }
  return said;
}

function texts({ report, facts }: PaperInput): string[] {
  const { languages, items } = facts;
  const labelled = languages.filter(({ language }) => language !== null);
  const said: string[] = [];
  if (labelled.length === 0) {
    said.push('No item is labelled with a language, so that nothing can be said by language.');
  } else if (languages.length === 1) {
    said.push(
      `All ${counted(items.all, 'item')} are in one language (${latexText(labelled[0]!.language!)}); the result does not carry over to others.`,
    );
  }
  for (const { system, sharedWithBaseline, outputs } of report.systems) {
    if (sharedWithBaseline === null || sharedWithBaseline === 0) continue;
    said.push(
      `Of ${counted(outputs, 'text')} of ${latexText(system)}, ${percent(sharedWithBaseline)} are the baseline's own: the differences there are 0 without anybody having been asked, and the mean over all items says less of those whose texts differ.`,
    );
  }
  for (const warning of provenanceWarnings(report.provenance ?? [])) {
    if (warning.kind === 'provenance-mixed') {
      said.push(`The texts of ${latexText(warning.system)} came about in ${warning.ways} different ways.`);
    } else if (warning.kind === 'provenance-differs') {
      said.push(
        `The texts of ${latexText(warning.system)} and of ${latexText(warning.baseline)} came about under different conditions (${enumerate(warning.what.map(conditionName), 'en')}), which may differ in more than the models.`,
      );
    } else {
      said.push(
        `The texts of ${latexText(warning.system)} were computed on a processor whose 8-bit kernels cut off sums; another one may write others.`,
      );
    }
  }
  return said;
}

function conditionName(part: string): string {
  return part === 'executionProvider'
    ? 'execution provider'
    : part === 'evenhand'
      ? 'version of Evenhand'
      : part;
}

/** What is too small to have been seen. */
function reach(report: Report): string[] {
  const labels = new Map(report.criteria.map(({ key, label }) => [key, label]));
  return report.verdict.candidates.flatMap(({ system, lines }) => {
    const told = lines.flatMap((line) => {
      const { lower, upper, kind, unit } = line;
      if (!isOfPeople(line) || kind === 'floor' || lower === null || upper === null) return [];
      const half = (upper - lower) / 2;
      return [`${latexText(marginFigure(half, unit, 'en'))} on ${latexText(lineLabel(line, labels, 'en'))}`];
    });
    const severe = lines.find(({ kind }) => kind === 'severe-losses');
    return [
      ...(told.length === 0
        ? []
        : [
            `For ${latexText(system)} an observed difference can be told from none only beyond half the width of its interval: ${told.join('; ')}. Smaller losses may be there.`,
          ]),
      ...(severe !== undefined && severe.n.items > 0 && severe.n.items < FEW_ITEMS
        ? [
            `With ${counted(severe.n.items, 'item')} it cannot be shown that severe losses of ${latexText(system)} keep a limit of 5\\,\\%, even where none occurs; ${FEW_ITEMS} are needed.`,
          ]
        : []),
    ];
  });
}

function missing({ report }: PaperInput): string[] {
  const { blocksSubmitted, blocksWanted } = report.progress;
  const aside = report.raters.filter(({ included, judgments }) => !included && judgments > 0);
  const said: string[] = [];
  if (blocksSubmitted < blocksWanted) {
    said.push(
      `${blocksWanted - blocksSubmitted} of ${counted(blocksWanted, 'reading')} asked for were never submitted.`,
    );
  }
  if (aside.length > 0) {
    said.push(
      `${counted(aside.length, 'rater')} (${counted(
        aside.reduce((sum, { judgments }) => sum + judgments, 0),
        'judgment',
      )}) ${aside.length === 1 ? 'is' : 'are'} set aside.`,
    );
    for (const { system, withExclusions, withoutExclusions } of report.verdict.candidates) {
      if (withExclusions === withoutExclusions) continue;
      said.push(
        `With everybody in, the verdict on ${latexText(system)} would be ${withoutExclusions}, not ${withExclusions}.`,
      );
    }
  }
  for (const candidate of report.verdict.candidates.filter(isRetained)) {
    const { skipped, abandoned, tipping } = candidate.skips;
    if (skipped + abandoned === 0) continue;
    said.push(
      `${counted(skipped, 'block')} ${skipped === 1 ? 'was' : 'were'} skipped and ${abandoned} left unfinished; had all of them gone against the system that was seen last, the verdict on ${latexText(candidate.system)} ${tipping.turns ? `would turn to ${tipping.decision}` : 'would stay'}.`,
    );
    break;
  }
  return said;
}

function controls(report: Report, { criterion, judgedElsewhere }: Spoken): string[] {
  const said: string[] = [];
  for (const candidate of report.verdict.candidates.filter(isRetained)) {
    const { sensitivity } = candidate.gates;
    const gating = sensitivity.filter(({ gates }) => gates);
    if (gating.length === 0 && !judgedElsewhere) {
      said.push(
        'No line has enough slight controls to gate: the study cannot show that these raters would have seen a loss.',
      );
    }
    const few = sensitivity.filter(({ gates, controls: own }) => !gates && own > 0);
    if (gating.length > 0 && few.length > 0) {
      said.push(
        `${enumerate(
          few.map((gate) => `${latexText(criterion(gate.criterion))} (${gate.controls})`),
          'en',
        )} ${few.length === 1 ? 'has' : 'have'} too few slight controls to gate.`,
      );
    }
    if (gating.length > 0 && candidate.kindsTried.length > 0) {
      said.push(
        `Only faults of these kinds were tried: ${latexText(
          enumerate(
            candidate.kindsTried.map((maker) => makerName(maker, 'en')),
            'en',
          ),
        )}. Of others nothing is shown.`,
      );
    }
    const unseen = sensitivity.filter(({ gates, passed }) => gates && !passed);
    if (unseen.length > 0) {
      said.push(
        `On ${enumerate(
          unseen.map((gate) => latexText(criterion(gate.criterion))),
          'en',
        )} the raters are not shown to have been able to see a loss.`,
      );
    }
    break;
  }
  return said;
}

function agreement({ agreement: all }: Report, { criterion }: Spoken): string[] {
  const low = all.filter(
    ({ coefficient, withControls, value }) =>
      coefficient === 'alpha' && withControls && value !== null && value < LOW_ALPHA,
  );
  const alone = all.filter(
    ({ coefficient, withControls, value, criterion: own }) =>
      coefficient === 'alpha' &&
      !withControls &&
      value !== null &&
      value < LOW_ALPHA &&
      !all.some((other) => other.coefficient === 'alpha' && other.withControls && other.criterion === own),
  );
  const told = [...low, ...alone].map((row) => {
    const { value, lower, upper } = row;
    const interval = lower === null || upper === null ? '' : `, ${fixed(lower, 2)} to ${fixed(upper, 2)}`;
    return `${latexText(criterion(row.criterion))} ${latexText(`(${fixed(value!, 2)}${interval})`)}`;
  });
  if (told.length === 0) return [];
  return [
    `Krippendorff's $\\alpha$ is below ${LOW_ALPHA} on ${enumerate(told, 'en')}: single judgments differ much, and only means over many carry the result. $\\alpha$ is low by construction where nearly all texts are good.`,
  ];
}

function measures({ verdict, measures: shown }: Report): string[] {
  const said: string[] = [];
  if (shown.length === 0) said.push('No automatic measure was computed.');
  const told = new Set<string>();
  for (const candidate of verdict.candidates.filter(isRetained)) {
    for (const line of candidate.lines) {
      if (line.kind !== 'measure' || line.role !== 'voter') continue;
      for (const one of line.notes) {
        if (one.kind !== 'struck' && one.kind !== 'no-values') continue;
        told.add(
          `${latexText(lineLabel(line, new Map(), 'en'))} did not vote on ${latexText(candidate.system)}. ${latexText(noteWords(one, 'en'))}`,
        );
      }
    }
  }
  return [...said, ...told];
}

/** What was tried before, which nothing is corrected for. */
function before({ others = [], study, verdict, criteria }: Report): string[] {
  const said: string[] = [];
  const earlier = others.filter(({ earlier: is }) => is);
  if (earlier.length > 0) {
    const told = earlier.map((other) => {
      const word = wordOf(other);
      const came =
        word === 'judged' ? String(other.decision) : word === 'withdrawn' ? 'withdrawn' : 'still running';
      return `${other.slug} (${other.openedAt.slice(0, 10)}, ${came})`;
    });
    said.push(
      `${counted(earlier.length, 'earlier study', 'earlier studies')} compared the same models, and nothing is corrected for ${earlier.length === 1 ? 'it' : 'them'}: ${latexText(enumerate(told, 'en'))}.`,
    );
  }
  if (study.looks?.looks.some(({ taken }) => taken?.stopped === true) === true) {
    said.push(
      'The study stopped at a look: its estimates are of those that reached the boundary, and tend to be too large.',
    );
  }
  const labels = new Map(criteria.map(({ key, label }) => [key, label]));
  for (const { system, lines } of verdict.candidates) {
    const undecided = lines
      .filter((line) => line.state === 'inconclusive' && isOfPeople(line))
      .map((line) => `${lineLabel(line, labels, 'en')}: ${estimateWithInterval(line, 'en')}`);
    if (undecided.length === 0) continue;
    said.push(
      `For ${latexText(system)} the data can neither rule out a loss beyond the accepted one nor show it on ${latexText(undecided.join('; '))}.`,
    );
  }
  return said;
}
