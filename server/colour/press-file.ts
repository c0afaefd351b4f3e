import type { Dependencies } from "../dependencies.ts";
import { installedFile } from "./press-files.ts";
import type { PressFile } from "./press-request.ts";

/** The press profile a merchant's print profiles mean by an id. */
export async function pressFile(
  dependencies: Pick<Dependencies, "pressFolders">,
  { id }: { readonly merchantId: string; readonly id: string },
): Promise<PressFile | undefined> {
  return installedFile(dependencies, id);
}
