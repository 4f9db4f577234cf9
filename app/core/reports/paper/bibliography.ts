// Sources of what a study may have used, as BibTeX, by the key that a paper cites each by.

const entry = (kind: string, fields: Readonly<Record<string, string>>) => ({ kind, fields });

export const SOURCES = {
  piaggio2012: entry('article', {
    author:
      'Piaggio, Gilda and Elbourne, Diana R. and Pocock, Stuart J. and Evans, Stephen J. W. and Altman, Douglas G.',
    title:
      'Reporting of noninferiority and equivalence randomized trials: Extension of the {CONSORT} 2010 statement',
    journal: 'JAMA',
    volume: '308',
    number: '24',
    pages: '2594--2604',
    year: '2012',
    doi: '10.1001/jama.2012.87802',
  }),
  pigeot2003: entry('article', {
    author: 'Pigeot, Iris and Sch{\\"a}fer, Juliane and R{\\"o}hmel, Joachim and Hauschke, Dieter',
    title: 'Assessing non-inferiority of a new treatment in a three-arm clinical trial including a placebo',
    journal: 'Statistics in Medicine',
    volume: '22',
    number: '6',
    pages: '883--899',
    year: '2003',
    doi: '10.1002/sim.1450',
  }),
  cameron2011: entry('article', {
    author: 'Cameron, A. Colin and Gelbach, Jonah B. and Miller, Douglas L.',
    title: 'Robust inference with multiway clustering',
    journal: 'Journal of Business \\& Economic Statistics',
    volume: '29',
    number: '2',
    pages: '238--249',
    year: '2011',
    doi: '10.1198/jbes.2010.07136',
  }),
  satterthwaite1946: entry('article', {
    author: 'Satterthwaite, F. E.',
    title: 'An approximate distribution of estimates of variance components',
    journal: 'Biometrics Bulletin',
    volume: '2',
    number: '6',
    pages: '110--114',
    year: '1946',
    doi: '10.2307/3002019',
  }),
  newcombe1998: entry('article', {
    author: 'Newcombe, Robert G.',
    title:
      'Interval estimation for the difference between independent proportions: Comparison of eleven methods',
    journal: 'Statistics in Medicine',
    volume: '17',
    number: '8',
    pages: '873--890',
    year: '1998',
  }),
  ville1939: entry('book', {
    author: 'Ville, Jean',
    title: "{\\'E}tude critique de la notion de collectif",
    publisher: 'Gauthier-Villars',
    address: 'Paris',
    year: '1939',
  }),
  lan1983: entry('article', {
    author: 'Lan, K. K. Gordon and DeMets, David L.',
    title: 'Discrete sequential boundaries for clinical trials',
    journal: 'Biometrika',
    volume: '70',
    number: '3',
    pages: '659--663',
    year: '1983',
    doi: '10.1093/biomet/70.3.659',
  }),
  obrien1979: entry('article', {
    author: "O'Brien, Peter C. and Fleming, Thomas R.",
    title: 'A multiple testing procedure for clinical trials',
    journal: 'Biometrics',
    volume: '35',
    number: '3',
    pages: '549--556',
    year: '1979',
  }),
  krippendorff2011: entry('techreport', {
    author: 'Krippendorff, Klaus',
    title: "Computing {Krippendorff's} alpha-reliability",
    institution: 'University of Pennsylvania',
    year: '2011',
    url: 'https://repository.upenn.edu/asc_papers/43',
  }),
  gwet2008: entry('article', {
    author: 'Gwet, Kilem Li',
    title: 'Computing inter-rater reliability and its variance in the presence of high agreement',
    journal: 'British Journal of Mathematical and Statistical Psychology',
    volume: '61',
    number: '1',
    pages: '29--48',
    year: '2008',
    doi: '10.1348/000711006X126600',
  }),
  kendall1939: entry('article', {
    author: 'Kendall, M. G. and Babington Smith, B.',
    title: 'The problem of $m$ rankings',
    journal: 'The Annals of Mathematical Statistics',
    volume: '10',
    number: '3',
    pages: '275--287',
    year: '1939',
  }),
  kendall1945: entry('article', {
    author: 'Kendall, M. G.',
    title: 'The treatment of ties in ranking problems',
    journal: 'Biometrika',
    volume: '33',
    number: '3',
    pages: '239--251',
    year: '1945',
  }),
  davidson1970: entry('article', {
    author: 'Davidson, Roger R.',
    title: 'On extending the {Bradley--Terry} model to accommodate ties in paired comparison experiments',
    journal: 'Journal of the American Statistical Association',
    volume: '65',
    number: '329',
    pages: '317--328',
    year: '1970',
  }),
  holm1979: entry('article', {
    author: 'Holm, Sture',
    title: 'A simple sequentially rejective multiple test procedure',
    journal: 'Scandinavian Journal of Statistics',
    volume: '6',
    number: '2',
    pages: '65--70',
    year: '1979',
  }),
  koehn2004: entry('inproceedings', {
    author: 'Koehn, Philipp',
    title: 'Statistical significance tests for machine translation evaluation',
    booktitle: 'Proceedings of the 2004 Conference on Empirical Methods in Natural Language Processing',
    pages: '388--395',
    year: '2004',
    url: 'https://aclanthology.org/W04-3250',
  }),
  papineni2002: entry('inproceedings', {
    author: 'Papineni, Kishore and Roukos, Salim and Ward, Todd and Zhu, Wei-Jing',
    title: '{BLEU}: a method for automatic evaluation of machine translation',
    booktitle: 'Proceedings of the 40th Annual Meeting of the Association for Computational Linguistics',
    pages: '311--318',
    year: '2002',
    url: 'https://aclanthology.org/P02-1040',
  }),
  post2018: entry('inproceedings', {
    author: 'Post, Matt',
    title: 'A call for clarity in reporting {BLEU} scores',
    booktitle: 'Proceedings of the Third Conference on Machine Translation: Research Papers',
    pages: '186--191',
    year: '2018',
    url: 'https://aclanthology.org/W18-6319',
  }),
  lin2004: entry('inproceedings', {
    author: 'Lin, Chin-Yew',
    title: '{ROUGE}: A package for automatic evaluation of summaries',
    booktitle: 'Text Summarization Branches Out',
    pages: '74--81',
    year: '2004',
    url: 'https://aclanthology.org/W04-1013',
  }),
  popovic2015: entry('inproceedings', {
    author: "Popovi{\\'c}, Maja",
    title: '{chrF}: character n-gram {F}-score for automatic {MT} evaluation',
    booktitle: 'Proceedings of the Tenth Workshop on Statistical Machine Translation',
    pages: '392--395',
    year: '2015',
    url: 'https://aclanthology.org/W15-3049',
  }),
  popovic2017: entry('inproceedings', {
    author: "Popovi{\\'c}, Maja",
    title: '{chrF++}: words helping character n-grams',
    booktitle: 'Proceedings of the Second Conference on Machine Translation',
    pages: '612--618',
    year: '2017',
    url: 'https://aclanthology.org/W17-4770',
  }),
  snover2006: entry('inproceedings', {
    author: 'Snover, Matthew and Dorr, Bonnie and Schwartz, Rich and Micciulla, Linnea and Makhoul, John',
    title: 'A study of translation edit rate with targeted human annotation',
    booktitle:
      'Proceedings of the 7th Conference of the Association for Machine Translation in the Americas: Technical Papers',
    pages: '223--231',
    year: '2006',
    url: 'https://aclanthology.org/2006.amta-papers.25',
  }),
  lavie2007: entry('inproceedings', {
    author: 'Lavie, Alon and Agarwal, Abhaya',
    title:
      '{METEOR}: An automatic metric for {MT} evaluation with high levels of correlation with human judgments',
    booktitle: 'Proceedings of the Second Workshop on Statistical Machine Translation',
    pages: '228--231',
    year: '2007',
    url: 'https://aclanthology.org/W07-0734',
  }),
  rajpurkar2016: entry('inproceedings', {
    author: 'Rajpurkar, Pranav and Zhang, Jian and Lopyrev, Konstantin and Liang, Percy',
    title: '{SQuAD}: 100,000+ questions for machine comprehension of text',
    booktitle: 'Proceedings of the 2016 Conference on Empirical Methods in Natural Language Processing',
    pages: '2383--2392',
    year: '2016',
    url: 'https://aclanthology.org/D16-1264',
  }),
  li2016: entry('inproceedings', {
    author: 'Li, Jiwei and Galley, Michel and Brockett, Chris and Gao, Jianfeng and Dolan, Bill',
    title: 'A diversity-promoting objective function for neural conversation models',
    booktitle:
      'Proceedings of the 2016 Conference of the North American Chapter of the Association for Computational Linguistics: Human Language Technologies',
    pages: '110--119',
    year: '2016',
    url: 'https://aclanthology.org/N16-1014',
  }),
  zhang2020: entry('inproceedings', {
    author: 'Zhang, Tianyi and Kishore, Varsha and Wu, Felix and Weinberger, Kilian Q. and Artzi, Yoav',
    title: '{BERTScore}: Evaluating text generation with {BERT}',
    booktitle: 'International Conference on Learning Representations',
    year: '2020',
    url: 'https://openreview.net/forum?id=SkeHuCVFDr',
  }),
  freitag2021: entry('article', {
    author:
      'Freitag, Markus and Foster, George and Grangier, David and Ratnakar, Viresh and Tan, Qijun and Macherey, Wolfgang',
    title: 'Experts, errors, and context: A large-scale study of human evaluation for machine translation',
    journal: 'Transactions of the Association for Computational Linguistics',
    volume: '9',
    pages: '1460--1474',
    year: '2021',
    doi: '10.1162/tacl_a_00437',
  }),
  belz2025: entry('inproceedings', {
    author: 'Belz, Anya and Thomson, Craig',
    title: '{HEDS} 3.0: The human evaluation data sheet version 3.0',
    booktitle: 'Proceedings of the Fourth Workshop on Generation, Evaluation and Metrics ({GEM}$^2$)',
    pages: '60--81',
    year: '2025',
    eprint: '2412.07940',
    archiveprefix: 'arXiv',
  }),
} as const;

export type Source = keyof typeof SOURCES;

/** A place of a text that sources are named at; what was named is known afterwards. */
export interface Citing {
  /** The command that cites them, with the space before it. */
  cite(...sources: readonly Source[]): string;
  readonly cited: ReadonlySet<Source>;
}

export function citing(): Citing {
  const cited = new Set<Source>();
  return {
    cite(...sources) {
      for (const source of sources) cited.add(source);
      return `~\\cite{${sources.join(',')}}`;
    },
    cited,
  };
}

/** The sources that were cited, by their keys, as a BibTeX file. */
export function bibtexOf(cited: ReadonlySet<Source>): string {
  return [...cited]
    .sort()
    .map((key) => {
      const { kind, fields } = SOURCES[key];
      const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${value}},\n`);
      return `@${kind}{${key},\n${lines.join('')}}\n`;
    })
    .join('\n');
}
