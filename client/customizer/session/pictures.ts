import type { UploadBody } from "../../../configurator-schemas/protocol/http.ts";
import type { Api } from "../../api/api.ts";
import { ApiProblem } from "../../api/api-problem.ts";
import type { DecodedPicture } from "./decode-picture.ts";
import { localPictureId } from "./picture.ts";
import type { Picture } from "./picture.ts";
import { sniffSize } from "./sniff-size.ts";

/** The server's own limits (contract.md); asked here first, because an answer at once beats one after 25 MB. */
const MAX_BYTES = 25 * 1024 * 1024;
const MAX_PIXELS = 100_000_000;
const HEADER_BYTES = 256 * 1024;

export interface Pictures {
  /** Takes a file: decoded for the eye at once, uploaded meanwhile. Answers when it can be shown. Throws what refuses it. */
  add(file: File): Promise<Picture>;
  /** Fetches pictures a restored design refers to. */
  load(ids: Iterable<string>): void;
  retry(id: string): void;
  /** Resolves when no upload is under way. */
  settled(): Promise<void>;
}

export interface PicturesOptions {
  readonly api: Pick<Api, "upload" | "uploadImage">;
  readonly decode: (blob: Blob) => Promise<DecodedPicture>;
  readonly read: () => ReadonlyMap<string, Picture>;
  readonly write: (pictures: ReadonlyMap<string, Picture>) => void;
  /** The server gave a local picture its final id. */
  readonly onUploaded: (localId: string, id: string) => void;
  /** The server will never take it: damaged, not a picture. */
  readonly onRefused: (localId: string, problem: ApiProblem) => void;
  /** A file is being made readable, which takes seconds; undefined once it is. */
  readonly onPreparing: (name: string | undefined) => void;
}

export function createPictures({
  api,
  decode,
  read,
  write,
  onUploaded,
  onRefused,
  onPreparing,
}: PicturesOptions): Pictures {
  let count = 0;
  const running = new Set<Promise<void>>();

  const put = (picture: Picture) => write(new Map(read()).set(picture.id, picture));
  const change = (id: string, changes: Partial<Picture>) => {
    const picture = read().get(id);
    if (picture) put({ ...picture, ...changes });
  };

  const upload = async (id: string, file: File) => {
    try {
      const body = await api.upload(file, (progress) => change(id, { progress }));
      finish(id, body);
    } catch (problem) {
      const known = problem instanceof ApiProblem ? problem : new ApiProblem("unexpected", { cause: problem });
      change(id, { state: "failed", problem: known });
      if (!known.passing) onRefused(id, known);
    }
  };
  const startUpload = (id: string, file: File) => {
    const work = upload(id, file);
    running.add(work);
    void work.finally(() => running.delete(work));
  };

  const finish = (localId: string, body: UploadBody) => {
    const local = read().get(localId);
    const { id, widthPx, heightPx } = body;
    const pictures = new Map(read());
    pictures.delete(localId);
    const source = local?.source;
    const notes = body.warnings.map(({ message }) => message);
    pictures.set(id, { id, state: source ? "ready" : "loading", progress: 1, widthPx, heightPx, source, notes });
    write(pictures);
    onUploaded(localId, id);
    // A kind this browser cannot decode (TIFF): the server's normalised picture can be shown.
    if (!source) void fetchPicture(id);
  };

  const fetchPicture = async (id: string) => {
    put({ id, state: "loading", progress: 1, widthPx: 0, heightPx: 0, ...read().get(id) });
    try {
      change(id, { ...(await decode(await api.uploadImage(id))), state: "ready" });
    } catch (problem) {
      const known = problem instanceof ApiProblem ? problem : new ApiProblem("unexpected", { cause: problem });
      change(id, { state: "failed", problem: known });
    }
  };

  const prepared = async (file: File) => {
    onPreparing(file.name);
    try {
      return await asJpeg(file);
    } finally {
      onPreparing(undefined);
    }
  };

  return {
    async add(given) {
      await refuseHopeless(given);
      const file = isHeic(given) ? await prepared(given) : given;
      count += 1;
      const id = localPictureId(count);
      const decoded = await decode(file).catch(() => undefined);
      put({
        id,
        file,
        state: "uploading",
        progress: 0,
        widthPx: decoded?.widthPx ?? 0,
        heightPx: decoded?.heightPx ?? 0,
        source: decoded?.source,
      });
      startUpload(id, file);
      return read().get(id) ?? { id, state: "uploading", progress: 0, widthPx: 0, heightPx: 0 };
    },
    load(ids) {
      for (const id of ids) if (!read().has(id)) void fetchPicture(id);
    },
    retry(id) {
      const picture = read().get(id);
      if (!picture || picture.state !== "failed") return;
      if (!picture.file) return void fetchPicture(id);
      change(id, { state: "uploading", progress: 0, problem: undefined });
      startUpload(id, picture.file);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

/** iPhones convert what they are asked for by name; a file that was dropped or copied arrives as it is. */
function isHeic({ type, name }: File): boolean {
  return /hei[cf]/i.test(`${type} ${name}`);
}

async function asJpeg(file: File): Promise<File> {
  const { heicToJpeg } = await import("../photo/heic-to-jpeg.ts").catch((cause: unknown) => {
    throw new ApiProblem("network", { cause });
  });
  return heicToJpeg(file);
}

async function refuseHopeless(file: File): Promise<void> {
  if (file.size === 0) throw new ApiProblem("empty");
  if (file.size > MAX_BYTES) throw new ApiProblem("too_large");
  const size = sniffSize(new Uint8Array(await file.slice(0, HEADER_BYTES).arrayBuffer()));
  if (size && size.widthPx * size.heightPx > MAX_PIXELS) throw new ApiProblem("image_too_large");
}
