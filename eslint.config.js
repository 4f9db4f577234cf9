import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';
import { importCircle } from './eslint/import-circle.js';
import { importDirection } from './eslint/import-direction.js';
import { sentences } from './eslint/sentences.js';

const ENVIRONMENT = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Only app/config reads the environment; take what you need as an argument.',
};

const METHODS = '/^(formData|json|text|arrayBuffer|blob|bytes)$/';
/** A request by its usual names, whose body is read without a limit of bytes and time, or of what is in it. */
const BODY = {
  selector: `CallExpression > MemberExpression.callee[property.name=${METHODS}]:matches([object.name=/request$/i], [object.property.name=/request$/i], [object.callee.property.name='clone'])`,
  message: 'Bodies are read through app/routes/shared/body.server.ts, within limits and by a schema.',
};

export default ts.config(
  {
    ignores: [
      'build/',
      'node_modules/',
      'coverage/',
      'fixtures/',
      'data/',
      'test-results/',
      'playwright-report/',
    ],
  },
  js.configs.recommended,
  ...ts.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
      eqeqeq: ['error', 'always'],
    },
  },
  {
    // What only types tell: a promise whose failure nobody would hear of, and a case that nobody thought of. Not
    // `require-await`: a function that is asynchronous by its contract turns what it throws into a rejection.
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['app/**/*.{ts,tsx}', 'db/**/*.ts', 'scripts/**/*.ts'],
    plugins: { evenhand: { rules: { 'import-direction': importDirection, 'import-circle': importCircle } } },
    rules: { 'evenhand/import-direction': 'error', 'evenhand/import-circle': 'error' },
  },
  {
    // What core, services and the database say is reasons and notes, which each reader gets in their own language.
    files: ['app/core/**/*.ts', 'app/services/**/*.ts', 'db/**/*.ts'],
    ignores: [
      // Words in every language: of notes, of a verdict, which is kept with its words, of criteria and of makers.
      'app/core/shared/notes/*.ts',
      'app/core/verdict/{wording,lineLabel}.ts',
      'app/core/verdict/judging/{words,verdictJson}.ts',
      'app/core/verdict/judging/words/**',
      'app/core/studies/{criteria,criterionLibrary,makerName}.ts',
      'app/core/studies/configuration/**',
      // Texts and words of a language that outputs are spoiled with or taken apart by.
      'app/core/tasks/makers/**',
      'app/core/measures/rouge/sentences.ts',
      // The data dictionary and docs/measures.md, which are in English like all files.
      'app/core/{tables,reports/tables}/**',
      'app/core/kinds/*/tables.ts',
      'app/core/measures/*/definition.ts',
      // A paper, which is written in English.
      'app/core/reports/paper/**',
      // The API's document, in English like all files.
      'app/core/api/**',
      // Examples of params.
      'app/core/shared/reasons/**',
      // A signature that scores are stored by.
      'app/services/generation/scoreReferences.ts',
      'db/migrations/**',
    ],
    plugins: { sentences: { rules: { 'no-sentence': sentences } } },
    rules: { 'sentences/no-sentence': 'error' },
  },
  {
    // Only app/config reads the environment.
    files: ['app/**/*.{ts,tsx}', 'db/**/*.ts'],
    ignores: ['app/config/**'],
    rules: { 'no-restricted-syntax': ['error', ENVIRONMENT] },
  },
  {
    files: ['app/routes/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ENVIRONMENT, BODY] },
  },
  {
    // One door for a study's state: whoever changes it takes the lock, the check and the event along.
    files: ['**/*.{ts,tsx}'],
    ignores: ['app/services/studies/changeState.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['**/studyState.ts'],
              importNames: ['writeState'],
              message: "A study's state changes through app/services/studies/changeState.ts alone.",
            },
          ],
        },
      ],
    },
  },
  {
    // Core is pure: no clock, no global randomness.
    files: ['app/core/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a Random of app/core/shared as an argument.' },
        { object: 'Date', property: 'now', message: 'Take the time as an argument.' },
        { object: 'performance', property: 'now', message: 'Take the time as an argument.' },
      ],
      'no-restricted-imports': ['error', { patterns: ['node:*', 'fs', 'path', 'crypto', 'react', 'kysely'] }],
    },
  },
  {
    // What runs in a terminal writes to it.
    files: ['scripts/testing/**/*.ts', 'scripts/research/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['bin/**/*.js', 'eslint/**/*.js', '*.config.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
    rules: { 'no-console': 'off' },
  },
);
