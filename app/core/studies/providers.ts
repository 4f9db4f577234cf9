/** What makes a system's outputs: a model folder here, a server, or somebody elsewhere whose outputs are imported. */
export const PROVIDER_KINDS = ['onnx', 'openai', 'import'] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** Whether a provider can be asked for further outputs, such as controls under changed prompts. */
export const CAN_BE_ASKED: Readonly<Record<ProviderKind, boolean>> = {
  onnx: true,
  openai: true,
  import: false,
};
