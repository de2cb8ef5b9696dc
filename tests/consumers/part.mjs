// What the parts of `everything.mjs` share: they run where there is no test runner, and hand their results over.

/** Collects tests: `results` is name and failure of each that `test` ran. */
export function part() {
  const results = [];
  const test = async (name, body) => {
    try {
      await body();
      results.push({ name });
    } catch (error) {
      results.push({ name, failure: String(error?.stack ?? error) });
    }
  };
  return { results, test };
}

/** Fails where two values would not be the same JSON. */
export function same(found, wanted) {
  if (JSON.stringify(found) !== JSON.stringify(wanted)) throw new Error(`${JSON.stringify(found)} should be ${JSON.stringify(wanted)}`);
}
