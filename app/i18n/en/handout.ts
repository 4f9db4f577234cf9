export const handout = {
  qr: {
    button: 'QR code',
    show: 'Show the QR code of “{{label}}”',
    of: 'QR code of “{{label}}”',
  },
  page: {
    title: 'Links to hand out',
    link: 'Texts to send, and a sheet to print',
    noPanel: 'There is nothing to hand out yet: draw the panel first, which gives each seat its link.',
    noLink: 'There is nothing to hand out: no link is open. Make one on the overview.',
    over: 'The study takes no judgments any more, so there is nothing to hand out.',
  },
  sheet: {
    title: 'Sheet to print',
    print: 'Print',
    introPanel_one:
      'A card with the rater’s link. Printed are the cards alone, without the name of the study.',
    introPanel_other:
      'A card for each seat, to be cut out. Printed are the cards alone, without the name of the study.',
    introLinks_one:
      'A card with the link, for a notice board say. Printed are neither the name of the study nor what the link is for.',
    introLinks_other:
      'A card for each link. Printed are neither the name of the study nor what the links are for.',
    own: 'This link is yours alone. Point a phone’s camera at the code, or type the address:',
    open: 'Point a phone’s camera at the code, or type the address:',
    until: 'until {{date}} UTC',
  },
  messages: {
    title: 'Texts to send',
    intro:
      'For those who have not begun or are not done, in the language of their pages. Evenhand sends nothing: copy each text into a message of yours, or all of them as a table for a mail merge.',
    introOpen:
      'For those who may come by a link, in the language of their pages. Evenhand sends nothing: copy the text into a message of yours.',
    nobody: 'Everybody is done. There is nobody to remind.',
    waiting: 'To those who have not begun',
    begun: 'To those who have begun',
    open: 'To whoever may take part',
    hint: 'Filled in: {name}, {study}, {tasks}, {link}, {until}. A line for which there is nothing is left out.',
    hintOpen: 'Filled in: {study}, {share}, {link}, {until}. A line for which there is nothing is left out.',
    until: 'Until when',
    untilHint:
      'As it is to stand in the text: “Friday, 4 December”. Without it, when the link ends, if it does.',
    table: 'Texts',
    who: 'For',
    text: 'Text',
    anybody: 'anybody with the link',
    notBegun_one: 'not begun, {{count, number}} task',
    notBegun_other: 'not begun, {{count, number}} tasks',
    left_one: '{{count, number}} task left',
    left_other: '{{count, number}} tasks left',
    read: 'Read it',
    readOf: 'Read the text for “{{label}}”',
    copy: 'Copy',
    copyOf: 'Copy the text for “{{label}}”',
    copied: 'Copied',
    copyAll: 'Copy all as a table',
    download: 'Download all (CSV)',
    settled_one: '{{count, number}} more needs none: done, or set aside.',
    settled_other: '{{count, number}} more need none: done, or set aside.',
  },
  message: {
    waiting:
      'Hello {name},\n\nthe study “{study}” waits for your judgment: {tasks}. You can do them in parts, on a computer or a phone.\n\n{link}\n\nThe link is yours alone; please don’t pass it on.\nPlease be done by {until}.\n\nThank you!',
    begun:
      'Hello {name},\n\nthank you for what you have judged in the study “{study}”. Still to do: {tasks}. Your link goes on where you stopped:\n\n{link}\n\nPlease be done by {until}.\n\nThank you!',
    open: 'Hello,\n\nwe are looking for people who judge texts in the study “{study}”. Whoever has this link can take part, without an account:\n\n{link}\n\n{share} of the judgments are in.\nIf you have begun already, thank you: in the same browser the link goes on where you stopped.\nIt can be done until {until}.\n\nThank you!',
    tasks_one: '{{count, number}} task',
    tasks_other: '{{count, number}} tasks',
    share: '{{percent, number}} %',
  },
} as const;
