import { Option } from 'commander';

/** `--json`, the same on every command that has it. */
export function jsonOption(): Option {
  return new Option('--json', 'print JSON instead of text');
}
