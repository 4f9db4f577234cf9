import { reason } from './reason.ts';

export const compute = {
  'line-too-long': reason('too_large'),
  'line-not-utf8': reason('invalid_input'),
  'line-not-json': reason('invalid_input', { said: 'connection refused' }),
  'no-such-measure': reason('invalid_input', { measure: 'bleu2', measures: 'bleu, chrf' }),
  'stdin-unreadable': reason('unavailable', { said: 'connection refused' }),
  'answer-unwritable': reason('unavailable', { said: 'connection refused' }),
  'encoder-option': reason('invalid_input', { option: 'layer' }),
  'encoder-missing': reason('invalid_input'),
  'segments-differ': reason('invalid_input', { segments: 3, name: 'Ada', given: 3 }),
  'texts-differ': reason('invalid_input', { texts: 3, given: 3 }),
  'request-refused': reason('invalid_input', {
    said: 'data.x is missing; it must be a list of finite numbers',
  }),
  'computation-broke-off': reason('internal', { said: 'out of memory' }),
  'line-not-json-number': reason('invalid_input', { found: 'NaN' }),
  'clusters-without-bootstrap': reason('invalid_input'),
};
