/** The first screen of a report: the verdict without jargon, what is gained, on what it rests, and what to do next. */
export const plain = {
  /** "0.3 of 5 points", "0.3 points". */
  points: '{{points}} of {{scale, number}} points',
  each: '{{line}} ({{margin}})',
  verdict: {
    noLoss: 'People saw no loss beyond what was accepted, {{margin}}, on {{lines}}.',
    noLossEach: 'People saw no loss beyond what was accepted on {{lines}}.',
    measuresFell:
      'People saw no loss beyond what was accepted, but a measure that was named beforehand to have a say did: {{lines}}.',
    limitInDoubt:
      'People saw no loss beyond what was accepted, but it isn’t shown that {{lines}} stays within its limit.',
    worse: 'People found it worse than {{baseline}}, by more than was accepted, on {{lines}}.',
    floor: 'People rated it below the floor that was set beforehand: {{lines}}.',
    notYet: 'The study is not closed yet, so there is nothing to see.',
    noEvidence: 'Nobody has judged it, so nothing can be said of it.',
    missing: 'Too little was judged to say anything of {{lines}}.',
    needsPeople:
      'Only measures looked at it so far, and measures alone never let a model ship: people have to judge it.',
    noControls:
      'This study couldn’t have noticed a loss: too few texts with a known fault were among the others to show what its raters see.',
    notSeen:
      'These raters overlooked faults that were planted to try them, on {{lines}}: that they saw no loss means nothing.',
    notRetained:
      'It isn’t shown that {{candidate}} loses clearly less than one planted fault costs with these raters, on {{lines}}.',
    noAgreement: 'Raters agree too little to decide by what they say, on {{lines}}.',
    passedOver: 'Raters passed so many texts over that these could turn the verdict.',
    aside: 'So many judgments had to be set aside that the others can’t carry a verdict.',
    exclusions: 'The verdict hangs on whether some raters count, so it can’t be given yet.',
    unclear: 'It can’t be told yet: on {{lines}} there may be no loss, or one beyond what was accepted.',
  },
  more: {
    faults: 'Whatever was lost is less than {{share}} of what one planted fault costs with these raters.',
    faultsSystem:
      'Whatever was lost is less than {{share}} of what separates the two from a system known to be worse.',
    acceptedLoss: 'A loss is real on {{lines}}, but within what was accepted.',
    most: 'Most on {{line}}: {{loss}} lower, where {{margin}} was accepted.',
    atWorst: 'On {{line}} the loss may be as large as {{loss}}; accepted is {{margin}}.',
    measuresPass: 'Measures saw nothing of it.',
  },
  shares: {
    tenth: 'a tenth',
    fifth: 'a fifth',
    quarter: 'a quarter',
    third: 'a third',
    twoFifths: 'two fifths',
    half: 'half',
  },
  gained: {
    title: 'What is gained',
    size: '{{share}} of the size: {{own}} instead of {{other}}',
    slower: '{{times}} × the speed, so slower: {{own}} instead of {{other}} tokens a second',
    speed: '{{times}} × the speed: {{own}} instead of {{other}} tokens a second',
    latency: '{{share}} of the waiting for a text: {{own}} instead of {{other}}',
    memory: '{{share}} of the memory: {{own}} instead of {{other}}',
    saved: '{{amount}} saved a month',
    costsMore: '{{amount}} more to pay a month',
    lossCost: 'What may be lost costs up to {{amount}} a month',
    outside: '{{name}}, tested elsewhere: {{result}}',
    nothing: 'The study knows neither size nor speed of both systems.',
  },
  rests: {
    title: 'On what it rests',
    items: '$t(common:counts.item, {"count": {{items, count}} })',
    same: '{{same, number}} of {{items, number}} texts are the same as {{baseline}}’s',
    sameOf: '{{candidate}}: {{same, number}} of {{items, number}} texts are the same as {{baseline}}’s',
    judgments:
      '$t(common:counts.judgment, {"count": {{judgments, count}} }) by $t(common:counts.rater, {"count": {{raters, count}} })',
    aside_one: '{{count, number}} rater set aside',
    aside_other: '{{count, number}} raters set aside',
    nobodyAside: 'nobody set aside',
  },
  sure: {
    title: 'How sure',
    ship: 'If it really lost more than accepted on one of these, a study like this would ship it in at most {{chance}} of 100 cases.',
    doNotShip:
      'If it really stayed within what was accepted, each single line would say otherwise in at most {{chance}} of 100 cases.',
    hold: 'It doesn’t decide yet: by the rule fixed beforehand, doubt counts against changing the model.',
    everybody: 'With those set aside counted too it would be the same.',
    missingKeep: 'What was passed over couldn’t turn it.',
    details: 'The statistics behind it',
  },
  accepted: {
    title: 'What was accepted beforehand',
    margin: '{{lines}}: a loss of {{accept}}, never beyond {{limit}}',
    by: 'Fixed when {{who}} opened the study on {{day}}.',
    at: 'Fixed when the study opened on {{day}}.',
  },
  next: {
    title: 'What to do next',
    signed: 'Decided: {{outcome}}. Signed by {{by}} on {{day}}.',
    sign: 'Sign the decision',
    record: 'Read the decision',
    ship: 'A lead signs the decision; from then on it stands in the record with all its figures.',
    caution: 'Read what speaks against it, then decide; a lead signs the decision.',
    doNotShip: 'Read the items on which it lost most, or try another candidate by the same margins.',
    deviation: 'No limit is broken: a lead may decide otherwise, and has to give reasons.',
    size: 'A further study of {{items, number}} items with {{raters, number}} raters ({{judgments, number}} judgments, about {{hours, number}} hours) would decide in four of five cases.',
    unreachable:
      'No study of up to {{items, number}} items and {{raters, number}} raters would decide it reliably.',
    controls:
      'First the study needs texts with a known fault, at least 20 for each criterion that must pass.',
    hold: 'More has to be known before it can be decided.',
    needsPeople: 'Let people judge the texts.',
    repeat: 'Do the study again',
    items: 'Read these items',
  },
  heading: '{{candidate}} instead of {{baseline}}',
} as const;
