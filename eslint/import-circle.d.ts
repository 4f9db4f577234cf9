import type { Rule } from 'eslint';

export const importCircle: Rule.RuleModule;
