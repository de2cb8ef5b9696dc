// What the tests stand on: a browser, the page on a static host, the page on the local server.

import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { createInterface } from "node:readline";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml" };

/** In front of the sandbox's worker: lets a test move its clock, so that a token expires without waiting. */
const CLOCK = `
const real = Date.now.bind(Date);
let ahead = 0;
Date.now = () => real() + ahead;
new BroadcastChannel("clock").onmessage = ({ data }) => { ahead = data; };
`;

export class Stage {
  constructor(given) {
    Object.assign(this, given);
  }

  async open() {
    this.browser = await this.chromium.launch({ executablePath: this.executable, args: ["--no-sandbox"] });
    this.host = createServer((request, response) => this.#serve(request, response));
    await new Promise((done) => this.host.listen(0, "127.0.0.1", done));
    /** Where the page is served by a host that knows nothing of it. */
    this.static = `http://127.0.0.1:${this.host.address().port}`;
    this.local = await this.startServer();
  }

  async close() {
    await this.browser?.close();
    this.host?.close();
    this.local?.stop();
  }

  /** Starts the local server on a free port: its address, the key it prints, and a way to stop it. */
  async startServer() {
    const child = spawn(this.server, ["--port", "0", "--explorer", this.explorer], { stdio: ["ignore", "pipe", "inherit"] });
    const stop = () => new Promise((done) => {
      child.once("exit", done);
      child.kill();
    });
    const banner = {};
    for await (const line of createInterface({ input: child.stdout })) {
      const [, name, value] = /^(listening on|\s+API key|\s+client id|\s+client secret)\s+(\S+)/.exec(line) ?? [];
      if (name) banner[name.trim()] = value;
      if (banner["client secret"]) break;
    }
    child.stdout.resume();
    return { origin: banner["listening on"], key: banner["API key"], id: banner["client id"], secret: banner["client secret"], stop };
  }

  /** A page of a fresh profile, which collects what the browser complains of. */
  async page({ width = 1440, height = 900, scheme = "light", expects = /^$/ } = {}) {
    const context = await this.browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.complaints = [];
    page.addressed = new Set();
    // A static host has no demo-credentials.json: that is how the page knows that there is no local server.
    const usual = /status of 4\d\d/;
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type()) && !usual.test(message.text()) && !expects.test(message.text())) page.complaints.push(message.text());
    });
    page.on("pageerror", (error) => page.complaints.push(error.message));
    page.on("request", (request) => page.addressed.add(request.url()));
    return page;
  }

  async #serve(request, response) {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname));
    const file = join(this.explorer, path.endsWith("/") ? `${path}index.html` : path);
    try {
      const content = await readFile(file);
      response.writeHead(200, { "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
      response.end(path === "/sandbox-worker.js" ? CLOCK + content : content);
    } catch {
      response.writeHead(404).end("not here");
    }
  }
}
