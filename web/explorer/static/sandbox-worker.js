// The sandbox in this page: answers {id, method, url, headers, body} with {id, status, headers, body}. Nothing leaves the browser.
import start, { Sandbox, demoCredentials } from "./sandbox.js?__BUILD__";

const sandbox = start({ module_or_path: new URL("sandbox_bg.wasm?__BUILD__", import.meta.url) }).then(() => new Sandbox({ origin: "https://api.smartrecruiters.com" }));

// Requests are answered in the order they come.
let last = sandbox;

self.onmessage = ({ data }) => {
  last = last.then(() => answer(data)).catch((error) => self.postMessage({ id: data.id, error: String(error) }));
};

async function answer({ id, method, url, headers, body }) {
  const { status, headers: fields, body: bytes } = url === "demo-credentials.json" ? credentials() : (await sandbox).handle(method, url, headers, body, Date.now());
  self.postMessage({ id, status, headers: fields, body: bytes }, [bytes.buffer]);
}

// The same as the local server answers at this address.
function credentials() {
  const body = new TextEncoder().encode(demoCredentials());
  return { status: 200, headers: [["Content-Type", "application/json"]], body };
}
