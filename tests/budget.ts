/** The script that the first load of a page may bring, in kB (1000 bytes), compressed, without what HTTP adds. */
export const SCRIPT_BUDGET = { board: 70, wall: 70, trends: 86 };
