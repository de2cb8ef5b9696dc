// The adapter for fetch, so that the same transport is under all; retries are a package of others.

import axios from "axios";

export default function axiosClient({ origin, secret, fetch, timeout }) {
  const env = fetch && { fetch, Request: null, Response: null };
  const client = axios.create({ baseURL: origin, adapter: "fetch", headers: { Authorization: `Bearer ${secret}` }, timeout, ...(env && { env }) });
  return {
    client,
    get: async (signal) => (await client.get("/users/1", { signal })).data,
    post: async (body, signal) => (await client.post("/users", body, { signal })).data,
  };
}
