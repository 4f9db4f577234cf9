export const opening = {
  titleOf: 'Opening {{study}}',
  title: 'Before it opens',
  asked:
    'Raters are asked for {{blocks, number}} readings of {{items, number}} items, {{raters, number}} of each: {{judgments, number}} judgments altogether, controls included.',
  seats_one: 'The panel has one seat.',
  seats_other: 'The panel has {{count, number}} seats.',
  reckoning: 'How surely this study decides is being computed …',
  supposed_one: 'One rater is reckoned with; fewer or more may come.',
  supposed_other: '{{count, number}} raters are reckoned with; fewer or more may come.',
  findings: 'Look at this first',
  nothingFound: 'Nothing was found that stands against opening it.',
  found: {
    'nothing-to-judge':
      'There is nothing to judge: all texts of all items are the same, and there are no controls. It can’t be opened like this.',
    'panel-not-drawn': 'The panel isn’t drawn yet. The study can’t be opened without it.',
    identical:
      '{{same, number}} of {{of, number}} texts of {{system}} are the baseline’s, word for word, and count as equal. If two models were to be compared that differ, look whether the right one was chosen.',
    empty: '{{count, number}} of {{of, number}} texts of {{system}} are empty. Raters see an empty box.',
    cut: '{{count, number}} of {{of, number}} texts of {{system}} ended at the limit of their length. Raters see them cut off; users would too only if the limit is theirs.',
    'few-items': '{{items, number}} items are few: every figure will be rough.',
    'few-seats': '{{raters, number}} raters are few: what one of them does weighs much.',
    'one-rater-each': 'Each item is judged once: agreement can’t be told.',
    'few-controls_one':
      '{{criteria}} has {{slight, number}} slight controls; with fewer than {{least, number}} it can’t gate and is a guardrail.',
    'few-controls_other':
      '{{criteria}} have fewer than {{least, number}} slight controls each (the fewest: {{slight, number}}). They can’t gate and are guardrails.',
    'few-controls-compared':
      'There are {{slight, number}} slight controls; with fewer than {{least, number}} the comparison can’t gate.',
    'no-references': 'Measures vote that compare with references, and no item has one: they will not count.',
    'no-link': 'There is no link yet that raters could join by; it can also be made after the opening.',
    loopback:
      'This installation is reached at this machine alone (EVENHAND_ORIGIN): the links that it makes lead nowhere for raters elsewhere.',
    'pilot-open':
      'The pilot “{{pilot}}” still runs. What it finds can’t be used any more once the study is open.',
  },
  place: {
    panel: 'Panel',
    pairs: 'Read the pairs that differ most',
    controls: 'Controls',
    pilot: 'Pilots',
    settings: 'Set-up',
    study: 'Make a link',
  },
  fixed: {
    title: 'What is fixed from then on',
    intro:
      'Items and texts, what raters are asked, margins and what decides, the rule by which raters are set aside, the plan of looks. Raters may pause and end; links may be made and withdrawn.',
    all: 'Read all of it',
  },
  confirm: {
    label: 'I have read what is fixed. Nothing of it can be changed once the study is open.',
    missing: 'Say that you have read it, then open the study.',
    open: 'Open the study',
  },
  notReady: 'The outputs aren’t all there yet.',
  notYet: 'What is marked red comes first.',
  back: 'Back to the study',
  refused: 'The study was not opened',
};
