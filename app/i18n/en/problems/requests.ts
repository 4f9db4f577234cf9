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
  'study-by-command': 'import it with `evenhand import`',
  'import-scores-by-command': 'import it with `evenhand import-scores`',
  'import-controls-by-command': 'import it with `evenhand import-controls`',
  'shorten-note': 'shorten the note',
  'shorten-comment': 'shorten the comment',
  'choose-date-and-time': 'choose date and time',
  'choose-file': 'choose a file',
  'not-of-this-page': 'is not a number of this page',
  'no-such-endpoint': 'The API has nothing at this address; /api/v1/openapi.json lists what it has.',
  'method-not-here': ({ allowed }) => `This address of the API takes ${allowed} and no other method.`,
  'body-unlike-asked': ({ first }, tell) =>
    `Nothing was done: the body is not what the API asks for here. (${tell.place(first.path)}: ${tell(first)})`,
  'query-unlike-asked': ({ first }, tell) =>
    `The address asks for what the API does not have. (${tell.place(first.path)}: ${tell(first)})`,
  'cursor-unknown': 'is no cursor of this list; send `next` of the page before, unchanged',
  'token-needed':
    'The API changes things only for a token: send one as “Authorization: Bearer evh_…”. Make it on the page of your account.',
  'token-reads-only':
    'This token only reads. Make one that may change things on the page of your account, and send that.',
  'too-many-requests': ({ seconds }) =>
    `Too many requests to the API from this account. Try again in ${counted(seconds, 'second')}.`,
  'body-of-other-type': ({ types }) => `The body has to be sent as ${types}.`,
  'file-not-sent': ({ file }) =>
    `The study names the file “${file}”, which the API cannot see. Write the items into the study itself; outputs are imported when it is there.`,
  'another-study': ({ slug }) => `is another study’s name than that of the address, “${slug}”`,
  'set-up-precondition': ({ slug }) =>
    `The set-up of “${slug}” is another than the one you have seen; nothing was changed. Read it again and apply your change to that.`,
  'idempotency-key-wrong': ({ most }) =>
    `The header Idempotency-Key has to be 1 to ${most} printable characters, for example a UUID.`,
  'idempotency-key-reused':
    'This Idempotency-Key was sent with another request. Send each request with a key of its own.',
  'idempotency-under-way':
    'The request with this Idempotency-Key is still being answered. Try again in a moment.',
  'too-many-sign-ins': ({ minutes }) =>
    `Too many attempts to sign in. Try again in ${counted(minutes, 'minute')}.`,
};
