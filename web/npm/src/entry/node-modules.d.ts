// What `node.ts` uses of Node, Deno and Bun. Not each of them has all of it.

declare module "node:fs" {
  export const openAsBlob: ((path: string, options: { type: string }) => Promise<Blob>) | undefined;
}

declare module "node:fs/promises" {
  export function readFile(path: string): Promise<Uint8Array<ArrayBuffer>>;
}

declare module "node:path" {
  export function basename(path: string): string;
}
