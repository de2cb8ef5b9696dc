// No retry and no timeout of its own: its documents point to signals for the second. What is not a success is returned, not thrown.

import createClient from "openapi-fetch";

export default function openapiFetch({ origin, secret, fetch, timeout }) {
  const client = createClient({ baseUrl: origin, fetch, headers: { Authorization: `Bearer ${secret}` } });
  const within = (signal) => (timeout ? AbortSignal.timeout(timeout) : signal);
  const taken = ({ data, error }) => {
    if (error !== undefined) throw error;
    return data;
  };
  return {
    client,
    get: async (signal) => taken(await client.GET("/users/{id}", { params: { path: { id: "1" } }, signal: within(signal) })),
    post: async (body, signal) => taken(await client.POST("/users", { body, signal: within(signal) })),
  };
}
