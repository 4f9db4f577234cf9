export const explore = {
  title: 'What the verdict hangs on',
  mark: 'This explores, it is no verdict',
  markBody:
    'The verdict is the one by the margins that were fixed before the study opened, and by the raters who count. What stands here was computed just now by the same rule, and is stored nowhere.',
  back: 'Back to the report',
  pointer:
    'Where the verdict would turn with other margins, without each single rater, and with everybody, computed by the rule itself.',
  open: 'Explore it',
  candidate: 'Candidate',
  times: '{{factor}} × the margins that were fixed',
  margins: {
    title: 'Other margins',
    intro:
      'The accepted loss and the limit of criteria and preferences so many times as large, each line and the gate judged anew. Measures, severe losses and what controls cost stay as they are.',
    slider: 'Margins',
    never: '{{system}}: {{decision}}, whatever of these margins.',
    turns: '{{system}} turns at {{factor}} × the margins: below “{{from}}”, from there on “{{to}}”.',
    caption: 'The decision by margins',
  },
  raters: {
    title: 'Without each rater',
    intro: 'The same rule without all judgments of one rater at a time.',
    none: '{{system}}: {{decision}}, whichever rater is left out.',
    some_one: '{{system}}: leaving out one of {{of, number}} raters would change the decision.',
    some_other:
      '{{system}}: leaving out any of {{count, number}} of {{of, number}} raters would change the decision.',
    everybody: '{{system}}, with those who were set aside counted in: {{decision}}.',
    caption: 'The decision without each rater',
    rater: 'Without',
  },
} as const;
