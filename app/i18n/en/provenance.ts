export const provenance = {
  intro:
    'The same model gives other texts on another processor, runtime or server. What serves it should be what was judged.',
  outputs_one: '{{count, number}} output',
  outputs_other: '{{count, number}} outputs',
  notRecorded: 'not recorded',
  unknown: 'unknown',
  imported: 'imported, made elsewhere',
  fileHash: 'SHA-256 of the file',
  server: 'Server',
  model: 'Model asked for',
  reportedModel: 'Model as the server names it',
  modelHash: 'SHA-256 of the model’s files',
  variant: 'Variant',
  runtime: 'Runtime',
  executionProvider: 'Execution provider',
  threads: 'Threads',
  allThreads: 'as many as cores',
  processor: 'Processor',
  features: 'Its features',
  noFeatures: 'none of those that matter',
  precision: 'Precision',
  dynamic: '{{type}}, activations quantized to 8 bits as they come',
  software: 'Software',
  warning: {
    saturated:
      '{{system}} is quantized dynamically and ran on a processor without VNNI ({{processor}}), whose kernels cut off sums of 8-bit products. Its texts are not those of the machine that will serve it, unless that one has no VNNI either. Generate its outputs on such a machine, import them from there, or quantize it with reduced range.',
    mixed:
      'The outputs of {{system}} were made in {{ways, number}} different ways. Where that is not meant, generate all of them anew in one.',
    differs:
      '{{system}} and {{baseline}} were made under different conditions: {{what}}. A difference between their texts may come from there.',
  },
  part: {
    place: 'where they ran',
    runtime: 'the runtime or its version',
    executionProvider: 'the execution provider',
    processor: 'the processor',
    evenhand: 'the version of Evenhand',
  },
};
