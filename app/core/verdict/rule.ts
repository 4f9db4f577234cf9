/** The version of the rule by which `decide` judges: a study is judged by the one under which it opened. */
export const RULE_VERSION = 1;
