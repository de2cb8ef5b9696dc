// One visit of a page: what it loads, when its list can be used, how soon a form opens, what it holds; then the same on a slow processor.

const PATIENCE_MS = 60_000;

export async function visit(browser, page, address) {
  const first = await open(browser, page, address, 1);
  const { transfer, paint, usable, blocked } = first;
  const click = await press(first.tab, page);
  const heap = await held(first);
  await first.tab.close();

  const direct = await open(browser, { ...page, usable: page.form }, address + page.link, 1);
  await direct.tab.close();

  const slow = await open(browser, page, address, 4);
  const slowClick = await press(slow.tab, page);
  await slow.tab.close();
  return { transfer, paint, usable, blocked, click, heap, link: direct.usable, slowUsable: slow.usable, slowClick };
}

/** Opens an address cold, and waits until the page can be used. */
async function open(browser, { code, usable }, address, slowness) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const tab = await context.newPage();
  const session = await context.newCDPSession(tab);
  await session.send("Network.enable");
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  let bytes = 0;
  const asked = new Map();
  session.on("Network.responseReceived", ({ requestId, response }) => asked.set(requestId, new URL(response.url).pathname));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const path = asked.get(requestId) ?? "";
    if (path === "/" || code.includes(path)) bytes += encodedDataLength;
  });
  await tab.addInitScript(watch, `(${usable})()`);
  await tab.goto(address, { timeout: PATIENCE_MS });
  await tab.waitForFunction(() => globalThis.bench.usable, undefined, { timeout: PATIENCE_MS, polling: 100 });
  // What comes after is counted as blocking too, until the page is quiet.
  await tab.waitForTimeout(1500);
  const bench = await tab.evaluate(() => ({ ...globalThis.bench, memories: undefined }));
  return { tab, session, transfer: bytes / 1024, paint: bench.paint, usable: bench.usable, blocked: bench.blocked };
}

/** Runs in the page before all else. */
function watch(condition) {
  const bench = (globalThis.bench = { blocked: 0 });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) bench.blocked += Math.max(0, duration - 50);
  }).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const { name, startTime } of list.getEntries()) if (name === "first-contentful-paint") bench.paint = startTime;
  }).observe({ type: "paint", buffered: true });
  const memories = (bench.memories = []);
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await real(...given);
      memories.push(...Object.values((made.instance ?? made).exports).filter((one) => one instanceof WebAssembly.Memory));
      return made;
    };
  }
  const ready = new Function(`return ${condition}`);
  const timer = setInterval(() => {
    try {
      if (!ready()) return;
    } catch {
      return;
    }
    clearInterval(timer);
    bench.usable = performance.now();
  }, 10);
}

/** Milliseconds from a click on the operation to the frame that shows its form. */
async function press(tab, { entry, form }) {
  if (!entry) return undefined;
  return tab.evaluate(
    ([entry, form]) =>
      new Promise((done, fail) => {
        const [find, shown] = [entry, form].map((text) => new Function(`return ${text}`));
        const at = performance.now();
        find().click();
        const look = () => {
          if (shown()) done(performance.now() - at);
          else if (performance.now() - at > 30_000) fail(new Error("no form came"));
          else requestAnimationFrame(look);
        };
        look();
      }),
    [`(${entry})()`, `(${form})()`],
  );
}

/** MB of JavaScript's heap after a collection, with the memories of wasm. */
async function held({ tab, session }) {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const wasm = await tab.evaluate(() => globalThis.bench.memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0));
  return (usedSize + wasm) / 1e6;
}
