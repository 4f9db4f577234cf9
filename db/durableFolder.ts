import fs from 'node:fs';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { PGlite } from '@electric-sql/pglite';

/** What Emscripten keeps of an open file: `nfd` is Node's descriptor (absent for folders). */
interface OpenFile {
  nfd?: number;
}
type FolderOperations = { stream_ops: { fsync?: (file: OpenFile) => number } };

/**
 * A database folder whose writes reach the disk when PostgreSQL asks for it. PGlite's own folder does nothing
 * on fsync, so a committed row would survive a killed process but not a power cut.
 */
export class DurableFolder extends NodeFS {
  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const passFsyncOn = (module: object) => {
      const { NODEFS } = module as { NODEFS: FolderOperations };
      NODEFS.stream_ops.fsync = (file) => {
        if (file.nfd !== undefined) fs.fsyncSync(file.nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), passFsyncOn] } };
  }
}

/**
 * PGlite's start parameters with fsync on. The method is fsync because Emscripten's fdatasync, PostgreSQL's
 * choice on Linux, does nothing.
 */
export function durableStartParameters(): string[] {
  return [
    ...PGlite.defaultStartParams.filter((p) => p !== '-F'),
    '-c',
    'fsync=on',
    '-c',
    'wal_sync_method=fsync',
  ];
}
