const [, , name] = process.argv;
// What Node itself loads at the first use of these is no cost of the client.
await new Response("{}", { headers: new Headers({ a: "b" }) }).json();
new AbortController().abort();
const at = performance.now();
const { default: make, answer = { id: "1" } } = await import(`./adapters/${name}.mjs`);
const loaded = performance.now();
const text = JSON.stringify(answer);
const fetch = async () => new Response(text, { status: 200, headers: { "content-type": "application/json" } });
await make({ origin: "http://127.0.0.1:9", secret: "secret", fetch }).get();
const done = performance.now();
console.log(JSON.stringify({ load: loaded - at, first: done - loaded }));
process.exit();
