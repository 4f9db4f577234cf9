/** Most tasks that a browser is given ahead of the one to judge: enough for some minutes without a connection. */
export const MOST_AHEAD = 8;
