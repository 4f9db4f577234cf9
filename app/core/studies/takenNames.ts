import { because } from '../shared/errors.ts';
import type { KindDefinition, PartProblem } from '../kinds/definition.ts';
import { SEVERE_LOSSES_LINE } from './ruleSettings.ts';

/**
 * What is wrong with criteria's keys beside the other lines of a study, paths from the protocol on: a criterion with the
 * name of a line that a kind of task has, or of the guardrail, could be told apart from it in no table and no setting.
 *
 * @param asked the kinds that the protocol asks for
 */
export function takenNames(
  criteria: readonly { readonly key: string }[],
  asked: readonly Pick<KindDefinition, 'kind' | 'lines'>[],
): PartProblem[] {
  return criteria.flatMap(({ key }, index): PartProblem[] => {
    const path = ['criteria', index, 'key'];
    const owner = asked.find(({ lines }) => Object.hasOwn(lines, key));
    if (owner !== undefined) return [{ path, message: because('key-of-line', { key, kind: owner.kind }) }];
    return key === SEVERE_LOSSES_LINE ? [{ path, message: because('reserved-key') }] : [];
  });
}
