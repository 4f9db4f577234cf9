import type { Command } from 'commander';
import { compute } from '#scripts/compute/compute.ts';
import { COMPUTED } from '#scripts/compute/registry.ts';

export { compute };

/** `evenhand compute`: measures from any language, without a database or a server. */
export function registerCompute(program: Command): void {
  program
    .command('compute')
    .summary('compute measures of JSON Lines requests from standard input')
    .description(
      'Reads one JSON request a line from standard input and answers one JSON line each, in order, on standard output.\n' +
        'A wrong request is answered with an error, and the next is read. Needs no database and no server.',
    )
    .addHelpText(
      'after',
      `
Request: {"id": any, "measure": name, "data": {…}, "options": {…}}
Answer:  {"id": …, "value": {…}} or {"id": …, "error": {"code": …, "message": …}}

Measures: ${[...COMPUTED.keys()].join(', ')}

Example:
  echo '{"id":1,"measure":"bleu","data":{"hypotheses":["the cat sat down"],"references":[["the cat sat down there"]]}}' |
    evenhand compute`,
    )
    .action(() => compute(process.stdin, process.stdout));
}
