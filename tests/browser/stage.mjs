// What the tests stand on: a browser, the page on a static host, the page on the local server.

import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { createInterface } from "node:readline";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json", ".svg": "image/svg+xml" };

/** A busy machine may take its time: a wait ends when what is waited for is there, and is given up as late as this. */
const PATIENCE_MS = 60_000;

/** What the console may say: refusals are what many tests ask for, and a slow machine uses late what it loaded early. */
const USUAL = /status of 4\d\d|was preloaded using link preload but not used/;

/** In front of the sandbox's worker: lets a test move its clock, so that a token expires without waiting. */
const CLOCK = `
const real = Date.now.bind(Date);
let ahead = 0;
Date.now = () => real() + ahead;
const channel = new BroadcastChannel("clock");
channel.onmessage = ({ data }) => { ahead = data; channel.postMessage("moved"); };
`;

export class Stage {
  constructor(given) {
    Object.assign(this, given);
  }

  async open() {
    this.browser = await this.chromium.launch({ executablePath: this.executable, args: ["--no-sandbox"], timeout: PATIENCE_MS });
    /** Where the page is served by a host that knows nothing of it. */
    this.static = await this.host((request, response) => this.serve(request, response));
    this.local = await this.startServer();
  }

  async close() {
    await this.browser?.close();
    await this.local?.stop();
    for (const host of this.hosts ?? []) host.close();
  }

  /** Starts a host on a free port, and gives its origin. */
  async host(handle) {
    const host = createServer(handle);
    (this.hosts ??= []).push(host);
    await new Promise((done) => host.listen(0, "127.0.0.1", done));
    return `http://127.0.0.1:${host.address().port}`;
  }

  /** A host that serves the page and, in the place of the local server, keeps every request and answers it with nothing. */
  async recorder() {
    const seen = [];
    const origin = await this.host(async (request, response) => {
      if (request.url === "/demo-credentials.json") {
        response.writeHead(200, { "Content-Type": "application/json" });
        response.end(JSON.stringify({ sandbox: "/sandbox", apiKey: this.local.key, clientId: this.local.id, clientSecret: this.local.secret }));
      } else if (request.url.startsWith("/sandbox/")) {
        const chunks = [];
        for await (const chunk of request) chunks.push(chunk);
        seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body: Buffer.concat(chunks) });
        response.writeHead(204).end();
      } else {
        await this.serve(request, response);
      }
    });
    return { origin, seen };
  }

  /** Starts the local server on a free port: its address, the credentials that it prints, and a way to stop it. */
  async startServer() {
    const child = spawn(this.server, ["--port", "0", "--explorer", this.explorer], { stdio: ["ignore", "pipe", "inherit"] });
    const over = new Promise((done) => child.once("exit", done));
    const stop = () => {
      child.kill();
      return over;
    };
    const banner = {};
    for await (const line of createInterface({ input: child.stdout })) {
      const [, name, value] = /^(listening on|\s+API key|\s+client id|\s+client secret)\s+(\S+)/.exec(line) ?? [];
      if (name) banner[name.trim()] = value;
      if (banner["client secret"]) break;
    }
    child.stdout.resume();
    if (!banner["client secret"]) throw new Error(`${this.server} did not say where it listens`);
    return { origin: banner["listening on"], key: banner["API key"], id: banner["client id"], secret: banner["client secret"], stop };
  }

  /** A page of a fresh profile, which collects what the browser complains of, and requests to strangers. */
  async page({ width = 1440, height = 900, scheme = "light", expects = /^$/ } = {}) {
    const context = await this.browser.newContext({ viewport: { width, height }, colorScheme: scheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    page.complaints = [];
    page.addressed = new Set();
    page.on("console", (message) => {
      const text = message.text();
      if (["error", "warning"].includes(message.type()) && !USUAL.test(text) && !expects.test(text)) page.complaints.push(text);
    });
    page.on("pageerror", (error) => page.complaints.push(error.message));
    page.on("request", (request) => {
      page.addressed.add(request.url());
      const own = page.mainFrame().url() === "about:blank" ? request.url() : page.mainFrame().url();
      if (new URL(request.url()).origin !== new URL(own).origin) page.complaints.push(`asked a stranger: ${request.url()}`);
    });
    await page.exposeFunction("broken", (what) => page.complaints.push(`the policy was broken: ${what}`));
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => window.broken(`${event.violatedDirective} ${event.blockedURI}`));
    });
    return page;
  }

  /** Answers with a file of the page. */
  async serve(request, response) {
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
