/** The version of the rule by which `decide` judges: a study is judged by the one under which it opened. */
export const RULE_VERSION = 1;

/** The rule of `judging/`, which asks for retention instead of gross controls alone: `judgeTables` judges by it. */
export const RETENTION_RULE_VERSION = 2;
