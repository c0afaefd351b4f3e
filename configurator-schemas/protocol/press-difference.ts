/** The fourth byte of a soft proof's points counts CIE 1976 differences in steps of this much. */
export const DIFFERENCE_STEP = 0.1;
