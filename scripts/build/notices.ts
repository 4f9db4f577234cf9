import path from 'node:path';
import license, { type Dependency } from 'rollup-plugin-license';
import type { Plugin } from 'vite';

const BUILD = path.resolve(import.meta.dirname, '../../build');
const PERMISSIVE = '(MIT OR ISC OR Apache-2.0 OR BSD-2-Clause OR BSD-3-Clause OR 0BSD OR BSL-1.0)';

/**
 * Writes the licences and notices of the packages that a build has made a part of itself, as they demand of whoever
 * passes them on: those of the browser's part are served beside it. A build with a package of another kind of
 * licence, or of none, fails.
 */
export function notices(): Plugin[] {
  return [noticesIn('client/third-party.txt', false), noticesIn('third-party.txt', true)];
}

function noticesIn(file: string, ofServer: boolean): Plugin {
  const allow = { test: PERMISSIVE, failOnUnlicensed: true, failOnViolation: true };
  const output = { file: path.join(BUILD, file), template: noticesOf };
  return {
    ...license({ thirdParty: { multipleVersions: true, allow, output } }),
    name: `evenhand:notices:${file}`,
    apply: (_config, { command, isSsrBuild }) => command === 'build' && (isSsrBuild ?? false) === ofServer,
  };
}

/** Packages that share their texts, of which one repository may have hundreds, stand above them together. */
function noticesOf(dependencies: readonly Dependency[]): string {
  const packages = new Map<string, string[]>();
  for (const dependency of dependencies) {
    const texts = textsOf(dependency);
    packages.set(texts, [...(packages.get(texts) ?? []), `${dependency.name} ${dependency.version}`]);
  }
  const parts = [...packages].map(([texts, names]) => `${names.sort().join('\n')}\n\n${texts}\n`);
  return parts.sort().join(`\n${'-'.repeat(80)}\n\n`);
}

function textsOf({ license, author, licenseText, noticeText }: Dependency): string {
  const own = licenseText ?? `${license}${author === null ? '' : `, ${author.text()}`}`;
  return [own, noticeText].flatMap((text) => text?.trim() ?? []).join('\n\n');
}
