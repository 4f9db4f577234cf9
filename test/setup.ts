import fc from 'fast-check';
import '#app/i18n/english.ts';

// Where a run decides what lands, properties are tried on the same examples each time; elsewhere on new ones.
if (process.env.CI !== undefined) fc.configureGlobal({ seed: 20261120 });
