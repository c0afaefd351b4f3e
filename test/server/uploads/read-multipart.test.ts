import { describe, expect, it } from "vitest";
import { readMultipart } from "../../../server/uploads/read-multipart.ts";

const BODY =
  '--x-y\r\nContent-Disposition: form-data; name="note"\r\n\r\nhello\r\n' +
  '--x-y\r\ncontent-type: image/png\r\nContent-Disposition: form-data; name="file"; filename="a b.png"\r\n\r\n' +
  "one\r\n--x-not the end\r\n-- two\r\n--x-y--\r\nepilogue";

function streamOf(bytes: Uint8Array, size: number): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += size)));
    },
  });
}

async function read(body: string, size: number) {
  const parts: { name: string; fileName: string | undefined; contentType: string | undefined; text: string }[] = [];
  for await (const event of readMultipart(streamOf(new TextEncoder().encode(body), size), "x-y")) {
    if (event.kind === "part") parts.push({ ...event, text: "" });
    else {
      const last = parts.at(-1);
      if (last) last.text += Buffer.from(event.data).toString();
    }
  }
  return parts;
}

describe("multipart", () => {
  it("[MP1] is read the same however the network cuts it", async () => {
    const whole = await read(BODY, 10_000);
    expect(whole).toMatchObject([
      { name: "note", fileName: undefined, text: "hello" },
      { name: "file", fileName: "a b.png", contentType: "image/png", text: "one\r\n--x-not the end\r\n-- two" },
    ]);
    for (let size = 1; size <= 40; size += 1) expect(await read(BODY, size)).toEqual(whole);
  });

  it("[MP2] refuses what breaks off, names nothing, or never ends its header", async () => {
    for (let length = 0; length < BODY.length - "--\r\nepilogue".length; length += 7) {
      await expect(read(BODY.slice(0, length), 64)).rejects.toMatchObject({ code: "invalid_request" });
    }
    await expect(read("--x-y\r\nContent-Disposition: attachment\r\n\r\nx\r\n--x-y--", 64)).rejects.toThrow();
    await expect(read(`--x-y\r\n${"a".repeat(100_000)}`, 1000)).rejects.toThrow();
  });
});
