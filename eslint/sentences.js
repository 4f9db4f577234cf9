/** Three words in a row, at least two of them without a capital: what a person reads, and no name, key or list. */
const SENTENCE = /[A-Za-z][a-z’']+ (?:[a-z’']+|\{\}) [a-z’']{2,}/;

/** What a database reads, and places in a file, which the catalogues put into words. */
const FOR_PROGRAMS =
  /^line \{\}(?:, field \{\})?$|^\s*(?:select|insert|update|delete|create|alter|with)\s|^\(?\S+\)? as \S+$|\bcurrent_setting\(/i;

const textOf = (node) =>
  node.type === 'Literal' ? node.value : node.quasis.map(({ value }) => value.cooked).join('{}');

/** A defect of the program, which logs alone tell of. */
const isDefect = ({ type, callee }) =>
  type === 'NewExpression' && /Error$/.test(callee.name) && callee.name !== 'AppError';

/** @type {import('eslint').Rule.RuleModule} */
export const sentences = {
  meta: {
    type: 'problem',
    docs: { description: 'core, services and the database give reasons and notes, not sentences' },
    schema: [],
    messages: {
      sentence:
        'This sentence has one language: give a reason or a note with params, whose words are in every language (docs/decisions/0014-reasons.md).',
    },
  },
  create(context) {
    const check = (node) => {
      const text = textOf(node);
      if (typeof text !== 'string' || !SENTENCE.test(text) || FOR_PROGRAMS.test(text)) return;
      const above = context.sourceCode.getAncestors(node);
      if (above.at(-1)?.type === 'TaggedTemplateExpression') return;
      if (above.some(isDefect)) return;
      context.report({ node, messageId: 'sentence' });
    };
    return { Literal: check, TemplateLiteral: check };
  },
};
