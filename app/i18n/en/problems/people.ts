import type { people as reasons } from '#app/core/shared/reasons/people.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { counted } from './counted.ts';

const OVER = {
  used: 'This invitation has been used. Sign in with the account that was made by it.',
  withdrawn: 'This invitation was withdrawn. Ask for another one.',
  expired: 'This invitation is too old. Ask for another one.',
} as const;

export const people: ProblemWords<typeof reasons> = {
  'share-refused': ({ first }, tell) => `The link was not made: ${tell.place(first.path)}: ${tell(first)}.`,
  'too-many-shares': ({ most }) =>
    `The study has ${most} links to its report, which is the most. Withdraw one first.`,
  'no-such-share': 'There is no report at this address. Ask whoever gave you the link for the whole of it.',
  'share-over':
    'This link has ended: its time is over, or it was withdrawn. Ask whoever gave it to you for another one.',
  'reads-only':
    'Your account reads studies and changes none. If you are to create or lead some, ask an owner to make you a lead.',
  'not-your-study': ({ slug }) =>
    `"${slug}" is changed by its leads only, and you are none of them. Ask one of them, or an owner, to add you.`,
  'owners-only': 'Only owners change who has an account. Ask one of them.',
  'account-deactivated': 'This account is deactivated. Ask an owner to open it again.',
  'token-refused':
    'The token does not hold: it is unknown, too old or revoked, or its owner is deactivated. Make another one on the page of your account.',
  'no-such-account': 'There is no such account. Load the page again to see who is there.',
  'no-account': ({ email }) =>
    `There is no account with the address ${email}; \`evenhand people\` lists those that there are.`,
  'account-exists': ({ email }) => `${email} has an account already.`,
  'account-shut': ({ email }) => `The account of ${email} is deactivated; open it again first.`,
  'last-owner': 'This is the only owner. Make somebody else an owner first.',
  'first-is-owner':
    'Nobody has an account here yet, and the first has to be an owner: invite one with --role owner, or set it up in the browser.',
  'invitation-refused': ({ first }, tell) => `Nobody was invited: ${tell.place(first.path)} ${tell(first)}.`,
  'no-such-invitation': 'There is no such invitation. Check that the link was copied whole.',
  'invitation-over': ({ over }) => OVER[over],
  'reset-over':
    'This link does not hold: it was used, is older than a day, or another one has been made since. Ask for a new one.',
  'own-account-refused': ({ first }, tell) =>
    `Nothing was changed: ${tell.place(first.path)} ${tell(first)}.`,
  'not-the-password': 'is not your present password',
  'too-many-tokens': ({ most }) =>
    `You have ${counted(most, 'token')}, which is as many as you may. Revoke one first.`,
  'cannot-lead': ({ email }) =>
    `${email} cannot lead a study: the account is an analyst's, or deactivated. An owner can change that.`,
  'no-such-lead': ({ slug }) => `"${slug}" has no such lead. Load the page again to see who leads it.`,
  'last-lead': ({ email }) => `Nobody else leads this study. Add another lead before you remove ${email}.`,
  'pilot-leads': ({ slug }) => `"${slug}" is a pilot, and has the leads of its study. Change them there.`,
};
