/** What a rater chose as it was shown. */
export type ShownPreference = 'left' | 'right' | 'tie';
/** The same by slot: a is the baseline's text, b the candidate's. */
export type Choice = 'a' | 'b' | 'tie';

/** The slot of what was shown; `swapped` = slot a stood on the right. */
export function choiceOf(preference: ShownPreference, swapped: boolean): Choice {
  if (preference === 'tie') return 'tie';
  return (preference === 'left') === swapped ? 'b' : 'a';
}

/** The inverse of `choiceOf`: on which side a chosen slot stood. */
export function preferenceOf(choice: Choice, swapped: boolean): ShownPreference {
  if (choice === 'tie') return 'tie';
  return (choice === 'a') === swapped ? 'right' : 'left';
}
