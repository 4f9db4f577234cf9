import { FAULT, SAID, fault, reason } from './reason.ts';

/** What outputs in a file were made with. */
export type OutputsPart = 'model' | 'items' | 'settings';

export const commands = {
  'program-defect': reason('internal'),
  'files-refused': reason('unavailable', { place: '/srv/export', why: SAID }),
  'free-space': reason('unavailable'),
  'free-quota': reason('unavailable'),
  'mount-writable': reason('unavailable'),
  'change-permissions': reason('unavailable'),
  'not-the-demos': reason('conflict', { folder: '/srv/models/base' }),
  'port-range': reason('invalid_input'),
  'jobs-needed': reason('configuration'),
  'server-ended': reason('unavailable'),
  'foreign-folder': reason('conflict', { folder: '/srv/models/base' }),
  'layer-unknown': reason('invalid_input'),
  'confirm-delete': reason('invalid_input', { slug: 'summer' }),
  'confirm-erase': reason('invalid_input', { rater: 'rater-03' }),
  'generate-interrupted': reason('unavailable', { done: 40, of: 120, file: 'items.jsonl' }),
  'restore-to-server': reason('configuration'),
  'worker-needs-server': reason('configuration', { folder: '/srv/models/base' }),
  'file-unreadable': reason('invalid_input', { file: 'items.jsonl', said: 'connection refused' }),
  'file-not-json': reason('invalid_input', { file: 'items.jsonl', said: 'connection refused' }),
  'named-file-not-utf8': reason('invalid_input', { file: 'items.jsonl' }),
  'damaged-line': reason('conflict', { line: 12, file: 'items.jsonl' }),
  'outputs-unwritable': reason('unavailable', { file: 'items.jsonl', said: 'connection refused' }),
  'not-a-configuration': reason('invalid_input', { file: 'study.json', first: FAULT }),
  'items-without-output': reason('invalid_input', { failed: 2, of: 120, file: 'outputs.jsonl', first: SAID }),
  'texts-not-scored': reason('invalid_input', { failed: 2, of: 120, item: 'item-7', first: SAID }),
  'beside-a-prompt': fault(),
  'origin-unknown': reason('conflict', { file: 'outputs.jsonl', sidecar: 'outputs.jsonl.meta' }),
  'made-otherwise': reason('conflict', {
    file: 'outputs.jsonl',
    parts: ['model', 'items'] as readonly OutputsPart[],
  }),
  'socket-forbidden': reason('forbidden', { socket: '/srv/evenhand/commands.sock' }),
  'socket-unusable': reason('unavailable', { socket: '/srv/evenhand/commands.sock', said: 'EPIPE' }),
  'simulated-rater-refused': reason('unavailable', {
    status: 500,
    url: 'http://localhost:3000/r/x',
    body: 'no room',
  }),
};
