/** The script that the first load of a board, a wall or the trends may bring, in kB (1000 bytes) as it is transferred. */
export const SCRIPT_BUDGET = 76;
/** What that script should come down to, in kB. */
export const SCRIPT_TARGET = 70;
