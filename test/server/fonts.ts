import type { Answer, TestServer } from "./open-server.ts";

interface Sent {
  readonly bytes: Uint8Array;
  readonly key?: string;
  readonly name?: string;
  readonly fields?: Readonly<Record<string, string>>;
}

/** A merchant sends a font. */
export async function sendFont(server: TestServer, { bytes, key, name = "font.ttf", fields }: Sent): Promise<Answer> {
  const form = new FormData();
  form.append("file", new File([Uint8Array.from(bytes)], name));
  const said = { licence: "web", statement: "Licence 123, web and print", ...fields };
  for (const [field, text] of Object.entries(said)) form.append(field, text);
  return server.send("POST /v1/merchant/fonts", { key: key ?? server.keys.secret, body: form });
}
