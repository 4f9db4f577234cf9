import { noteOrWords, readReason } from '#app/core/shared/notes.ts';
import type { rating as reasons } from '#app/core/shared/reasons/rating.ts';
import type { ProblemWords } from '../../problemWords.ts';
import { sentence } from './sentence.ts';

const UNDONE = {
  judgment: 'this judgment was not stored',
  skip: 'the task was not passed on',
} as const;

const reasonOf = (why: string) => noteOrWords(readReason(why), 'en');

export const rating: ProblemWords<typeof reasons> = {
  'join-request': 'To join, send {"consent": true}, and if you like locale, languages and eligibility.',
  'link-leads-nowhere': 'This link leads nowhere. Check that it was copied whole, or ask for a new one.',
  'network-full':
    'As many people as this link allows have joined from your network today. Please try again tomorrow, or from another network.',
  'address-full': 'as many joined from there as may',
  'link-full': 'As many people as this link allows have joined. Thank you for your interest.',
  'link-taken': 'as many joined as may',
  'part-ended': 'Your part in this study has ended. What you judged is kept. Thank you.',
  'browser-takes-part':
    'You take part in this study on this device already. Go on by the link that you joined by.',
  'participant-takes-part':
    'Somebody with your participant id takes part in this study already. Go on in the browser in which you began, or open the study again from the platform that sent you. If that was not you, write to whoever invited you.',
  'takes-part-already': 'takes part already',
  'link-withdrawn': 'This link has been withdrawn. Thank you for your interest.',
  'part-withdrawn':
    'This link has been withdrawn, and with it your part in this study has ended. What you judged is kept. Thank you.',
  'not-joined': 'You have not joined this study on this device. Open your link to join.',
  'no-rater': ({ slug, rater }) => `The study "${slug}" has no rater "${rater}".`,
  'set-aside-reason-length': ({ most }) =>
    `A rater is set aside with a reason of 1 to ${most} characters; the report shows it.`,
  'write-characters': ({ most }) => `write 1 to ${most} characters`,
  'set-aside-already': ({ rater, why }) => `${rater} is set aside already: ${reasonOf(why)}.`,
  'consent-needed': 'You can rate once you agree to take part.',
  'is-needed': 'is needed',
  'not-eligible': 'Thank you for your interest. This study looks for other raters.',
  'others-wanted': 'somebody else is looked for',
  'own-raters-only': 'This study takes its own raters only. Use the link that was made for you.',
  'answer-every-question': 'Answer every question, then you can join.',
  'join-paused': 'This study is paused at the moment. Please come back later.',
  'join-complete': 'This study is complete. Thank you for your interest.',
  'join-not-begun': 'This study has not begun yet. Please come back later.',
  'counting-too-late': ({ slug, state }) =>
    `The study "${slug}" is ${state}; who counts can no longer change.`,
  'no-such-task': 'There is no such task. Reload the page to go on with the next one.',
  'task-of-another': "This task is another rater's. Reload the page to go on with your own.",
  'not-set-aside': ({ rater }) => `${rater} is not set aside.`,
  'set-aside-by-rule': ({ rater, why }) =>
    `${rater} is set aside by the rule that was fixed before the study opened (${reasonOf(why)}); it holds for everyone.`,
  'judgments-fixed': ({ state }) => `The study is ${state}; judgments can no longer be changed.`,
  'not-judged-yet': 'You have not judged this task. Reload the page to go on with the next one.',
  'link-expired': 'This link has expired. Ask whoever sent it for a new one.',
  'study-withdrawn': 'This study has been withdrawn. Thank you for your interest.',
  'judged-already': 'You have judged this task already. Change that answer instead.',
  'skip-incomplete': 'The task was not passed on: say which task, and why.',
  'task-passed-on':
    'You passed this task on, so it has gone to somebody else; the judgment was not stored. Reload the page to go on with the next task.',
  'lease-over':
    'This task was reserved for you for a limited time and has gone to another rater meanwhile; the judgment was not stored. Reload the page to go on with the next task.',
  'answer-unfit': 'The answer does not fit the task. Reload the page.',
  'nothing-to-practise': 'There is nothing to practise at the moment. Reload the page to go on.',
  'practised-already': 'This task was answered already. Reload the page to go on.',
  'nothing-to-undo': 'You have judged nothing yet that could be changed.',
  'not-sent-as-fits': ({ faults }, tell) =>
    `The judgment was not stored. ${faults.map((one) => sentence(tell, one)).join(' ')}`,
  'answer-refused': ({ faults }, tell) =>
    `The answer was not taken. ${faults.map((one) => sentence(tell, one)).join(' ')}`,
  'judging-withdrawn': ({ undone }) =>
    `The study has been withdrawn; ${UNDONE[undone]}. Thank you for your work.`,
  'judging-paused': ({ undone }) => `The study is paused; ${UNDONE[undone]}. Send it again later.`,
  'judging-closed': ({ undone }) => `The study is closed; ${UNDONE[undone]}. Thank you for your work.`,
  'part-complete': ({ undone }) =>
    `Your part in this study is complete; ${UNDONE[undone]}. Thank you for your work.`,
};
