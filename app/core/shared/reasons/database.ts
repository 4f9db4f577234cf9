import { SAID, reason } from './reason.ts';

/** Who has a data folder open. */
export interface Holder {
  readonly pid: number;
  readonly command: string;
  readonly since: string;
}

export const database = {
  'database-there': reason('conflict', { folder: '/srv/models/base' }),
  'no-file': reason('not_found', { file: 'items.jsonl' }),
  'not-a-backup': reason('invalid_input', { file: 'items.jsonl', manifest: 'manifest.json' }),
  'backup-of-server': reason('configuration'),
  'backup-there': reason('conflict', { file: 'items.jsonl' }),
  'no-folder-for-backup': reason('invalid_input', { folder: '/srv/models/base' }),
  'backup-not-beside': reason('invalid_input', { file: 'items.jsonl', said: 'connection refused' }),
  'no-studies-on-server': reason('not_found'),
  'no-studies-in-folder': reason('not_found', { folder: '/srv/models/base' }),
  'database-damaged': reason('unavailable', { folder: '/srv/models/base' }),
  'disk-full': reason('unavailable', { said: 'connection refused' }),
  'server-too-old': reason('configuration', { server: 'db.example.org/evenhand', version: 14 }),
  'server-refuses': reason('configuration', {
    server: 'db.example.org/evenhand',
    said: 'connection refused',
  }),
  'server-silent': reason('unavailable', { server: 'db.example.org/evenhand', said: 'connection refused' }),
  'database-in-use': reason('conflict', {
    folder: '/srv/evenhand',
    process: { pid: 4711, command: 'serve', since: '2026-05-01T12:00:00Z' } as Holder | null,
  }),
  'newer-release-database': reason('configuration', { unknown: '0042_colours' }),
  'newer-release-backup': reason('configuration', { file: 'evenhand.tar', unknown: '0042_colours' }),
  'backup-damaged': reason('invalid_input', { file: 'evenhand.tar', what: SAID }),
  'manifest-wrong': reason('invalid_input', { manifest: 'manifest.json' }),
  'backup-file-missing': reason('invalid_input', { file: 'base/1/1259' }),
  'backup-file-changed': reason('invalid_input', { file: 'base/1/1259' }),
  'backup-does-not-open': reason('invalid_input', { said: 'could not read block 3' }),
  'database-not-made': reason('unavailable', {
    folder: '/srv/models/base',
    template: '/opt/evenhand/template.tar.gz',
    said: 'connection refused',
  }),
};
