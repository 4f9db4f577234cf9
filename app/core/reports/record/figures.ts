import type { RetainedVerdict } from '../../evidence/retention.ts';

type Line = Pick<
  RetainedVerdict['lines'][number],
  | 'kind'
  | 'name'
  | 'role'
  | 'unit'
  | 'estimate'
  | 'lower'
  | 'upper'
  | 'level'
  | 'accept'
  | 'limit'
  | 'state'
  | 'n'
>;

/** A verdict by rule 2, from a report or as it was computed again from tables. */
export type FrozenFrom = Omit<RetainedVerdict, 'lines'> & { readonly lines: readonly Line[] };

/** A verdict on a candidate as a decision record freezes it: all that can be computed again from an export. */
export type RecordedVerdict = ReturnType<typeof recordedVerdict>;

/**
 * What a decision record freezes of a verdict. Nobody's name is in it: of raters who were set aside it says how many,
 * and by whom.
 */
export function recordedVerdict(verdict: FrozenFrom) {
  const { decision, sentence, gates, withExclusions, withoutExclusions, skips, setAside, kindsTried } =
    verdict;
  const by = (whose: 'rule' | 'lead') => setAside.filter((one) => one.by === whose).length;
  return {
    decision,
    sentence,
    reasons: verdict.reasons.map(({ rule, line, detail }) => ({
      rule,
      ...(line !== undefined && { line }),
      detail,
    })),
    lines: verdict.lines.map(
      ({ kind, name, role, unit, estimate, lower, upper, level, accept, limit, state, n }): Line => ({
        ...{ kind, name, role, unit, estimate, lower, upper, level, accept, limit, state, n },
      }),
    ),
    gates,
    withExclusions,
    withoutExclusions,
    skips,
    setAside: { rule: by('rule'), lead: by('lead') },
    kindsTried,
  };
}
