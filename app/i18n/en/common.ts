export const common = {
  product: 'Evenhand',
  tagline: 'May this model replace that one?',
  skipToContent: 'Skip to the content',
  language: 'Language of this page',
  close: 'Close',
  cancel: 'Cancel',
  explain: 'What is this?',
  optional: 'optional',
  error: 'Error',
  warning: 'Warning',
  note: 'Note',
  errorSummary: 'There is a problem',
  loading: 'Loading…',
  states: {
    green: 'No loss seen',
    yellow: 'Small loss, accepted',
    orange: 'Loss beyond what was accepted',
    red: 'Loss beyond the limit',
    inconclusive: 'Not settled',
    missing: 'No data',
  },
  failure: {
    title: 'This did not work',
    notFoundTitle: 'There is no such page',
    notFound: 'The address may be mistyped, or the page may have moved.',
    internal:
      'Something in the program failed. What you had sent before is kept. Load the page again; if it fails again, tell whoever runs this server.',
    request: 'For whoever runs this server, the number of this request:',
    reload: 'Load the page again',
    home: 'Go to the start page',
    because: {
      not_authenticated: 'Nobody is signed in here any more. Sign in, then open the page again.',
      forbidden: 'This is not open to you. If it should be, ask whoever runs this server.',
      conflict:
        'What was asked for does not fit the state of things any more. Open the page again to see it.',
      gone: 'What was here is over.',
      too_large: 'What was sent is larger than this page takes. Send less.',
      too_slow: 'What was sent took too long to arrive. Try again.',
      too_many: 'There were too many requests from here. Wait some minutes, then try again.',
      unsupported: 'What was sent is of a kind that this page does not take. Open the page again.',
      model_unusable: 'The model cannot be used as it is. The page of the study says more.',
      unavailable: 'The server cannot reach what it needs just now. Try again in a moment.',
    },
  },
  refused: {
    malformed:
      'The address or the request is malformed. Check that the address was copied whole, then open it again.',
    elsewhere:
      'This request came from another address than this server is known by, and was refused. Open the page at its usual address and try again. If you did, tell whoever runs this server: a proxy in front of it changes the address, and EVENHAND_ORIGIN has to name it.',
  },
} as const;
