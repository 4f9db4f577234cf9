import fs from 'node:fs';
import path from 'node:path';

/** What each file imports, as absolute paths, kept as long as the file doesn't change. */
const known = new Map();

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s*['"]([#.][^'"]+)['"]|import\(\s*['"]([#.][^'"]+)['"]\s*\)/g;

function importsOf(file, root) {
  let changed;
  try {
    changed = fs.statSync(file).mtimeMs;
  } catch {
    return [];
  }
  const before = known.get(file);
  if (before?.changed === changed) return before.targets;
  const targets = [...fs.readFileSync(file, 'utf8').matchAll(IMPORT)].map(([, from, late]) =>
    resolve(from ?? late, file, root),
  );
  known.set(file, { changed, targets });
  return targets;
}

const resolve = (source, file, root) =>
  source.startsWith('#') ? path.join(root, source.slice(1)) : path.resolve(path.dirname(file), source);

/** The shortest way from one file to another along imports, or undefined. */
function wayTo(from, to, root) {
  const before = new Map([[from, undefined]]);
  for (const file of before.keys()) {
    if (file === to) {
      const way = [];
      for (let at = file; at !== undefined; at = before.get(at)) way.unshift(path.relative(root, at));
      return way;
    }
    for (const target of importsOf(file, root)) if (!before.has(target)) before.set(target, file);
  }
  return undefined;
}

/** @type {import('eslint').Rule.RuleModule} */
export const importCircle = {
  meta: {
    type: 'problem',
    docs: { description: 'no file imports itself by way of others, types included' },
    schema: [],
    messages: { circle: 'This import closes a circle: {{way}}. Put what both need into a file of its own.' },
  },
  create(context) {
    const file = context.filename;
    const check = (node) => {
      const source = node.source?.value;
      if (typeof source !== 'string' || !/^[#.]/.test(source)) return;
      const way = wayTo(resolve(source, file, context.cwd), file, context.cwd);
      if (way !== undefined) context.report({ node, messageId: 'circle', data: { way: way.join(' → ') } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
