import { fileURLToPath } from "node:url";

/** A press profile that ships with the project. */
export function iccFile(id: string): string {
  return fileURLToPath(new URL(`../../assets/icc/${id}.icc`, import.meta.url));
}
