import type { answers as reasons } from '#app/core/shared/reasons/answers.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { counted } from './counted.ts';

export const answers: ProblemWords<typeof reasons> = {
  'rating-missing': ({ criterion }) => `The rating for ${criterion} is missing.`,
  'rating-outside-scale': ({ criterion, scale, value }) =>
    `The rating for ${criterion} must be a whole number from 1 to ${scale}, not ${value}.`,
  'rating-of-unknown': ({ criterion }) => `This study has no criterion "${criterion}".`,
  'preference-missing': ({ ties }) =>
    `The preference is missing: ${ties ? 'left, right or tie' : 'left or right'}.`,
  'no-ties': 'This study allows no ties; choose left or right.',
  'strength-missing': 'How much better it is is missing: much or slightly.',
  'tie-has-no-strength': 'A tie has no strength; leave it out.',
  'strength-not-asked': 'This study asks for no strength; leave it out.',
  'places-not-ends': 'This study asks for a place for each text, not for best and worst.',
  'ends-not-places': 'This study asks for best and worst, not for a place for each text.',
  'order-missing': 'The order of the texts is missing.',
  'places-for-some': ({ texts, places }) =>
    `There are ${counted(texts, 'text')}, and ${places} of them have a place.`,
  'places-range': ({ texts }) => `Places go from 1 to ${texts}.`,
  'no-shared-places': 'This study allows no ties; give each text a place of its own.',
  'ends-missing': 'The best and the worst text are missing.',
  'no-such-text': ({ texts }) => `There is no such text; there are ${texts}.`,
  'ends-the-same': 'The best and the worst must be two different texts.',
  'no-comments-taken': 'This study takes no comments; leave it out.',
  'takes-ratings': 'This task shows one text; it takes ratings.',
  'takes-preference': 'This task compares two texts; it takes a preference.',
  'takes-places': 'This task is a ranking; it takes an order of its texts.',
  'no-spans-asked': 'This study asks for no marked spans; leave them out.',
  'span-empty': ({ start, end }) => `The marked span ${start}–${end} is empty.`,
  'span-beyond-text': ({ start, end, length }) =>
    `The marked span ${start}–${end} ends after the text (${length}).`,
  'no-such-severity': ({ severity }) => `This study has no severity "${severity}".`,
  'no-such-category': ({ category }) => `This study has no kind of fault "${category}".`,
  'span-not-about': ({ criterion }) => `A marked span cannot be about "${criterion}" here.`,
  'no-span-comments': 'This study takes no comments on marked spans.',
  'spans-overlap': ({ one, other }) => `The marked spans ${one} and ${other} overlap.`,
  'too-many-spans': ({ most }) => `has more than ${counted(most, 'span')}`,
};
