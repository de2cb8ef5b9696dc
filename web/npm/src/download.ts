// A file on its way.

import type { Limit } from "./limit.js";
import type { Download } from "./types.js";

/** The file of an answer. `explain` throws what became of it when it broke off. */
export function download(response: Response, limit: Limit, explain: (error: unknown) => unknown): Download {
  const read = async <T>(content: Promise<T>): Promise<T> => {
    try {
      return await limit.wait(content);
    } catch (error) {
      explain(error);
      throw error;
    } finally {
      limit.close();
    }
  };
  return {
    name: fileName(response.headers.get("content-disposition") ?? ""),
    type: response.headers.get("content-type") ?? "",
    blob: () => read(response.blob()),
    bytes: async () => new Uint8Array(await read(response.arrayBuffer())),
    stream: () => response.body as ReturnType<Download["stream"]>,
  };
}

/** The name in a `Content-Disposition` header, in either of its spellings (RFC 6266). */
function fileName(header: string): string | undefined {
  const [, isEncoded, name] = /filename(\*=utf-8'')?=?"?([^";]+)/i.exec(header) ?? [];
  try {
    return isEncoded ? decodeURIComponent(name!) : name;
  } catch {
    return name;
  }
}
