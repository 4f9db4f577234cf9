/** What a study's systems may reach: the administrator's word, handed on by whoever starts the process. */
export interface ModelAccess {
  /** Absolute: the models directory, which relative model folders lie in. */
  readonly folder: string;
  /**
   * Whether an absolute model folder outside of it may be read as well. True for the command line where no models
   * directory is set; never for what a browser sends.
   */
  readonly anywhere: boolean;
  /** `host` or `host:port` of the servers that may be asked. */
  readonly hosts: readonly string[];
  /** The value of an environment variable that may be sent as a key; undefined where it is not set or not one. */
  readonly apiKey: (variable: string) => string | undefined;
}

/** For whoever may reach nothing: systems whose outputs are imported need no more. */
export const NO_ACCESS: ModelAccess = {
  folder: '/nonexistent',
  anywhere: false,
  hosts: [],
  apiKey: () => undefined,
};
