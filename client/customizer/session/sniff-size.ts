/**
 * Reads the size out of a PNG's or JPEG's header, so that a bomb of 60000 × 60000 pixels is refused before anything tries
 * to unpack it. undefined for other kinds: the server judges those.
 */
export function sniffSize(bytes: Uint8Array): { readonly widthPx: number; readonly heightPx: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24 && view.getUint32(0) === 0x89504e47) {
    return { widthPx: view.getUint32(16), heightPx: view.getUint32(20) };
  }
  if (bytes.length >= 4 && view.getUint16(0) === 0xffd8) return jpegSize(view);
  return undefined;
}

/** Walks the segments to the frame header (SOF0–SOF15 without the tables DHT, JPG and DAC). */
function jpegSize(view: DataView): { widthPx: number; heightPx: number } | undefined {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { heightPx: view.getUint16(at + 5), widthPx: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
