/** Every failure that the program explains carries one of these codes. */
export const ERROR_CODES = [
  'invalid_input', // the caller's data or options are wrong: 400, exit 2
  'not_authenticated', // nobody is signed in: 401, exit 4
  'forbidden', // signed in, but not allowed: 403, exit 4
  'not_found', // no such study, link, file …: 404, exit 3
  'not_allowed', // the address takes other methods: 405, exit 2
  'precondition', // it is another version than the caller has seen: 412, exit 5
  'conflict', // the state does not allow it (closed study, lease gone, folder in use): 409, exit 5
  'gone', // was there and is over (withdrawn study, revoked link): 410, exit 3
  'too_large', // a text or file beyond its limit: 413, exit 2
  'too_slow', // a request that did not end in time: 408, exit 75
  'too_many', // more requests than allowed from there, try again later: 429, exit 75
  'unsupported', // a body of a kind that is not taken here: 415, exit 2
  'model_unusable', // a model folder that is missing, broken or does not fit: 422, exit 6
  'configuration', // the environment or a configuration file is wrong: 500, exit 78
  'unavailable', // a resource is busy or out of reach, try again: 503, exit 75
  'record_signature', // a decision record that isn't what was signed, or not by that key: 422, exit 20
  'record_chain', // the records before it don't lead to it: 422, exit 21
  'record_configuration', // the study had another configuration: 422, exit 22
  'record_data', // the tables aren't those that it was signed on: 422, exit 23
  'record_figures', // its figures come out otherwise: 422, exit 24
  'internal', // a defect of ours: 500, exit 70
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

const STATUS: Record<ErrorCode, { http: number; exit: number }> = {
  invalid_input: { http: 400, exit: 2 },
  not_authenticated: { http: 401, exit: 4 },
  forbidden: { http: 403, exit: 4 },
  not_found: { http: 404, exit: 3 },
  not_allowed: { http: 405, exit: 2 },
  precondition: { http: 412, exit: 5 },
  conflict: { http: 409, exit: 5 },
  gone: { http: 410, exit: 3 },
  too_large: { http: 413, exit: 2 },
  too_slow: { http: 408, exit: 75 },
  too_many: { http: 429, exit: 75 },
  unsupported: { http: 415, exit: 2 },
  model_unusable: { http: 422, exit: 6 },
  configuration: { http: 500, exit: 78 },
  unavailable: { http: 503, exit: 75 },
  record_signature: { http: 422, exit: 20 },
  record_chain: { http: 422, exit: 21 },
  record_configuration: { http: 422, exit: 22 },
  record_data: { http: 422, exit: 23 },
  record_figures: { http: 422, exit: 24 },
  internal: { http: 500, exit: 70 },
};

/**
 * How `evenhand verdict --fail-on` ends where a candidate's verdict is one of those it was told to fail on: by no
 * failure's code, so that a pipeline tells a model that isn't fit from a command that went wrong. The gravest first.
 */
export const GATE_EXITS = {
  'do-not-ship': 13,
  hold: 12,
  'needs-people': 14,
  'ship-with-caution': 11,
} as const;

/** The HTTP status of a code. */
export const httpStatusOfCode = (code: ErrorCode): number => STATUS[code].http;

/** The process exit code of a code (sysexits where they fit). */
export const exitOfCode = (code: ErrorCode): number => STATUS[code].exit;
