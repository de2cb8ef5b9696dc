// Its plug-in for limits asks whether to wait; it is told yes, as in its documents.

import { Octokit } from "octokit";

export default function octokit({ origin, secret, fetch, timeout }) {
  const throttle = { onRateLimit: () => true, onSecondaryRateLimit: () => true };
  const log = { debug() {}, info() {}, warn() {}, error() {} };
  const client = new Octokit({ auth: secret, baseUrl: origin, throttle, log, request: { fetch } });
  const request = (signal) => ({ signal: timeout ? AbortSignal.timeout(timeout) : signal });
  return {
    client,
    get: async (signal) => (await client.rest.users.getByUsername({ username: "one", request: request(signal) })).data,
    post: async (_, signal) => (await client.rest.gists.create({ files: { a: { content: "b" } }, request: request(signal) })).data,
  };
}
