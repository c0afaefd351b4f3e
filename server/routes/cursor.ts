import { z } from "zod";
import { AppError } from "../problems/app-error.ts";

const Position = z.tuple([z.string().max(40), z.string().max(100)]);

/** Opaque to callers: the last row of a page. */
export function writeCursor({ createdAt, id }: { readonly createdAt: string; readonly id: string }): string {
  return Buffer.from(JSON.stringify([createdAt, id])).toString("base64url");
}

export function readCursor(
  cursor: string | undefined,
): { readonly createdAt: string; readonly id: string } | undefined {
  if (cursor === undefined) return undefined;
  try {
    const [createdAt, id] = Position.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { createdAt, id };
  } catch (cause) {
    throw new AppError("invalid_request", { params: { hint: "cursor." }, cause });
  }
}
