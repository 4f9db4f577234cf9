import { askedKinds } from '#app/core/studies/protocol.ts';
import { SEVERE_LOSSES_LINE } from '#app/core/studies/ruleSettings.ts';
import { forms } from '../kinds/forms.ts';
import { askedCriteria } from '../kinds/likert/form/criteria.ts';
import type { ProtocolValues } from './protocol/values.ts';

/** The lines of people, beside criteria, that a study has with what the form asks raters. */
export function otherLines(values: ProtocolValues): string[] {
  const protocol = Object.assign({}, ...forms.all.map(({ part }) => part(values))) as object;
  const ofKinds = askedKinds(protocol).flatMap(({ lines }) => Object.keys(lines));
  return askedCriteria(values).length > 0 ? [...ofKinds, SEVERE_LOSSES_LINE] : ofKinds;
}
