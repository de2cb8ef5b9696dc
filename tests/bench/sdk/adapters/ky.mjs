import ky from "ky";

export default function kyClient({ origin, secret, fetch, timeout }) {
  const client = ky.create({ prefixUrl: origin, headers: { Authorization: `Bearer ${secret}` }, ...(fetch && { fetch }), ...(timeout && { timeout }) });
  return {
    client,
    get: (signal) => client.get("users/1", { signal }).json(),
    post: (json, signal) => client.post("users", { json, signal }).json(),
  };
}
