import path from 'node:path';

/**
 * Which layer may import which (docs/decisions/0002-the-house.md). A file belongs to the longest prefix
 * that matches, `*` being one folder; a layer may always import itself. A layer with `*` stands apart from the
 * folder around it: who may import that may not import it.
 */
export const LAYERS = {
  'app/core/shared': [],
  'app/core/statistics': ['app/core/shared'],
  // What a criterion is, the kinds of tasks know as well; a study's configuration is made of what the kinds need.
  'app/core/studies/criteria': ['app/core/studies/key', 'app/core/shared'],
  'app/core/studies/key': ['app/core/shared'],
  'app/core/studies/conversation': ['app/core/shared'],
  'app/core/tables': ['app/core/shared'],
  'app/core/kinds': [
    'app/core/studies/criteria',
    'app/core/studies/key',
    'app/core/studies/conversation',
    'app/core/tables',
    'app/core/shared',
  ],
  // What people said as rows, lines and intervals; what a kind of task makes of its own.
  'app/core/evidence': [
    'app/core/kinds',
    'app/core/measures',
    'app/core/studies',
    'app/core/statistics',
    'app/core/shared',
  ],
  'app/core/kinds/*/analysis': [
    'app/core/evidence',
    'app/core/agreement',
    'app/core/measures/tokenizers/unicode',
    'app/core/kinds',
    'app/core/studies',
    'app/core/statistics',
    'app/core/shared',
  ],
  'app/core/studies': [
    'app/core/studies/criteria',
    'app/core/studies/key',
    'app/core/studies/conversation',
    'app/core/kinds',
    'app/core/measures',
    'app/core/shared',
  ],
  'app/core/people': ['app/core/shared'],
  'app/core/webhooks': ['app/core/studies', 'app/core/shared'],
  // Words of any script, for whatever counts them.
  'app/core/measures/tokenizers/unicode': ['app/core/shared'],
  'app/core/measures': ['app/core/measures/tokenizers/unicode', 'app/core/statistics', 'app/core/shared'],
  'app/core/agreement': ['app/core/statistics', 'app/core/shared'],
  'app/core/ratings': ['app/core/studies', 'app/core/kinds', 'app/core/shared'],
  'app/core/tasks': ['app/core/studies', 'app/core/kinds', 'app/core/ratings', 'app/core/shared'],
  'app/core/quality': ['app/core/studies', 'app/core/statistics', 'app/core/shared'],
  'app/core/verdict': [
    'app/core/kinds/*/analysis',
    'app/core/evidence',
    'app/core/kinds',
    'app/core/agreement',
    'app/core/measures',
    'app/core/quality',
    'app/core/studies',
    'app/core/statistics',
    'app/core/shared',
  ],
  'app/core/planning': [
    'app/core/verdict',
    'app/core/evidence',
    'app/core/studies',
    'app/core/statistics',
    'app/core/shared',
  ],
  'app/core/reports': [
    'app/core/kinds/*/analysis',
    'app/core/evidence',
    'app/core/tables',
    'app/core/kinds',
    'app/core/planning',
    'app/core/verdict',
    'app/core/agreement',
    'app/core/measures',
    'app/core/quality',
    'app/core/studies',
    'app/core/statistics',
    'app/core/shared',
  ],
  // What programs are answered: the schemas of requests and answers, and the document made of them.
  'app/core/api': [
    'app/core/evidence',
    'app/core/kinds',
    'app/core/reports',
    'app/core/tables',
    'app/core/webhooks',
    'app/core/studies',
    'app/core/shared',
  ],
  'app/log': ['app/core'],
  'app/config': ['app/core', 'app/log'],
  'app/i18n': ['app/core/studies', 'app/core/measures', 'app/core/shared'],
  // A plan's figures in words, for pages and the command line.
  'app/i18n/planning': [
    'app/i18n',
    'app/core/planning',
    'app/core/verdict',
    'app/core/studies',
    'app/core/shared',
  ],
  'app/processes': ['app/config', 'app/core'],
  'app/inference': ['app/processes', 'app/core'],
  db: ['app/core'],
  'app/jobs/definitions': ['app/core'],
  'app/auth': ['db', 'app/core', 'app/log'],
  'app/services': ['db', 'app/inference', 'app/processes', 'app/jobs/definitions', 'app/core', 'app/log'],
  'app/jobs/handlers': [
    'app/services',
    'app/jobs/definitions',
    'db',
    'app/inference',
    'app/core',
    'app/config',
    'app/log',
  ],
  'app/jobs/runner': ['app/jobs/handlers', 'app/jobs/definitions', 'db', 'app/core', 'app/config', 'app/log'],
  'app/components': [
    'app/core/people',
    'app/core/webhooks',
    'app/core/studies',
    'app/core/measures',
    'app/core/kinds',
    'app/core/ratings',
    'app/core/reports',
    'app/core/shared',
    'app/i18n',
  ],
  'app/styles': [],
  'app/routes': [
    'app/styles',
    'app/services',
    'app/jobs/definitions',
    'app/auth',
    'app/components',
    'app/i18n',
    'app/core',
    'app/config',
    'app/log',
    'app/server',
  ],
  'app/server': [
    'app/auth',
    'app/services',
    'app/jobs',
    'app/config',
    'app/log',
    'app/i18n',
    'app/core',
    'db',
    'app/inference',
  ],
  app: ['app'],
  scripts: ['app', 'db'],
  'scripts/research': ['scripts', 'app', 'app/core/kinds/*/analysis', 'db'],
};

const lies = (file, layer) =>
  layer.split('/').every((name, i) => {
    const part = file.split('/')[i];
    return name === '*' ? part !== undefined : part === name || part?.startsWith(`${name}.`);
  });

const layerOf = (file) =>
  Object.keys(LAYERS)
    .filter((layer) => lies(file, layer))
    .sort((a, b) => b.length - a.length)[0];

const allows = (from, to) =>
  from === to ||
  LAYERS[from].some((allowed) => to === allowed || (to.startsWith(`${allowed}/`) && !to.includes('*')));

/** @type {import('eslint').Rule.RuleModule} */
export const importDirection = {
  meta: {
    type: 'problem',
    docs: { description: 'imports point one way' },
    schema: [],
    messages: { wrong: '{{from}} may not import {{to}}: see docs/decisions/0002-the-house.md.' },
  },
  create(context) {
    const file = path.relative(context.cwd, context.filename).split(path.sep).join('/');
    const from = layerOf(file);
    const check = (node) => {
      const source = node.source?.value;
      if (from === undefined || typeof source !== 'string') return;
      const target = source.startsWith('#')
        ? source.slice(1)
        : source.startsWith('.')
          ? path.posix.join(path.posix.dirname(file), source)
          : undefined;
      const to = target === undefined ? undefined : layerOf(target);
      // What a service returns has one type, wherever it is shown.
      if (to === 'app/services' && from === 'app/components' && node.importKind === 'type') return;
      if (to !== undefined && !allows(from, to)) {
        context.report({ node, messageId: 'wrong', data: { from, to } });
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
