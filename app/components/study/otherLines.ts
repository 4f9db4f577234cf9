import { askedKinds } from '#app/core/studies/protocol.ts';
import { SEVERE_LOSSES_LINE } from '#app/core/studies/ruleSettings.ts';
import { forms } from '../kinds/forms.ts';
import type { ProtocolValues } from './protocol/values.ts';

/** The lines of people, beside criteria, that a study has with what the form asks raters. */
export function otherLines(values: ProtocolValues): string[] {
  const protocol = Object.assign({}, ...forms.all.map(({ part }) => part(values))) as object;
  const asked = askedKinds(protocol);
  const ofKinds = asked.flatMap(({ lines }) => Object.keys(lines));
  // Where texts are judged by themselves, of whatever kind, severe losses are watched.
  return asked.some(({ layout }) => layout === 'single') ? [...ofKinds, SEVERE_LOSSES_LINE] : ofKinds;
}
