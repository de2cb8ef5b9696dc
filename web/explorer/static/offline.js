// Keeps the page for use without a network, once its reader asks for that. Each build has a cache of its own, and the last one wins.
const BUILD = "__BUILD__";
const FILES = __FILES__;
const scope = new URL(self.registration.scope);
const family = `explorer ${scope.pathname} `;
const own = family + BUILD;

self.addEventListener("install", (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: "reload" }));
  event.waitUntil(caches.open(own).then((cache) => cache.addAll(fresh)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(family) && name !== own).map((name) => caches.delete(name)));
  await self.clients.claim();
  // A page of an older build says that there is a newer one.
  for (const client of await self.clients.matchAll()) client.postMessage({ build: BUILD });
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin) return;
  const file = url.pathname.slice(scope.pathname.length);
  // Every page starts from the first one: its address says which it is.
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => kept("./")));
  else if (!FILES.includes(file)) return;
  else if (url.search === `?${BUILD}`) event.respondWith(kept(file).then((found) => found ?? fetch(request)));
  else if (!url.search) event.respondWith(fetch(request).catch(async (error) => (await kept(file)) ?? Promise.reject(error)));
});

// To open a cache would make it anew after its reader has had it removed.
function kept(file) {
  return caches.match(file, { cacheName: own, ignoreSearch: true });
}
