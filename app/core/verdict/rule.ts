/** The first rule, of `decide`: studies that opened under it are judged by it for good. */
export const FIRST_RULE_VERSION = 1;

/** The rule of `judging/`, which asks for retention instead of gross controls alone: `judgeTables` judges by it. */
export const RETENTION_RULE_VERSION = 2;

/** The version of the rule that is frozen with a study when it opens now. */
export const RULE_VERSION = RETENTION_RULE_VERSION;
