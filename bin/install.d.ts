export const root: string;
export function run(command: string, args: string[], options?: object): void;
export function checkNode(): void;
export function installDependencies(): void;
