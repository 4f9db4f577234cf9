/** What is stored where a lead has read a pair and sees no fault in it. */
export const NO_FAULT = 'none';
