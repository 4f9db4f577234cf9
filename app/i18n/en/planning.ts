export const planning = {
  reached: '{{items}} items and {{raters}} raters ship an equal candidate in {{power}} of such studies.',
  notReached:
    '{{items}} items and {{raters}} raters ship an equal candidate in {{power}} of such studies, not in the {{asked}} that are asked for.',
  outOfReach:
    'No study of up to {{items}} items and {{raters}} raters ships an equal candidate in {{asked}} of the cases; the largest does in {{power}}.',
  band: 'between {{lower}} and {{upper}} if the assumptions are off',
  obstacle: {
    'nothing-gates':
      'No line that must pass has 20 slight controls, so nothing shows that a loss would be seen, and the verdict would always be hold.',
    line: 'What stands most in the way: the interval of {{line}} is narrow enough for its margin in {{share}} of the studies.',
    'not-seen':
      'What stands most in the way: the faults of slight controls on {{line}} are seen in {{share}} of the studies; stronger or more controls help.',
    'not-retained':
      'What stands most in the way: that {{line}} loses less than the share of a slight control’s loss is shown in {{share}} of the studies; stronger or more controls help, as do more items and raters.',
    'severe-losses':
      'What stands most in the way: the guardrail against severe losses keeps its limit in {{share}} of the studies; it takes some 74 items at a limit of 5 %.',
  },
  remedy: {
    size: '{{items}} items and {{raters}} raters reach it.',
    margins: 'At this size an accepted loss of {{accept}} of the scale’s range on criteria reaches it.',
    'fewer-criteria':
      'At this size {{mustPass}} that must pass, the other criteria being guardrails, reaches it.',
    controls: 'At this size {{slight}} slight controls of each criterion reach it.',
    none: 'Nothing that was tried brings it within reach: margins up to ten times as wide, fewer criteria, more controls, and far larger studies.',
  },
  warning: {
    'weak-controls':
      'Slight controls of {{line}} cost {{d}}, less than three times the accepted loss of {{accept}}: they gate weakly.',
    'controls-below-d':
      'Slight controls of {{line}} are expected to cost {{loss}}, and the rule takes {{d}} for it: that costs power.',
    'few-items':
      'The set-up makes one control an item: {{items}} items don’t carry the {{controls}} controls that are counted on, and a criterion with fewer than 20 slight ones doesn’t gate.',
    small: 'With so few raters or items every figure is rough.',
    floors: 'Floors are not counted: an equal candidate may fail them.',
    agreement: 'Floors of agreement are not counted.',
    voters: 'Measures are not counted: voters that fail turn ship into ship with caution.',
  },
  assumed: 'Assumed, for want of a pilot: {{names}}.',
  adopted: 'From the pilot {{study}}: {{items}} items, {{raters}} raters, closed on {{date}}.',
  table: {
    items: 'items',
    raters: 'raters',
    power: 'power',
    judgments: 'judgments',
    hours: 'hours of rating',
    cost: 'cost',
    outcomes: 'otherwise',
    withCaution: 'ship with caution {{share}}',
    hold: 'hold {{share}}',
    doNotShip: 'do not ship {{share}}',
    curve: 'Power of other sizes',
  },
};
