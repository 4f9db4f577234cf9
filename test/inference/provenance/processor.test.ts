import { describe, expect, test } from 'vitest';
import { cutsOffInt8 } from '#app/core/studies/provenance.ts';
import { readProcessor, type MachineReader } from '#app/inference/provenance/processor.ts';

/** A machine of which nothing can be read but what is given. */
const machine = (given: Partial<MachineReader>) =>
  readProcessor({
    platform: 'linux',
    architecture: 'x64',
    model: undefined,
    cpuInfo: () => Promise.reject(new Error('hidden')),
    sysctl: () => Promise.reject(new Error('no such program')),
    ...given,
  });
const linux = (text: string, architecture = 'x64') => machine({ architecture, cpuInfo: async () => text });
const macOs = (text: string, architecture: string) =>
  machine({ platform: 'darwin', architecture, model: 'Apple', sysctl: async () => text });

const x86 = (name: string, flags: string) => `processor\t: 0
vendor_id\t: AuthenticAMD
cpu family\t: 25
model\t\t: 1
model name\t: ${name}
flags\t\t: fpu vme sse2 avx ${flags}

processor\t: 1
model name\t: another
flags\t\t: fpu
`;

describe('a processor under Linux', () => {
  test.each([
    ['avx2 fma', ['avx2'], true],
    ['avx2 avx512f avx512dq avx512bw', ['avx2', 'avx512f'], true],
    ['avx2 avx512f avx512_vnni', ['avx2', 'avx512f', 'avx512_vnni'], false],
    ['avx2 avx_vnni', ['avx2', 'avx_vnni'], false],
    ['avx2 avx512f amx_tile amx_int8', ['avx2', 'avx512f', 'amx_int8'], false],
    ['', [], false],
  ] as const)('of x86 with %s', async (flags, features, cutsOff) => {
    const processor = await linux(x86('AMD EPYC', flags));
    expect(processor).toEqual({ name: 'AMD EPYC (family 25, model 1)', architecture: 'x64', features });
    expect(cutsOffInt8(processor)).toBe(cutsOff);
  });

  test('of Arm, which names no model', async () => {
    const text =
      'processor\t: 0\nFeatures\t: fp asimd fphp asimdhp asimddp sve i8mm bf16\nCPU implementer\t: 0x41\nCPU part\t: 0xd40\n';
    const processor = await linux(text, 'arm64');
    expect(processor).toEqual({
      name: 'implementer 0x41, part 0xd40',
      architecture: 'arm64',
      features: ['fp16', 'dotprod', 'i8mm'],
    });
    expect(cutsOffInt8(processor)).toBe(false);
  });
});

describe('a processor under macOS', () => {
  test('of Arm', async () => {
    const text = `machdep.cpu.brand_string: Apple M4
hw.optional.arm.FEAT_DotProd: 1
hw.optional.arm.FEAT_FP16: 1
hw.optional.arm.FEAT_I8MM: 1
hw.optional.arm.FEAT_SME: 1
hw.optional.arm.FEAT_BF16: 0
`;
    expect(await macOs(text, 'arm64')).toEqual({
      name: 'Apple M4',
      architecture: 'arm64',
      features: ['fp16', 'dotprod', 'i8mm', 'sme'],
    });
  });

  test('of Intel', async () => {
    const text = `machdep.cpu.brand_string: Intel(R) Core(TM) i7-1068NG7 CPU @ 2.30GHz
machdep.cpu.features: FPU VME SSE4.2 AVX1.0
machdep.cpu.leaf7_features: AVX2 AVX512F AVX512VNNI
`;
    const { features } = await macOs(text, 'x64');
    expect(features).toEqual(['avx2', 'avx512f', 'avx512_vnni']);
  });
});

describe('what cannot be read is unknown, never guessed', () => {
  test.each([
    [{}, null],
    [{ cpuInfo: async () => '' }, null],
    [{ platform: 'win32', model: 'Intel(R) Xeon(R)' }, 'Intel(R) Xeon(R)'],
    [{ platform: 'darwin', model: 'unknown' }, null],
    [{ platform: 'darwin', sysctl: async () => 'hw.ncpu: 8\n' }, null],
  ] satisfies [Partial<MachineReader>, string | null][])('%o', async (given, name) => {
    const processor = await machine(given);
    expect(processor).toEqual({ name, architecture: 'x64', features: null });
    expect(cutsOffInt8(processor)).toBeUndefined();
  });
});

test('this machine is read, whatever it is', async () => {
  const { architecture, features } = await readProcessor();
  expect(architecture).toBe(process.arch);
  if (process.platform === 'linux') expect(features).not.toBeNull();
});
