/**
 * A command that has said what it had to say and ends with an exit code of its own, which is no failure: `study diff`
 * that has found differences.
 */
export class EndsWith extends Error {
  constructor(readonly exitCode: number) {
    super(`ends with ${exitCode}`);
    this.name = 'EndsWith';
  }
}
