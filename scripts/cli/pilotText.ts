import { ASSUMED } from '#app/core/planning/components.ts';
import { makerName } from '#app/core/studies/makerName.ts';
import type { adoptPilot } from '#app/services/pilots/adoptPilot.ts';
import type { LineControls } from '#app/services/pilots/controlCounts.ts';
import type { MadePilot } from '#app/services/pilots/createPilot.ts';
import type { PilotControl, PilotFound, PilotResult } from '#app/services/pilots/pilotResult.ts';

/** What was made, and what to do next. */
export function madePilotText({ slug, items, raters, controls, rebuilt }: MadePilot): string {
  return [
    `Made the pilot "${slug}": ${items} items, each for ${raters} raters.`,
    ...controls.map(controlsText),
    ...(rebuilt
      ? ['The tasks of the study were made anew without these items; a panel’s plan has to be drawn again.']
      : []),
    `Look through its controls, then: evenhand study pilot ${slug} --open`,
    '',
  ].join('\n');
}

function controlsText({ criterion, slight, aimed }: LineControls): string {
  const name = criterion === null ? 'comparisons' : criterion.label.en;
  const short = slight < aimed ? `, of ${aimed} that were aimed at: its items give no more` : '';
  return `  ${name}: ${slight} slight controls${short}`;
}

export function openPilotText({ pilot, link }: { pilot: string; link: string }): string {
  return `"${pilot}" is open. Its raters judge all of it by ${link}\n`;
}

export function adoptedText({ study, adopted }: Awaited<ReturnType<typeof adoptPilot>>): string {
  const losses = Object.entries(adopted.controlLoss).map(([line, d]) => `  D of ${line}: ${d.toFixed(2)}`);
  return [
    `"${study}" uses the figures of "${adopted.study}"; they are fixed when it opens.`,
    ...losses,
    ...(losses.length === 0 ? ['  Too few controls were read to tell D; it stays assumed.'] : []),
    '',
  ].join('\n');
}

/** What a pilot tells; while it is open, how far it is. */
export function pilotText({ pilot, name, study, progress, adopted, found }: PilotResult): string {
  const { asked, submitted, raters, judgments } = progress;
  return [
    `${name} ("${pilot}"), a pilot of "${study.slug}"${adopted ? ', whose figures it uses' : ''}`,
    `${submitted} of ${asked} readings, ${judgments} judgments by ${raters} raters`,
    '',
    ...(found === null ? ['What it tells is shown once it is closed.'] : foundText(found)),
    '',
  ].join('\n');
}

function foundText({
  lines,
  components,
  secondsPerTask,
  unnoticed,
  obvious,
  comments,
}: PilotFound): string[] {
  return [
    'What slight controls cost, and D (upper 95 % bound), in points:',
    ...lines.map(({ line, loss, d }) =>
      loss === null || d === null
        ? `  ${line}: too few were read; D stays assumed`
        : `  ${line}: ${loss.toFixed(2)}, D ${d.toFixed(2)}`,
    ),
    '',
    'Components (nine in ten), standard deviations in points:',
    ...components.map(({ name, value, lower, upper, assumed }) => {
      const range = lower === null || upper === null ? '' : ` (${lower.toFixed(2)} … ${upper.toFixed(2)})`;
      return `  ${name}: ${value.toFixed(2)}${range}${assumed ? ' – assumed' : ''}`;
    }),
    secondsPerTask === null
      ? `  secondsPerTask: ${ASSUMED.secondsPerTask} – assumed`
      : `  secondsPerTask: ${secondsPerTask.toFixed(0)}`,
    ...quotes('Controls that nobody noticed', unnoticed),
    ...quotes('Controls that everybody noticed', obvious),
    ...(comments.length === 0
      ? []
      : [
          '',
          'Comments:',
          ...comments.map(({ item, rater, comment }) => `  ${item}, ${rater}: ${oneLine(comment)}`),
        ]),
  ];
}

function quotes(title: string, controls: readonly PilotControl[]): string[] {
  if (controls.length === 0) return [];
  return [
    '',
    `${title}:`,
    ...controls.flatMap(({ item, criterion, maker, text, original }) => [
      `  ${item}, ${criterion ?? 'all'}, ${makerName(maker, 'en')}`,
      ...(original === null ? [] : [`    source:  ${oneLine(original)}`]),
      `    control: ${oneLine(text)}`,
    ]),
  ];
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
