/** Something that went into a print file: what it is called, and the sha256 of its bytes (of its text, where it has none). */
export interface Ingredient {
  readonly id: string;
  readonly sha256: string;
}

/** Everything a print file is made of: with the same recipe the same bytes come out. */
export interface JobRecipe {
  readonly renderer: string;
  readonly fonts: readonly Ingredient[];
  /** ICC profiles of the press. */
  readonly icc: readonly Ingredient[];
  /** The product with its version, the print profile with its own. */
  readonly documents: readonly Ingredient[];
  /** What was chosen, by row; "1" for a job of one design. Sizes shared with other lines are part of it. */
  readonly configurations: readonly Ingredient[];
  readonly uploads: readonly Ingredient[];
}

export const RECIPE_PARTS = ["fonts", "icc", "documents", "configurations", "uploads"] as const;

/** One input that is not what it was; `was` or `is` is absent where there is none on that side. */
export interface RecipeDifference {
  readonly part: "renderer" | (typeof RECIPE_PARTS)[number];
  readonly id?: string;
  readonly was?: string;
  readonly is?: string;
}

/** Compares two recipes input by input; empty when the same bytes are to be expected. */
export function recipeDifferences(was: JobRecipe, is: JobRecipe): readonly RecipeDifference[] {
  const renderer =
    was.renderer === is.renderer ? [] : [{ part: "renderer" as const, was: was.renderer, is: is.renderer }];
  return [...renderer, ...RECIPE_PARTS.flatMap((part) => ingredientDifferences(part, was[part], is[part]))];
}

function ingredientDifferences(
  part: (typeof RECIPE_PARTS)[number],
  before: readonly Ingredient[],
  now: readonly Ingredient[],
): RecipeDifference[] {
  const [was, is] = [before, now].map((all) => new Map(all.map(({ id, sha256 }) => [id, sha256])));
  const ids = new Set([...before, ...now].map(({ id }) => id));
  return [...ids].flatMap((id) => {
    const [old, fresh] = [was?.get(id), is?.get(id)];
    if (old === fresh) return [];
    return [{ part, id, ...(old !== undefined && { was: old }), ...(fresh !== undefined && { is: fresh }) }];
  });
}
