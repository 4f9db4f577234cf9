import type { requests as reasons } from '#app/core/shared/reasons/requests.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { counted } from './counted.ts';

export const requests: ProblemWords<typeof reasons> = {
  'already-set-up': 'This installation is set up already: sign in with its account.',
  'other-origin': ({ origin }) =>
    `This request came from another address than ${origin} and was refused. Open ${origin} and try again. If this is the address that you used, a proxy in front of this server changes it: whoever runs the server names the right one in EVENHAND_ORIGIN.`,
  'sign-in-needed': 'Sign in to see this page.',
  'wrong-password': 'Email and password do not belong together. Try again.',
  'request-not-json-type': 'The request is not JSON; send an object as application/json.',
  'request-not-json': 'The request is not JSON; send an object as application/json.',
  'request-not-form': ({ types }) => `The request is no form; send it as ${types}, as the page does.`,
  'request-too-slow': ({ seconds }) =>
    `The request took longer than ${seconds} seconds to arrive; try again.`,
  'request-broken-off': 'The request ended before all of it had come; send it again.',
  'no-such-page': 'There is no such page.',
  'request-malformed': 'The request is malformed.',
  'host-unreadable': 'The request names no host that can be read (header Host).',
  'address-malformed': 'The address is malformed. Check that it was copied whole.',
  'account-refused': ({ faults }, tell) =>
    `The account can't be made: ${faults.map((one) => `${one.path} ${tell(one)}`).join(', ')}.`,
  'form-unlike-page': ({ first }, tell) =>
    `The form was not sent as this page has it; load the page again. (${tell.place(first.path)}: ${tell(first)})`,
  'form-unlike-asked': ({ first }, tell) =>
    `Nothing was done: the form holds something else than the page asks for. (${tell.place(first.path)}: ${tell(first)})`,
  'address-unlike-page': ({ first }, tell) =>
    `The address asks for what this page does not have. Check that it is whole. (${tell.place(first.path)}: ${tell(first)})`,
  'request-unstorable': ({ path, first }, tell) =>
    `${path === '' ? 'The request' : `"${path}"`} ${tell(first)}.`,
  'request-too-large': ({ size, remedy }, tell) => `The request is longer than ${size}; ${tell(remedy)}.`,
  'send-less': 'send less',
  'create-by-command': 'create the study with `evenhand create`',
  'import-by-command': 'import it with `evenhand import-outputs`',
  'import-scores-by-command': 'import it with `evenhand import-scores`',
  'import-controls-by-command': 'import it with `evenhand import-controls`',
  'shorten-note': 'shorten the note',
  'shorten-comment': 'shorten the comment',
  'choose-date-and-time': 'choose date and time',
  'choose-file': 'choose a file',
  'not-of-this-page': 'is not a number of this page',
  'too-many-sign-ins': ({ minutes }) =>
    `Too many attempts to sign in. Try again in ${counted(minutes, 'minute')}.`,
};
