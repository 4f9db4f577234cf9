import { giveWords } from '#app/core/shared/problem.ts';
import { problemText } from './problems.ts';

/** The messages of errors are for logs, which are in English in every process that imports this. */
giveWords((said) => problemText('en', said));
