import type { UploadBody } from "../../configurator-schemas/protocol/http.ts";
import { ApiProblem, toApiProblem } from "./api-problem.ts";
import { apiHeaders, apiUrl } from "./send-request.ts";
import type { Connection } from "./send-request.ts";

/** Long, because phones send photos over slow lines; a stalled line shows as a progress that stands still. */
const TIMEOUT_MS = 180_000;

interface UploadOptions {
  /** 0…1 of the bytes that left. */
  readonly onProgress: (ratio: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Sends a file. XMLHttpRequest, because fetch cannot say how much has left. */
export function sendUpload(connection: Connection, file: File, options: UploadOptions): Promise<UploadBody> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", apiUrl(connection, "/uploads"));
    for (const [name, value] of Object.entries(apiHeaders(connection))) request.setRequestHeader(name, value);
    request.timeout = TIMEOUT_MS;
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) options.onProgress(event.loaded / event.total);
    };
    request.onload = () => {
      const body: unknown = request.response;
      // The server's route answers 201 with an UploadBody (protocol/http.ts).
      if (request.status === 201) resolve(body as UploadBody);
      else reject(toApiProblem(request.status, body));
    };
    request.onerror = () => reject(new ApiProblem("network"));
    request.ontimeout = () => reject(new ApiProblem("timeout"));
    request.onabort = () => reject(new DOMException("aborted", "AbortError"));
    options.signal?.addEventListener("abort", () => request.abort());
    const form = new FormData();
    form.append("file", file);
    request.send(form);
  });
}
