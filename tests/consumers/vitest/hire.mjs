// An application, as somebody would write it: it knows nothing of tests.

import { SmartRecruiters } from "smartrecruiters";

const client = (key) => new SmartRecruiters({ apiKey: key });

/** Makes a user who can log in, and gives all active users of that last name. */
export async function welcome(key, person) {
  const sr = client(key);
  const { id } = await sr.users.create({ ...person, systemRole: { id: "STANDARD" } });
  await sr.users.activation.activate(id);
  const all = await sr.users.list({ q: person.lastName }).toArray();
  return all.filter(({ active }) => active).map(({ firstName }) => firstName);
}

/** The name of whoever the key belongs to. */
export async function owner(key) {
  const { firstName } = await client(key).users.me();
  return firstName;
}
