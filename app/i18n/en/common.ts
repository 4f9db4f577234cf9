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
  },
  refused: {
    malformed:
      'The address or the request is malformed. Check that the address was copied whole, then open it again.',
    elsewhere:
      'This request came from another address than this server is known by, and was refused. Open the page at its usual address and try again. If you did, tell whoever runs this server: a proxy in front of it changes the address, and EVENHAND_ORIGIN has to name it.',
  },
} as const;
