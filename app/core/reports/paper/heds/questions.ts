// The questions of the Human Evaluation Data Sheet 3.0, quoted from the form that its authors publish
// (https://nlp-heds.github.io; Belz & Thomson 2025), and how that form keeps what is answered.

/** A question of the data sheet. */
export interface HedsQuestion {
  readonly number: string;
  readonly question: string;
  /** The name of its field in the form, without what all begin with. */
  readonly element: string;
  /** Whether it is answered by a text, by one of its options, or by several. */
  readonly kind: 'text' | 'one' | 'several';
  /** In the form's order; of languages see `languages.ts`. */
  readonly options?: readonly string[];
}

/** What the data sheet is called, and its sections by the first part of their questions' numbers. */
export const HEDS_VERSION = '3.0';
export const HEDS_SECTIONS: Readonly<Record<string, string>> = {
  '1': 'Main Reference and Supplementary Resources',
  '2': 'Evaluated System(s)',
  '3': 'Sample of System Outputs, Evaluators and Experimental Design',
  '4': 'Definition and Operationalisation of Quality Criteria',
  '5': 'Ethics',
};

export const HEDS_QUESTIONS = [
  {
    number: '1.1.1',
    question: 'Where can the main reference for the evaluation experiment be found?',
    element: 'paper_and_resources-paper-link',
    kind: 'one',
    options: [
      '1. The main paper reporting the experiment is here (enter URL).',
      '2. An unpublished report describing the experiment can be found here (enter URL).',
      '3. No report describing the experiment is available and this sheet will be uploaded for preregistration here (enter URL).',
      '4. No report describing the experiment is available and no pregistration is not planned.',
    ],
  },
  {
    number: '1.1.2',
    question: 'Which experiment is this form being completed for?',
    element: 'paper_and_resources-paper-experiment_identification',
    kind: 'text',
  },
  {
    number: '1.2',
    question: 'Where can the resources that were used in the evaluation experiment be found?',
    element: 'paper_and_resources-resources-links',
    kind: 'one',
    options: [
      '1. The resources used in the experiment can be found here (enter URL(s)).',
      '2. No resources shared.',
    ],
  },
  {
    number: '1.3.1.1',
    question: 'Name of the person completing this sheet.',
    element: 'paper_and_resources-names_and_affiliations-person_completing_this_sheet-name',
    kind: 'text',
  },
  {
    number: '1.3.1.2',
    question: 'Affiliation of the person completing this sheet.',
    element: 'paper_and_resources-names_and_affiliations-person_completing_this_sheet-affiliation',
    kind: 'text',
  },
  {
    number: '1.3.1.3',
    question: 'Email address of the person completing this sheet.',
    element: 'paper_and_resources-names_and_affiliations-person_completing_this_sheet-email',
    kind: 'text',
  },
  {
    number: '1.3.2.1',
    question: 'Name of the contact author.',
    element: 'paper_and_resources-names_and_affiliations-contact_author-name',
    kind: 'text',
  },
  {
    number: '1.3.2.2',
    question: 'Affiliation of the contact author.',
    element: 'paper_and_resources-names_and_affiliations-contact_author-affiliation',
    kind: 'text',
  },
  {
    number: '1.3.2.3',
    question: 'Email address of the contact author.',
    element: 'paper_and_resources-names_and_affiliations-contact_author-email',
    kind: 'text',
  },
  {
    number: '2.1',
    question: 'What type of input do the evaluated system(s) take?',
    element: 'system-input_types',
    kind: 'several',
    options: [
      '1. Raw/structured data',
      '2. Deep linguistic representation (DLR)',
      '3. Shallow linguistic representation (SLR)',
      '4. Text: subsentential unit of text',
      '5. Text: sentence',
      '6. Text: multiple sentences',
      '7. Text: document',
      '8. Text: dialogue',
      '9. Text: other (please describe)',
      '10. Speech',
      '11. Visual',
      '12. Multi-modal',
      '13. Control feature',
      '14. No input (please explain)',
      '15. Other (please describe)',
    ],
  },
  {
    number: '2.2',
    question: 'What type of output do the evaluated system(s) generate?',
    element: 'system-output_types',
    kind: 'several',
    options: [
      '1. Raw/structured data',
      '2. Deep linguistic representation (DLR)',
      '3. Shallow linguistic representation (SLR)',
      '4. Text: subsentential unit of text',
      '5. Text: sentence',
      '6. Text: multiple sentences',
      '7. Text: document',
      '8. Text: dialogue',
      '9. Text: other (please describe)',
      '10. Speech',
      '11. Visual',
      '12. Multi-modal',
      '14. No input (please explain)',
      '15. Other (please describe)',
    ],
  },
  {
    number: '2.3',
    question:
      'What is the task that the evaluated system(s) perform in mapping the inputs in Question 2.1 to the outputs in Question 2.2?',
    element: 'system-tasks',
    kind: 'several',
    options: [
      '1. Content selection/determination',
      '2. Content ordering/structuring',
      '3. Aggregation',
      '4. Referring expression generation',
      '5. Lexicalisation',
      '6. Deep generation',
      '7. Surface realisation (SLR to text)',
      '8. Feature-controlled text generation',
      '9. Data-to-text generation',
      '10. Dialogue turn generation',
      '11. Question generation',
      '12. Question answering',
      '13. Paraphrasing/lossless simplification',
      '14. Compression/lossy simplification',
      '15. Machine translation',
      '16. Summarisation (text-to-text)',
      '17. End-to-end text generation',
      '18. Image/video description',
      '19. Post-editing/correction',
      '20. Other (please describe)',
    ],
  },
  {
    number: '2.4',
    question: 'What are the language(s) of the inputs accepted by the system(s)?',
    element: 'system-input_languages',
    kind: 'several',
  },
  {
    number: '2.5',
    question: 'What are the language(s) of the outputs produced by the system?',
    element: 'system-output_languages',
    kind: 'several',
  },
  {
    number: '3.1.1',
    question: 'How many system outputs (or other evaluation items) are evaluated per system?',
    element: 'sample_evaluators_design-sample-number_of_system_outputs',
    kind: 'text',
  },
  {
    number: '3.1.2',
    question: 'How are system outputs (or other evaluation items) selected for inclusion?',
    element: 'sample_evaluators_design-sample-system_output_selection',
    kind: 'one',
    options: [
      '1. By simple automatic random selection',
      '2. By an automatic random process but using stratified sampling over given properties',
      '3. By non-random automatic selection',
      '4. By manual, arbitrary selection',
      '5. By manual selection aimed at achieving balance or variety relative to given properties',
      '6. Other (please describe)',
    ],
  },
  {
    number: '3.1.3.1',
    question: 'What method of statistical power analysis was used to determine the appropriate sample size?',
    element: 'sample_evaluators_design-sample-statistical_power-method',
    kind: 'text',
  },
  {
    number: '3.1.3.2',
    question: 'What is the statistical power of the sample?',
    element: 'sample_evaluators_design-sample-statistical_power-value',
    kind: 'text',
  },
  {
    number: '3.1.3.3',
    question: 'Where can other researchers find details of any code used in the power analysis performed?',
    element: 'sample_evaluators_design-sample-statistical_power-script',
    kind: 'text',
  },
  {
    number: '3.2.1',
    question: 'How many evaluators are there in this experiment?',
    element: 'sample_evaluators_design-evaluators-number_of_evaluators',
    kind: 'text',
  },
  {
    number: '3.2.2.1',
    question: 'Are the evaluators in this experiment domain experts?',
    element: 'sample_evaluators_design-evaluators-evaluators-expertise',
    kind: 'one',
    options: ['1. Yes', '2. No', '3. N/A (please explain).'],
  },
  {
    number: '3.2.2.2',
    question: 'Did participants receive any form of payment?',
    element: 'sample_evaluators_design-evaluators-evaluators-payment',
    kind: 'one',
    options: [
      '1. Paid (monetary compensation)',
      '2. Paid (non-monetary compensation such as course credits)',
      '3. Not paid',
      '4. N/A (please explain).',
    ],
  },
  {
    number: '3.2.2.3',
    question: 'Were any of the participants previously known to the authors?',
    element: 'sample_evaluators_design-evaluators-evaluators-known_to_authors',
    kind: 'one',
    options: ['1. Yes', '2. No', '3. N/A (please explain).'],
  },
  {
    number: '3.2.2.4',
    question: 'Were any of the researchers running the experiment among the participants?',
    element: 'sample_evaluators_design-evaluators-evaluators-are_authors',
    kind: 'one',
    options: ['1. Yes', '2. No', '3. N/A (please explain).'],
  },
  {
    number: '3.2.3',
    question: 'How are evaluators recruited?',
    element: 'sample_evaluators_design-evaluators-recruitment_method',
    kind: 'text',
  },
  {
    number: '3.2.4',
    question: 'What training and/or practice are evaluators given before starting on the evaluation itself?',
    element: 'sample_evaluators_design-evaluators-training_practice',
    kind: 'text',
  },
  {
    number: '3.2.5',
    question: 'What other characteristics do the evaluators have?',
    element: 'sample_evaluators_design-evaluators-characteristics',
    kind: 'text',
  },
  {
    number: '3.3.1',
    question: 'Has the experimental design been preregistered?',
    element: 'sample_evaluators_design-experimental_design-preregistered',
    kind: 'one',
    options: ['1. Yes (please provide link)', '2. No'],
  },
  {
    number: '3.3.2',
    question: 'By what medium are responses collected?',
    element: 'sample_evaluators_design-experimental_design-collection_method',
    kind: 'text',
  },
  {
    number: '3.3.3.1',
    question:
      'What types of quality assurance methods are used to ensure that evaluators are sufficently qualified and/or their responses are of sufficient quality?',
    element: 'sample_evaluators_design-experimental_design-quality_assurance-method',
    kind: 'several',
    options: [
      '1. Evaluators are required to be native speakers of the language they evaluate.',
      '2. Automatic quality checking methods are used during and/or after evaluation',
      '3. Manual quality checking methods are used during/post evaluation',
      '4. Evaluators are excluded if they fail quality checks (often or badly enough)',
      '5. Some evaluations are excluded because of failed quality checks',
      '6. Other (please describe)',
      '7. None of the above (no quality assurance methods used)',
    ],
  },
  {
    number: '3.3.3.2',
    question:
      'What methods are used for each of the types of quality assurance methods that were selected in Question 3.3.3.1?',
    element: 'sample_evaluators_design-experimental_design-quality_assurance-description',
    kind: 'text',
  },
  {
    number: '3.3.4.1',
    question: 'Where can the form/interface that was shown to participants be viewed?',
    element: 'sample_evaluators_design-experimental_design-what_evaluators_see-link',
    kind: 'text',
  },
  {
    number: '3.3.4.2',
    question: 'What types of information are evaluators shown when carrying out evaluations?',
    element: 'sample_evaluators_design-experimental_design-what_evaluators_see-description',
    kind: 'text',
  },
  {
    number: '3.3.5',
    question: 'How free are evaluators regarding when and how quickly to carry out evaluations?',
    element: 'sample_evaluators_design-experimental_design-evaluator_freedom',
    kind: 'several',
    options: [
      '1. Evaluators must carry out the evaluation at a specific time/date',
      '2. Evaluators must complete each individual assessment within a set amount of time',
      '3. Evaluators must complete the whole evaluation within a set amount of time',
      '4. Evaluators must complete the whole evaluation in one sitting',
      '5. None of the above (please describe)',
    ],
  },
  {
    number: '3.3.6',
    question: 'Are evaluators told they can ask questions about the evaluation and/or provide feedback?',
    element: 'sample_evaluators_design-experimental_design-evaluators_can_ask_questions',
    kind: 'several',
    options: [
      '1. Evaluators can ask questions during the evaluation',
      '2. Evaluators are told they can ask any questions during the evaluation',
      '3. Evaluators provide feedback after the evaluation',
      '4. Other (please describe)',
      '5. None of the above',
    ],
  },
  {
    number: '3.3.7',
    question: 'What are the conditions in which evaluators carry out the evaluations?',
    element: 'sample_evaluators_design-experimental_design-experimental_conditions',
    kind: 'one',
    options: [
      '1. Evaluators carry out assessments at a place of their own choosing',
      '2. Evaluators carry out assessments in a lab, and conditions are controlled to be the same for each evaluator.',
      '3. Evaluators carry out assessments in a lab, and conditions are not controlled to be the same for different evaluators.',
      '4. Evaluators carry out assessments in a real-life situation, and conditions are controlled to be the same for each evaluator',
      '5. Evaluators carry out assessments in a real-life situation, and conditions are not controlled to be the same for different evaluators.',
      '6. Evaluators carry out assessments outside of the lab, in a situation designed to resemble a real-life situation, and conditions are controlled to be the same for each evaluator',
      '7. Evaluators carry out assessments outside of the lab, in a situation designed to resemble a real-life situation, and conditions are not controlled to be the same for different evaluators.',
      '8. Other (please describe)',
    ],
  },
  {
    number: '3.3.8',
    question:
      'In what ways do conditions in which evaluators carry out the evaluations vary for different evaluators?',
    element: 'sample_evaluators_design-experimental_design-evaluators_place_of_choosing',
    kind: 'text',
  },
  {
    number: '4.1.1',
    question: 'What type of quality is assessed by the quality criterion?',
    element: 'criteria-criterion-criteria-quality_type',
    kind: 'one',
    options: ['1. Correctness', '2. Goodness', '3. Feature'],
  },
  {
    number: '4.1.2',
    question: 'Which aspect of system outputs is assessed by the quality criterion?',
    element: 'criteria-criterion-criteria-output_aspect',
    kind: 'one',
    options: ['1. Form of output', '2. Content of output', '3. Both form and content of output'],
  },
  {
    number: '4.1.3',
    question:
      'Is each output assessed for quality in its own right, or with reference to a system-internal or external frame of reference?',
    element: 'criteria-criterion-criteria-self_vs_external_frame',
    kind: 'one',
    options: [
      '1. Quality of output in its own right',
      '2. Quality of output relative to the input',
      '3. Quality of output relative to a system-external frame of reference',
    ],
  },
  {
    number: '4.2.1',
    question: 'Does an individual assessment involve an objective or a subjective judgment?',
    element: 'criteria-criterion-evaluation_mode-objective_or_subjective',
    kind: 'one',
    options: ['1. Objective', '2. Subjective'],
  },
  {
    number: '4.2.2',
    question: 'Are outputs assessed in absolute or relative terms?',
    element: 'criteria-criterion-evaluation_mode-absolute_or_relative',
    kind: 'one',
    options: ['1. Absolute', '2. Relative'],
  },
  {
    number: '4.2.3',
    question: 'Is the evaluation intrinsic or extrinsic?',
    element: 'criteria-criterion-evaluation_mode-intrinsic_or_extrinsic',
    kind: 'one',
    options: ['1. Intrinsic', '2. Extrinsic'],
  },
  {
    number: '4.3.1.1',
    question: 'What do you call the quality criterion in explanations/interfaces to evaluators?',
    element: 'criteria-criterion-response_elicitation-qc_name-participant_criterion_name',
    kind: 'text',
  },
  {
    number: '4.3.1.2',
    question: 'What standardised quality criterion name does the name entered for 4.3.1.1 correspond to?',
    element: 'criteria-criterion-response_elicitation-qc_name-mapped_criterion_name',
    kind: 'text',
  },
  {
    number: '4.3.2',
    question:
      'What definition do you give for the quality criterion in explanations/interfaces to evaluators?',
    element: 'criteria-criterion-response_elicitation-participant_criterion_definiiton',
    kind: 'text',
  },
  {
    number: '4.3.3',
    question: 'What is the size of the scale or other rating instrument?',
    element: 'criteria-criterion-response_elicitation-size_of_scale',
    kind: 'text',
  },
  {
    number: '4.3.4',
    question: 'What are the possible values of the scale or other rating instrument?',
    element: 'criteria-criterion-response_elicitation-list_or_range',
    kind: 'text',
  },
  {
    number: '4.3.5',
    question: 'How is the scale or other rating instrument presented to evaluators?',
    element: 'criteria-criterion-response_elicitation-scale_presented_as',
    kind: 'one',
    options: [
      '1. Multiple-choice options',
      '2. Check-boxes',
      '3. Slider',
      '4. N/A (there is no rating instrument)',
      '5. Other (please describe)',
    ],
  },
  {
    number: '4.3.6',
    question: 'If there is no rating instrument, what is the task the evaluators perform?',
    element: 'criteria-criterion-response_elicitation-task_description',
    kind: 'text',
  },
  {
    number: '4.3.7',
    question:
      'What is the verbatim question, prompt or instruction given to evaluators (visible to them during each individual assessment)?',
    element: 'criteria-criterion-response_elicitation-verbatim_question',
    kind: 'text',
  },
  {
    number: '4.3.8',
    question: 'What form of response elicitation is used in collecting assessments from evaluators?',
    element: 'criteria-criterion-response_elicitation-form_of_response',
    kind: 'one',
    options: [
      '1. (Dis)agreement with quality statement',
      '2. Direct quality estimation',
      '3. Relative quality estimation (including ranking)',
      '4. Counting occurrences in text',
      '5. Qualitative feedback (e.g. via comments entered in a text box)',
      '6. Evaluation through post-editing/annotation',
      '7. Output classification or labelling',
      '8. User-text interaction measurements',
      '9. Task performance measurements',
      '10. User-system interaction measurements',
      '11. Other (please describe)',
    ],
  },
  {
    number: '4.3.9',
    question:
      'How are raw responses from participants aggregated or otherwise processed to obtain reported scores for this quality criterion?',
    element: 'criteria-criterion-response_elicitation-response_aggregation',
    kind: 'text',
  },
  {
    number: '4.3.10',
    question:
      'What method(s) are used for determining effect size and significance of findings for this quality criterion?',
    element: 'criteria-criterion-response_elicitation-effect_size_method',
    kind: 'text',
  },
  {
    number: '4.3.11.1',
    question: 'How was the inter-annotator agreement between evaluators measured for this quality criterion?',
    element: 'criteria-criterion-response_elicitation-inter_annotator-agreement',
    kind: 'text',
  },
  {
    number: '4.3.11.2',
    question: 'What was the inter-annotator agreement score?',
    element: 'criteria-criterion-response_elicitation-inter_annotator-agreement_score',
    kind: 'text',
  },
  {
    number: '4.3.12.1',
    question: 'How was the intra-annotator agreement between evaluators measured for this quality criterion?',
    element: 'criteria-criterion-response_elicitation-intra_annotator-intra_annotator_agreement',
    kind: 'text',
  },
  {
    number: '4.3.12.2',
    question: 'What was the intra-annotator agreement score?',
    element: 'criteria-criterion-response_elicitation-intra_annotator-intra_annotator_agreement_score',
    kind: 'text',
  },
  {
    number: '5.1',
    question:
      'Which research ethics committee has approved the evaluation experiment this sheet is being completed for, or the larger study it is part of?',
    element: 'ethics-review_body',
    kind: 'text',
  },
  {
    number: '5.2',
    question:
      'Does personal data (as defined in GDPR Art. 4, §1: https://gdpr.eu/article-4-definitions) occur in any of the system outputs (or human-authored stand-ins) evaluated, or responses collected, in the experiment this sheet is being completed for?',
    element: 'ethics-personal_data',
    kind: 'one',
    options: [
      '1. No, personal data as defined by GDPR was neither evaluated nor collected.',
      '2. Yes, personal data as defined by GDPR was evaluated and/or collected',
    ],
  },
  {
    number: '5.3',
    question:
      'Does special category information (as defined in GDPR Art. 9, §1: https://gdpr.eu/article-9-processing-special-categories-of-personal-data-prohibited) occur in any of the evaluation items evaluated, or responses collected, in the evaluation experiment this sheet is being completed for?',
    element: 'ethics-special_category_data',
    kind: 'one',
    options: [
      '1. No, special category data as defined by GDPR was neither evaluated nor collected.',
      '2. Yes, special category data as defined by GDPR was evaluated and/or collected',
    ],
  },
  {
    number: '5.4',
    question:
      'Have any impact assessments been carried out for the evaluation experiment, and/or any data collected/evaluated in connection with it?',
    element: 'ethics-impact_assessments',
    kind: 'text',
  },
] as const satisfies readonly HedsQuestion[];

export type HedsNumber = (typeof HEDS_QUESTIONS)[number]['number'];
