import type { Option } from "./option.ts";

/** Whether an option has words, an upload or a colour to give to an element. */
export function canShow(option: Option, what: string): boolean {
  switch (what) {
    case "text":
      return option.kind === "text";
    case "upload":
      return option.kind === "image";
    default:
      return (
        option.kind === "colour" ||
        (option.kind === "choice" && (option.values ?? []).some(({ swatch }) => swatch !== undefined))
      );
  }
}
