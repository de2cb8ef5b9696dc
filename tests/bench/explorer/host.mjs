// Serves all pages, their code compressed as well as brotli can.

import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, resolve } from "node:path";
import { brotliCompressSync } from "node:zlib";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm", ".svg": "image/svg+xml" };

/** A host for each page, so that none finds at `/` what belongs to another. */
export async function host(pages) {
  const kept = new Map();
  const file = (path) => {
    if (!kept.has(path)) kept.set(path, existsSync(`${path}.br`) ? readFileSync(`${path}.br`) : brotliCompressSync(readFileSync(path)));
    return kept.get(path);
  };
  const hosts = new Map();
  for (const [name, { html, code }] of Object.entries(pages)) {
    const own = Buffer.from(html ?? "");
    const place = (path) => {
      if (path === "/openapi.json") return join(resolve(process.env.SR_OPENAPI), "openapi.json");
      if (path.startsWith("/peers/")) return join(resolve(process.env.SR_PEERS), path.slice(7));
      return join(resolve(process.env.SR_EXPLORER), path === "/" ? "index.html" : path);
    };
    // Nobody waits for the compression of what nobody has asked for yet.
    for (const path of [...code, "/openapi.json"]) file(place(path));
    const server = createServer(({ url }, response) => {
      const path = decodeURIComponent(new URL(url, "http://host").pathname);
      if (html && path === "/") return response.setHeader("Content-Type", "text/html"), response.end(own);
      try {
        const body = file(place(path));
        response.writeHead(200, { "Content-Type": TYPES[extname(path) || ".html"] ?? "application/octet-stream", "Content-Encoding": "br", "Content-Length": body.length });
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    });
    await new Promise((done) => server.listen(0, "127.0.0.1", done));
    hosts.set(name, server);
  }
  return {
    address: (name) => `http://127.0.0.1:${hosts.get(name).address().port}/`,
    close: () => hosts.forEach((server) => (server.close(), server.closeAllConnections())),
  };
}
