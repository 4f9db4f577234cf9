/** The batch of the items that only a study's pilot asks about. */
export const PILOT_BATCH = 0;
/** That of the items that a study opens with. */
export const FIRST_BATCH = 1;
/** That of the items that are held back for an extension; a study that can be extended has it even without items. */
export const EXTENSION_BATCH = 2;
