import type { ImageType } from "./sniff-type.ts";

const BY_ENDING: Readonly<Record<string, ImageType>> = {
  jpg: "jpeg",
  jpeg: "jpeg",
  jpe: "jpeg",
  jfif: "jpeg",
  png: "png",
  apng: "png",
  webp: "webp",
  avif: "avif",
  gif: "gif",
  tif: "tiff",
  tiff: "tiff",
  heic: "heic",
  heif: "heic",
  svg: "svg",
  pdf: "pdf",
  bmp: "bmp",
  psd: "psd",
  jxl: "jxl",
  ico: "ico",
};

const BY_CONTENT_TYPE: Readonly<Record<string, ImageType>> = {
  "image/jpeg": "jpeg",
  "image/jpg": "jpeg",
  "image/pjpeg": "jpeg",
  "image/png": "png",
  "image/apng": "png",
  "image/webp": "webp",
  "image/avif": "avif",
  "image/gif": "gif",
  "image/tiff": "tiff",
  "image/heic": "heic",
  "image/heif": "heic",
  "image/svg+xml": "svg",
  "application/pdf": "pdf",
  "image/bmp": "bmp",
  "image/jxl": "jxl",
};

/** The types a sender claims, by the file's ending and by its content type; what says nothing about pictures is left out. */
export function declaredTypes({
  fileName = "",
  contentType = "",
}: {
  readonly fileName?: string | undefined;
  readonly contentType?: string | undefined;
}): ImageType[] {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName.trim())?.[1]?.toLowerCase() ?? "";
  const plain = contentType.split(";")[0]?.trim().toLowerCase() ?? "";
  return [BY_ENDING[ending], BY_CONTENT_TYPE[plain]].filter((type) => type !== undefined);
}
