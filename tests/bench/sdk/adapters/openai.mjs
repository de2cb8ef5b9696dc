import OpenAI from "openai";

export default function openai({ origin, secret, fetch, timeout }) {
  const client = new OpenAI({ baseURL: origin, apiKey: secret, fetch, timeout });
  return {
    client,
    get: (signal) => client.models.retrieve("gpt", { signal }),
    post: (body, signal) => client.batches.create(body, { signal }),
  };
}
