/** What a line names a draft by: `draft-K7PQ2M4X`. */
export const DRAFT = /^draft-([A-Z\d]{8})$/;

/** Whether a line names a draft. */
export const isDraftName = (text: string): boolean => DRAFT.test(text);
