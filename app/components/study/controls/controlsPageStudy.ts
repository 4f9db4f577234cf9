import type { ControlsOverview } from '#app/services/tasks/controlsOverview.ts';
import type { StudyControl } from '#app/services/tasks/listControls.ts';

/** A control beside what it was made of; what is wrong with it is put into words already. */
export interface ShownControl extends Omit<StudyControl, 'admissible' | 'problems'> {
  readonly problems: readonly string[];
}

/** What the page of a study's controls shows: those of a criterion and a dose, a page of them. */
export interface ControlsPageStudy extends Omit<ControlsOverview, 'shown'> {
  readonly shown: Omit<ControlsOverview['shown'], 'controls'> & {
    readonly controls: readonly ShownControl[];
  };
}

/** What the last form of the page was refused for, with what was entered. */
export interface ControlsRefusal {
  readonly message: string;
  readonly action: string;
  readonly entered: Readonly<Record<string, string>>;
}
