/** What each figure of a report is: said beside the figure, and in docs/report.md. */
export const figures = {
  about: 'What is this figure?',
  n: 'n',
  counts: {
    items_one: '{{count, number}} item',
    items_other: '{{count, number}} items',
    texts_one: '{{count, number}} text',
    texts_other: '{{count, number}} texts',
    raters_one: '{{count, number}} rater',
    raters_other: '{{count, number}} raters',
    judgments_one: '{{count, number}} judgment',
    judgments_other: '{{count, number}} judgments',
    comparisons_one: '{{count, number}} comparison',
    comparisons_other: '{{count, number}} comparisons',
    ratings_one: '{{count, number}} rating',
    ratings_other: '{{count, number}} ratings',
  },
  level: 'Interval',
  levelOf: '{{level}}: so often an interval made like this covers the true figure',
  formula: 'Formula',
  of: {
    difference:
      'How much better (+) or worse (−) the candidate is than the baseline, by the same rater on the same item, on average.',
    severe:
      'Share of items on which the candidate gains half the scale or more, minus the share on which it loses as much.',
    measureLine:
      'How much better (+) or worse (−) the candidate does by this measure, on average over items.',
    net: 'How much oftener the candidate was preferred than the baseline, as a share of all comparisons.',
    seen: 'What one known fault cost with these raters: the text with the fault minus the same text without it.',
    retained:
      'The candidate’s difference minus the allowed share of what a known fault costs. Above 0, a loss of that share or more is ruled out.',
    alpha:
      'How far raters agree beyond chance: 1 = always, 0 = as by chance. Low by construction where nearly all texts are good.',
    alphaPeriod:
      'How far raters agree beyond chance on the texts of this stretch of the study. It falls where raters drift apart, and where texts become more alike.',
    ac: 'How far raters agree beyond chance, by a measure that stays sensible where nearly all texts are good.',
    reliability:
      'How well the mean that a text gets from its raters tells it from other texts: 1 = perfectly.',
    mean: 'The average rating.',
    model:
      'Of the comparisons with the baseline in which one text was preferred, the share that this system would win.',
    tau: 'Whether items that this measure puts down are those that people put down: 1 = the same order, 0 = unrelated.',
    measure: 'What this measure makes of all of the system’s texts together.',
    segment:
      'The candidate’s difference to the baseline on the items of this segment alone. It decides nothing.',
    effect:
      'The difference in standard deviations of a single rating, which studies with other scales can be compared by.',
    z: 'The average rating after each rater’s own mean and spread are taken off.',
    penalty:
      'Points that marked faults take off a text, on average over those who read it. Fewer are better. It decides nothing.',
    penaltyRate:
      'Points that marked faults take off 100 words; in scripts without spaces each character counts as one. Fewer are better. It decides nothing.',
    penaltyGain:
      'How many points fewer (+) or more (−) the candidate’s texts lose than the baseline’s, by the same rater on the same item. It decides nothing.',
    penaltyRateGain:
      'How many points fewer (+) or more (−) 100 words of the candidate’s lose than of the baseline’s, over the same raters and items. It decides nothing.',
    penaltyKind: 'Points that faults of this kind take off a text, on average, and how many were marked.',
    penaltyAlpha:
      'How far raters agree beyond chance on the points of a text: 1 = always, 0 = as by chance. A few costly faults weigh much in it.',
    marks: 'Marks of this severity for each time a text was judged, and how many there are.',
    unmarked: 'Share of the judgments that marked nothing.',
    score: 'The average over criteria, from 0 for the worst point of the scales to 100 for the best.',
    severity:
      'How much lower a rating is than what others gave the same text, as a share of the scale: above 0 is stricter.',
    ranks:
      'Ranks that tests of all pairs leave possible: one more than the systems that are surely better, up to as many as aren’t surely worse.',
    floor: 'What was fixed before the study opened: the whole interval must lie below it.',
    deviation: 'How far single ratings of both systems spread: what the difference is divided by.',
    count: 'How many there were; of those who were set aside none are among them unless it says so.',
    pace: 'Time that the rater was active on a task, in the middle of all; gaps aren’t counted.',
    failed:
      'Outputs spoiled on purpose that the rater rated like sound ones, of those that they saw: who does so was not reading.',
    strictness:
      'The others’ mean less this rater’s rating of the same texts, in points: above 0 is stricter, below it milder. It cancels in differences and excludes nobody.',
    steadiness: 'Questions that were asked twice and answered the same both times.',
    meanRating: 'The average rating over criteria, where all have one scale.',
    sameTexts: 'Share of the outputs that are the same as the baseline’s.',
    size: 'Size of the model’s files.',
    memory: 'Most memory that generating took.',
    speed: 'New tokens a second over all outputs.',
    latency: 'Time within which half of the outputs were there.',
    slowest: 'Time within which 95 % of the outputs were there.',
    firstToken: 'Time until an output’s first token, in the middle of all.',
    tokens: 'New tokens of an output, on average.',
    generation: 'Time that all outputs together took, with as many beside each other as were generated so.',
    placedBest: 'Share of the rankings in which the system came first, alone or with others.',
    placedWorst: 'Share of the rankings in which the system came last, alone or with others.',
    placed: 'Rankings in which the system got this place.',
    meanPlace: 'The system’s place on average: 1 is best.',
    apart: 'How far a rating is from what others gave the same text.',
  },
} as const;
