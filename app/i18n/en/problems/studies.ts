import { wholePercent } from '#app/core/shared/wholePercent.ts';
import type { studies as reasons } from '#app/core/shared/reasons/studies.ts';
import type { ProblemWords } from '../../problemWords.ts';

export const studies: ProblemWords<typeof reasons> = {
  'no-such-study': 'There is no such study. The list of studies shows what there is.',
  'found-before-closing': ({ slug }) =>
    `What raters found is shown once “${slug}” is closed. Close the study first.`,
  'no-such-items': ({ slug }) =>
    `“${slug}” has no such candidate, line or segment. Choose one of those that the page of its items offers.`,
  'explore-by-rule-1': ({ slug }) =>
    `“${slug}” is judged by the first rule, which can’t be explored. Its report tells what the verdict with everybody would be.`,
  'form-incomplete': 'The form was sent incompletely; load the page again.',
  'no-such-action': ({ action }) => `This page has no action "${action}"; load it again.`,
  'file-not-text':
    'The file is neither a workbook (XLSX) nor text in UTF-8, UTF-16, GB18030 or Windows-1252; save it as CSV in UTF-8.',
  'not-a-workbook': ({ said }) =>
    `The file is no workbook (XLSX) that can be read: ${said}. Save it as XLSX or CSV.`,
  'workbook-empty': 'No sheet of the workbook has anything in it.',
  'workbook-too-large': ({ most }) =>
    `The workbook unpacks to more than ${most} MB; save the sheet as CSV, or take out what isn’t needed.`,
  'reading-failed': 'The file could not be read; the log has the details.',
  'import-failed': 'The import broke off and nothing was stored; the log has the details.',
  'upload-gone': 'The files are not kept here any more: choose them once more.',
  'figures-failed': 'The figures could not be computed; the log has the details.',
  'file-while-open': ({ slug, state, file }) =>
    `The study "${slug}" is ${state}: ${file} would show its estimates before it is closed. Close it first.`,
  'no-export-file': ({ file, files }) => `There is no file "${file}" in an export; there are ${files}.`,
  'stakes-fixed': ({ slug, state }) =>
    `The study "${slug}" is ${state}; what is at stake in it stays as it was. Do the study again to say it anew.`,
  'stakes-refused': ({ first }, tell) =>
    `What is at stake was not saved: ${tell.place(first.path)}: ${tell(first)}.`,
  'no-way-to-state': ({ from, to, ways }) =>
    `A study that is ${from} cannot become ${to}; ${
      ways.length > 0 ? `from here it can become ${ways.join(' or ')}` : 'this is its end'
    }.`,
  'no-such-link': ({ slug }) => `The study "${slug}" has no such link, or it is withdrawn already.`,
  'no-study-numbered': ({ study }) => `There is no study with the number ${study}.`,
  'takes-no-raters': ({ slug, state }) => `The study "${slug}" is ${state}; it takes no more raters.`,
  'id-twice': ({ id }) => `the id "${id}" is taken twice`,
  'extension-holds-all': ({ items }) =>
    `must be fewer than the ${items} items that there are: the study begins with the others`,
  'no-items': 'there are no items; a study needs some',
  'whole-between': ({ least, most }) => `write a whole number from ${least} to ${most}`,
  'no-pilot': ({ slug }) => `The study "${slug}" has no pilot; \`evenhand study pilot ${slug}\` makes one.`,
  'pilot-refused': ({ first }, tell) => `The pilot was not made: ${tell.place(first.path)}: ${tell(first)}.`,
  'pilot-of-pilot': ({ slug }) => `"${slug}" is a pilot itself; make one of the study that it is for.`,
  'pilot-too-late': ({ slug, state }) =>
    `The study "${slug}" is ${state}; a pilot is made before it opens, as it tells what to fix then.`,
  'pilot-takes-all': ({ slug, items }) =>
    `The pilot would take all ${items} items of "${slug}"; choose fewer, or let the study ask about them too.`,
  'pilot-no-verdict': ({ slug }) =>
    `"${slug}" is a pilot and has no verdict; \`evenhand study pilot ${slug} --result\` shows what it tells.`,
  'pilot-not-closed': ({ slug, state }) =>
    `The pilot "${slug}" is ${state}; its figures can be used once it is closed.`,
  'pilot-tells-nothing': ({ slug }) =>
    `Nothing that counts was judged in the pilot "${slug}"; it has no figures to use.`,
  'pilot-adopted-late': ({ slug, state }) =>
    `The study "${slug}" is ${state}; what it takes from a pilot is fixed when it opens.`,
  'pilot-not-repeated': ({ slug }) => `"${slug}" is a pilot; repeat the study that it was for.`,
  'delete-with-pilots': ({ slug, pilot }) =>
    `The study "${slug}" has a pilot, "${pilot}", which would be left without it; delete that first. One that was opened is kept, and its study with it.`,
  'pairs-fixed': ({ slug, state }) =>
    `The study "${slug}" is ${state}; which faults occur is ticked before it opens.`,
  'no-such-pair': ({ slug, item, system }) =>
    `The study "${slug}" has no output of a candidate "${system}" for an item "${item}".`,
  'no-such-fault': ({ fault }) => `"${fault}" is no kind of fault that this study knows.`,
  'slug-taken': ({ slug }) => `There is already a study "${slug}"; choose another address.`,
  'archive-at-work': ({ slug, state }) =>
    `The study "${slug}" is ${state}: what is at work isn’t put aside. Close it first, or wait for the outputs.`,
  'delete-while-generating': ({ slug }) =>
    `Outputs of the study "${slug}" are being generated; stop that first, then delete it.`,
  'delete-too-late': ({ slug, state }) =>
    `The study "${slug}" is ${state}; only one that has not been opened can be deleted.`,
  'delete-with-raters': ({ slug }) => `Raters have joined the study "${slug}"; it can no longer be deleted.`,
  'delete-before-generating': ({ slug }) =>
    `Outputs of the study "${slug}" are about to be generated; stop that first, then delete it.`,
  'no-panel-strategy': ({ slug }) =>
    `The study "${slug}" is open to anyone with its link; only one with the strategy "panel" has a panel.`,
  'panel-too-late': ({ slug, state }) =>
    `The panel of "${slug}" is drawn when its tasks are made and before it opens; it is ${state}.`,
  'name-twice': ({ name }) => `"${name}" is there twice`,
  'too-few-seats': ({ needed }) => `each item asks for ${needed} different raters`,
  'too-many-seats': ({ most }) => `${most} raters at most`,
  'link-completion': ({ most }) =>
    `What raters give the platform that recruited them is a code or an address that begins with https://, of ${most} characters at most.`,
  'no-completion': ({ most }) => `write a code or an address with https://, ${most} characters at most`,
  'link-limit': ({ most }) => `How many may join by a link is a whole number from 1 to ${most}.`,
  'write-whole': ({ most }) => `write a whole number from 1 to ${most}`,
  'nothing-to-judge': ({ slug }) =>
    `The study "${slug}" has nothing to judge: all its systems wrote the same. Raters cannot tell them apart.`,
  'panel-not-drawn': ({ slug }) =>
    `The study "${slug}" is for a panel, and none is drawn yet; name its raters first.`,
  'look-too-late': ({ slug, state }) =>
    `The study "${slug}" is ${state}; looks are taken while raters judge. Its report has what there is.`,
  'look-not-due': ({ slug, at, share }) =>
    `The next look at "${slug}" is declared for ${wholePercent(at)} of the readings; ${wholePercent(share)} are in. Wait until then.`,
  'no-look-left': ({ slug }) =>
    `The study "${slug}" has no further look: those that were declared before it opened are taken or passed over, or there were none. Close it to see the verdict.`,
  'look-taken': ({ slug }) =>
    `Somebody else took this look at "${slug}" at the same moment; load the page to see what it permits.`,
  'look-permits-no-stop': ({ slug }) =>
    `The last look at "${slug}" decided nothing, so that the study can't stop by it. Go on, or close it: the closing is judged by what the looks have left.`,
  'no-extension': ({ slug }) =>
    `No extension was reserved for "${slug}" before it opened. Going on now would be a new study: repeat it.`,
  'extension-too-late': ({ slug, state }) =>
    `The study "${slug}" is ${state}; it is extended while raters judge. Repeat it instead.`,
  'extended-already': ({ slug }) => `The study "${slug}" was extended already; there is one extension.`,
  'no-seat': ({ slug, seat }) => `The study "${slug}" has no seat ${seat}.`,
  'seats-fixed': ({ slug, state }) =>
    `The study "${slug}" is ${state}; its seats can no longer change hands.`,
  'no-study': ({ slug }) => `There is no study "${slug}"; \`evenhand list\` shows what there is.`,
  'not-paused': ({ slug, state }) =>
    `The study "${slug}" is ${state}, not paused; there is nothing to go on with.`,
  'no-panel': ({ slug }) => `The study "${slug}" is open to anyone with its link; it has no panel.`,
  'tasks-while-generating': ({ slug }) =>
    `Outputs of the study "${slug}" are being generated; wait until that is done, or stop it first.`,
  'tasks-too-late': ({ slug, state }) => `The study "${slug}" is ${state}; its tasks can no longer be made.`,
  'tasks-given': ({ slug }) =>
    `Raters have been given tasks of the study "${slug}"; they stay as they are. Make a new study instead.`,
  'outputs-missing': ({ missing, of, slug }) =>
    `${missing} of ${of} outputs of the study "${slug}" are missing; generate or import them first.`,
  'no-such-control': ({ slug }) => `The study "${slug}" has no such control.`,
  'controls-fixed': ({ slug, state }) =>
    `The study "${slug}" is ${state}; its controls can be changed until it opens.`,
  'no-criterion': ({ slug, criterion }) => `The study "${slug}" has no criterion "${criterion}".`,
  'rule-fixed': ({ slug, state }) =>
    `The study "${slug}" is ${state}; the exclusion rule can be changed until it opens.`,
  'study-refused': ({ first, more }, tell) =>
    `The study cannot be created: ${tell.place(first.path)}: ${tell(first)}${more === 0 ? '' : ` (and ${more} more)`}. Correct it and create the study again.`,
  'panel-refused': ({ first }, tell) => `The panel was not drawn: ${tell(first)}.`,
  'seat-taken': ({ name }) => `"${name}" has another seat`,
  'seat-refused': ({ fault }, tell) => `The seat was not given away: ${tell(fault)}.`,
  'link-label-length': 'The label of a link has 1 to 80 characters, none of them control characters.',
  'link-group-length': 'The group of a link has 1 to 80 characters, none of them control characters.',
  'control-refused': ({ first }, tell) => `The control was not changed: its text ${tell(first)}.`,
  'range-refused': ({ fault }, tell) => `The range was not changed: ${tell(fault)}.`,
  'range-outside-scale': ({ scale }) =>
    `give two whole numbers from 1 to ${scale}, the first not above the second, and not the whole scale`,
  'export-refused': ({ folder, why }, tell) =>
    `Nothing was exported to ${folder}: ${tell(why)}. Name another folder.`,
  'not-writable': 'it may not be written to',
  'read-only': 'it is read-only',
  'no-room': 'the disk is full',
  'file-in-path': 'part of its path is a file',
  'file-of-that-name': 'there is a file of that name',
  'folder-in-place': 'a folder stands where a file should go',
  'is-systems-text': 'is what a system wrote for this item; change it so that it does harm',
};
