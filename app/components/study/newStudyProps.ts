import type { ChosenItems } from './items/useItemsFile.ts';
import type { StudyConfiguration } from '#app/core/studies/configuration.ts';

/** A new study from a file. */
export interface NewStudyWayProps {
  /** What the server found wrong, by path (`configuration.…` or a line of the items file). */
  readonly refused: readonly { readonly path: string; readonly message: string }[];
  readonly busy: boolean;
  /** Gets the configuration, checked, and the items file with what its columns mean. */
  readonly onCreate: (configuration: StudyConfiguration, items: ChosenItems) => void;
}
