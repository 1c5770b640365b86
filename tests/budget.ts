/** The script that the first load of a board, a wall or the trends may bring, in kB (1000 bytes), compressed, without what HTTP adds. */
export const SCRIPT_BUDGET = 70;
