import { createFetch } from "ofetch";

export default function ofetch({ origin, secret, fetch = globalThis.fetch, timeout, delay }) {
  const create = createFetch({ fetch, Headers, AbortController });
  const client = create.create({ baseURL: origin, headers: { Authorization: `Bearer ${secret}` }, timeout, retryDelay: delay });
  return {
    client,
    get: (signal) => client("/users/1", { signal }),
    post: (body, signal) => client("/users", { method: "POST", body, signal }),
  };
}
