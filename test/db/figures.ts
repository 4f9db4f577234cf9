/** What a release computed from a study: what another must compute from it again, to the last digit. */
export interface Figures {
  readonly state: string;
  readonly dataHash: string;
  readonly candidates: readonly object[];
  readonly agreement: readonly object[];
  readonly raters: readonly object[];
}

type Fields = Readonly<Record<string, unknown>>;

/** The figures of a report; of all that it holds, what every release has under the same names. */
export function figuresOf(report: object): Figures {
  const { study, verdict, agreement, raters, signature } = JSON.parse(JSON.stringify(report)) as {
    study: { state: string };
    verdict: { candidates: { system: string; decision: string; lines: Fields[] }[] } | null;
    agreement: Fields[];
    raters: Fields[];
    signature: { dataHash: string };
  };
  return {
    state: study.state,
    dataHash: signature.dataHash,
    candidates: (verdict?.candidates ?? []).map(({ system, decision, lines }) => ({
      system,
      decision,
      lines: lines.map((line) =>
        pick(line, ['kind', 'name', 'accept', 'limit', 'estimate', 'lower', 'upper', 'level', 'state', 'n']),
      ),
    })),
    agreement: agreement.map((row) =>
      pick(row, ['criterion', 'coefficient', 'withControls', 'raters', 'units', 'value', 'lower', 'upper']),
    ),
    raters: raters.map((row) =>
      pick(row, [
        'rater',
        'judgments',
        'controlsSeen',
        'controlsFailed',
        'medianActiveMs',
        'severity',
        'included',
      ]),
    ),
  };
}

function pick(row: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, row[name] ?? null]));
}
