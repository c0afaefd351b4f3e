import type { Surface } from "../../configurator-schemas/schema/option.ts";

/** A material as CSS has it: squares where one sees through it, a shine across a mirror. */
export function surfaceBackground(colour: string, surface: Surface | undefined): string {
  switch (surface) {
    case "clear":
      return `repeating-conic-gradient(${colour} 0 25%, #fff 0 50%) 0 0 / 16px 16px`;
    case "mirror":
      return `linear-gradient(125deg, #fff, ${colour} 30%, #f7f9fa 48%, ${colour} 66%, #e9edf0)`;
    default:
      return colour;
  }
}
