/**
 * A Boolean statement or its opposite, as one integer: variable × 2, plus 1 when it is denied.
 * `literal ^ 1` is the opposite; variable 1 is the constant true.
 */
export type Literal = number;

/** The statement that always holds. */
export const TRUE: Literal = 2;
/** The statement that never holds. */
export const FALSE: Literal = 3;
