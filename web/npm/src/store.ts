// Access tokens that processes share, kept by the caller.

import type { Fetch, TokenStore } from "./types.js";

/** A token that ends sooner is not taken from the store, in milliseconds. */
const MARGIN = 6e4;
/** How long a token lives whose answer does not say, in seconds. */
const USUAL = 1799;

/**
 * The option `fetch` of a client that looks for access tokens in a store before it exchanges its credential, and puts new ones there:
 * `new SmartRecruiters({ clientId, clientSecret }, { fetch: storing(store) })`. A store that fails is passed over.
 */
export function storing(store: TokenStore, given?: Fetch): Fetch {
  const last: Record<string, string> = {};
  return async (url, init) => {
    const send = given ?? fetch;
    const key = exchanged(url, init);
    if (!key) return send(url, init);
    const kept = await quietly(() => store.get(key));
    const left = kept ? kept.expires - Date.now() : 0;
    if (kept && kept.token !== last[key] && left > MARGIN) {
      last[key] = kept.token;
      return new Response(JSON.stringify({ access_token: kept.token, expires_in: Math.floor(left / 1e3) }));
    }
    const answer = await send(url, init);
    const found = answer.ok ? await quietly(() => answer.clone().json() as Promise<Record<string, unknown>>) : undefined;
    const token = found?.access_token;
    if (typeof token == "string" && token) {
      last[key] = token;
      const expires = Date.now() + Number(found!.expires_in ?? USUAL) * 1e3;
      await quietly(() => store.set(key, { token, expires }));
    }
    return answer;
  };
}

/** Id of the client credential that a request exchanges; nothing where it is another request. */
function exchanged(url: string, { method, headers, body }: RequestInit): string | undefined {
  if (method !== "POST" || !url.endsWith("/identity/oauth/token")) return;
  const pair = new Headers(headers).get("authorization")?.replace("Basic ", "");
  return pair ? atob(pair).split(":")[0] : (new URLSearchParams(String(body)).get("client_id") ?? undefined);
}

async function quietly<T>(task: () => T | PromiseLike<T>): Promise<T | undefined> {
  try {
    return await task();
  } catch {
    return undefined;
  }
}
