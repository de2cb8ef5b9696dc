// One client and bare `fetch`, in turns, when the parent says so.

const [, , name, origin] = process.argv;
const { default: make, answer = { id: "1", firstName: "Susan", lastName: "Santos", active: true, location: { city: "San Francisco" } } } = await import(`./adapters/${name}.mjs`);

const real = globalThis.fetch;
const text = JSON.stringify(answer);
// Limits that nobody reaches, for clients that heed them.
const headers = { "content-type": "application/json", "x-ratelimit-limit": "1000000", "x-ratelimit-remaining": "999999" };
const stub = async () => new Response(text, { status: 200, headers });
const secret = "secret-of-the-caller";

// Microseconds of CPU.
const MOMENT = 10_000;
const WARM = 500_000;

const clients = {};
// One client takes the global `fetch`.
const fetches = { server: real, stub };

async function calls(one, count) {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  for (let call = 0; call < count; call += 1) await one();
  const wall = Number(process.hrtime.bigint() - start) / 1e3 / count;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / count };
}

const bare = {
  stub: async () => (await stub(`${origin}/users/1`, { headers: { Authorization: `Bearer ${secret}` } })).json(),
  server: async () => (await real(`${origin}/users/1`, { headers: { Authorization: `Bearer ${secret}` } })).json(),
};

/** As many calls as take about `MOMENT`, so that a slow client does not take the time of all. */
const counts = { stub: new Map(), server: new Map() };
async function moment(mode, one) {
  const known = counts[mode];
  if (!known.has(one)) {
    const { cpu } = await calls(one, 10);
    await calls(one, Math.min(1000, Math.ceil(WARM / cpu)));
    known.set(one, Math.min(500, Math.max(5, Math.round(MOMENT / (await calls(one, 10)).cpu))));
  }
  return calls(one, known.get(one));
}

let turn = 0;
process.on("message", async (mode) => {
  globalThis.fetch = fetches[mode];
  clients[mode] ??= make({ origin, secret, fetch: mode === "stub" ? stub : undefined });
  // The first to run finds cold caches and an idle connection, so nobody is measured first.
  await calls(bare[mode], 5);
  await calls(clients[mode].get, 5);
  const one = { bare: () => moment(mode, bare[mode]), client: () => moment(mode, clients[mode].get) };
  const taken = {};
  for (const name of (turn += 1) % 2 ? ["bare", "client"] : ["client", "bare"]) taken[name] = await one[name]();
  process.send(taken);
});
process.send("ready");
