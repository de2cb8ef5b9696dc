import { SmartRecruiters } from "smartrecruiters";

export default function ours({ origin, secret, fetch, timeout }) {
  const client = new SmartRecruiters({ apiKey: secret }, { baseUrl: origin, fetch, timeout });
  return {
    client,
    get: (signal) => client.users.get("5f8a1c2e9b3d4a0012c4e103", { signal }),
    post: (body, signal) => client.users.create(body, { signal }),
    list: () => client.candidates.list(),
  };
}
