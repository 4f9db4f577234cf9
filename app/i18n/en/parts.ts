/** The parts of a report: what each is called, and what it shows in a sentence. */
export const parts = {
  contents: 'Contents',
  here: 'Contents, now at {{part}}',
  link: 'Link to this part: {{part}}',
  groups: {
    result: 'The result',
    people: 'What people said',
    trust: 'How far to trust it',
    cost: 'Cost and measures',
    behind: 'Behind it',
  },
  of: {
    verdict: { title: 'Verdict', says: 'What may be done, on what that rests, and what to do next.' },
    compared: {
      title: 'All candidates in one view',
      says: 'The same lines for every candidate, and which systems can be told apart at all.',
    },
    effects: {
      title: 'Standardised differences',
      says: 'Differences in standard deviations, and means without what is each rater’s own scale.',
    },
    time: {
      title: 'Over the study’s time',
      says: 'Whether raters drifted apart, or became stricter, as the study went on.',
    },
    evidence: {
      title: '{{candidate}} against {{baseline}}',
      says: 'Every difference with its interval, beside the loss that was accepted beforehand.',
    },
    gate: {
      title: 'Could these raters have seen a loss?',
      says: 'Whether hidden texts with a known fault were noticed, and what the candidate keeps beside them.',
    },
    preferences: {
      title: 'Preferences',
      says: 'Which of two texts raters would rather have, and whether the side it stood on mattered.',
    },
    rankings: {
      title: 'Rankings',
      says: 'How often each system came first, last and at every place between.',
    },
    bestWorst: { title: 'Best and worst', says: 'How often each system was called the best and the worst.' },
    model: {
      title: 'All systems on one scale',
      says: 'What share of the decided comparisons with the baseline each system would win.',
    },
    ratings: {
      title: 'Ratings',
      says: 'How the ratings of each system spread over the points of the scale.',
    },
    faults: {
      title: 'Marked faults',
      says: 'How many faulty spans raters marked in the texts of each system.',
    },
    segments: {
      title: 'By segment',
      says: 'Whether one kind of item fares worse than the others; it decides nothing.',
    },
    items: {
      title: 'Items worth reading',
      says: 'The texts on which raters saw the largest differences, side by side.',
    },
    agreement: {
      title: 'Agreement between raters',
      says: 'How far raters give the same text the same value, beyond chance.',
    },
    sensitivity: {
      title: 'What the verdict hangs on',
      says: 'Whether other margins or other raters would have turned it.',
    },
    raters: { title: 'Raters', says: 'Who judged, how strictly, and whose judgments were left out.' },
    costs: {
      title: 'Cost against quality',
      says: 'What each system takes, beside what its texts are worth to people.',
    },
    stakes: {
      title: 'What is at stake',
      says: 'What was said of money and found elsewhere. It counts for nothing in the verdict.',
    },
    measures: { title: 'Measures', says: 'What automatic measures make of each system, over all items.' },
    follows: {
      title: 'Do the measures follow these people?',
      says: 'Whether an item that a measure puts down is one that people put down as well.',
    },
    series: { title: 'Over time', says: 'What the studies found that repeat one another.' },
    provenance: {
      title: 'How the outputs were made',
      says: 'Models, settings and machines behind the texts that were judged.',
    },
    method: { title: 'How it was computed', says: 'All that is needed to compute every figure again.' },
  },
} as const;
