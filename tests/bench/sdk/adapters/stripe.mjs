// Takes no signal. Its client for fetch, so that the same transport is under all.

import Stripe from "stripe";

export const takesSignal = false;

export default function stripeClient({ origin, secret, fetch, timeout }) {
  const { protocol, hostname, port } = new URL(origin);
  const httpClient = Stripe.createFetchHttpClient(fetch);
  const client = new Stripe(secret, { protocol: protocol.slice(0, -1), host: hostname, port, httpClient, telemetry: false, ...(timeout && { timeout }) });
  return {
    client,
    get: () => client.customers.retrieve("cus_1"),
    post: () => client.customers.create({ name: "Susan Santos" }),
  };
}
