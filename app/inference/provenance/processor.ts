import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import { promisify } from 'node:util';
import { PROCESSOR_FEATURES, type Processor, type ProcessorFeature } from '#app/core/studies/provenance.ts';

/** What is read of a machine, so that another one can be told to a test. */
export interface MachineReader {
  readonly platform: string;
  readonly architecture: string;
  /** The processor's name as Node knows it; empty or undefined where it doesn't. */
  readonly model: string | undefined;
  /** /proc/cpuinfo. */
  cpuInfo(): Promise<string>;
  /** `name: value` lines of macOS' sysctl below these names. */
  sysctl(names: readonly string[]): Promise<string>;
}

const THIS_MACHINE: MachineReader = {
  platform: process.platform,
  architecture: process.arch,
  model: os.cpus()[0]?.model,
  cpuInfo: () => readFile('/proc/cpuinfo', 'utf8'),
  sysctl: async (names) => (await promisify(execFile)('/usr/sbin/sysctl', [...names])).stdout,
};

/** What the processor is and can do; what can't be read is null, never guessed. */
export async function readProcessor(reader: MachineReader = THIS_MACHINE): Promise<Processor> {
  const { architecture, platform } = reader;
  const unknown = { name: named(reader.model), architecture, features: null };
  try {
    if (platform === 'linux') return { ...unknown, ...ofCpuInfo(await reader.cpuInfo(), reader.model) };
    if (platform === 'darwin') {
      return { ...unknown, ...ofSysctl(await reader.sysctl(['machdep.cpu', 'hw.optional']), reader.model) };
    }
  } catch {
    // A container may hide the file, and a sandbox the program.
  }
  return unknown;
}

type Found = Pick<Processor, 'name' | 'features'>;

/** What Linux calls features on Arm, where its names aren't the architecture's. */
const LINUX_ARM: Readonly<Record<string, ProcessorFeature>> = { asimdhp: 'fp16', asimddp: 'dotprod' };

function ofCpuInfo(text: string, model: string | undefined): Found {
  const first = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, key, value] = /^([^:]+?)\s*:\s*(.*)$/.exec(line) ?? [];
    if (key !== undefined && !first.has(key)) first.set(key, value!.trim());
  }
  const flags = first.get('flags') ?? first.get('Features');
  const family = first.get('cpu family');
  const name = named(first.get('model name')) ?? named(model);
  const part = first.get('CPU part');
  return {
    name:
      name !== null
        ? family === undefined
          ? name
          : `${name} (family ${family}, model ${first.get('model') ?? '?'})`
        : part === undefined
          ? null
          : `implementer ${first.get('CPU implementer') ?? '?'}, part ${part}`,
    features: flags === undefined ? null : among(flags.split(/\s+/).map((flag) => LINUX_ARM[flag] ?? flag)),
  };
}

function ofSysctl(text: string, model: string | undefined): Found {
  const values = new Map(
    text.split('\n').flatMap((line) => {
      const [, key, value] = /^([\w.]+):\s*(.*)$/.exec(line) ?? [];
      return key === undefined ? [] : [[key, value!.trim()] as const];
    }),
  );
  const flags = ['machdep.cpu.features', 'machdep.cpu.leaf7_features']
    .flatMap((key) => values.get(key)?.toLowerCase().split(/\s+/) ?? [])
    .map((flag) => ({ avx512vnni: 'avx512_vnni', 'amx-int8': 'amx_int8' })[flag] ?? flag);
  const arm = [...values].flatMap(([key, value]) => {
    const feature = /^hw\.optional\.arm\.FEAT_(\w+)$/.exec(key)?.[1];
    return feature !== undefined && value === '1' ? [feature.toLowerCase()] : [];
  });
  const told = flags.length > 0 || [...values.keys()].some((key) => key.startsWith('hw.optional.arm.FEAT_'));
  return {
    name: named(values.get('machdep.cpu.brand_string')) ?? named(model),
    features: told ? among([...flags, ...arm]) : null,
  };
}

const among = (names: readonly string[]) => PROCESSOR_FEATURES.filter((feature) => names.includes(feature));

/** A name that says something. */
const named = (name: string | undefined) => (name === undefined || /^(|unknown)$/i.test(name) ? null : name);
