import { ESLint } from 'eslint';
import ts from 'typescript-eslint';

/** The project's rules but for those that ask the types of the whole program, which take minutes to read. */
export function lintWithoutTypes(cwd: string): ESLint {
  return new ESLint({ cwd, overrideConfig: ts.configs.disableTypeChecked as never });
}
