// What the vendor's guide walks through, and what can go wrong on the way, in whatever runtime this is loaded.

import { part } from "./part.mjs";

/** Runs everything with the package's exports; gives name and failure of each test. */
export async function guide({ SmartRecruiters, SmartRecruitersError }, { baseUrl, credentials }) {
  const { apiKey, clientId, clientSecret } = credentials;
  const { results, test } = part();
  const expect = (holds, what) => {
    if (!holds) throw new Error(what);
  };
  /** Several runtimes use one server. */
  const unique = () => Math.random().toString(36).slice(2, 10);
  /** The error of a call that must fail. */
  const refused = async (reply) => {
    const error = await reply.then(
      () => undefined,
      (error) => error,
    );
    expect(error instanceof SmartRecruitersError, `it should fail with a SmartRecruitersError: ${error}`);
    return error;
  };

  const ways = {
    "a key": { apiKey },
    "a client credential": { clientId, clientSecret },
    "a client credential as HTTP Basic": { clientId, clientSecret, clientAuth: "basic" },
  };
  for (const [way, credential] of Object.entries(ways)) {
    const sr = new SmartRecruiters(credential, { baseUrl });

    await test(`with ${way}, a user is created and found`, async () => {
      const susan = await sr.users.create({
        firstName: "Susan",
        lastName: "Santos",
        systemRole: { id: "ADMINISTRATOR" },
        language: { code: "en" },
        location: { countryCode: "US", regionCode: "CA", city: "San Francisco" },
      });
      expect(susan.id && susan.firstName === "Susan" && susan.active === false, JSON.stringify(susan));
      const found = await sr.users.list({ q: "Santos" });
      expect(found.content.some(({ id }) => id === susan.id), JSON.stringify(found));
      expect((await sr.users.activation.activate(susan.id)) === undefined, "an empty answer is undefined");
      expect((await sr.users.get(susan.id)).active === true, "users are active once they are activated");
    });

    await test(`with ${way}, a job is created and found`, async () => {
      const job = await sr.jobs.create({
        title: "Senior Robotics Engineer",
        refNumber: `ALD-${unique()}`,
        location: { countryCode: "US", city: "San Francisco" },
        industry: { id: "computer_software" },
        function: { id: "engineering" },
        typeOfEmployment: { id: "permanent" },
        experienceLevel: { id: "mid_senior_level" },
        jobAd: {
          language: { code: "en" },
          sections: {
            companyDescription: { title: "Company", text: "<p>Alder Robotics builds warehouse robots.</p>" },
            jobDescription: { title: "Job", text: "<p>You plan their ways.</p>" },
            qualifications: { title: "Qualifications", text: "<p>C++ or Rust</p>" },
          },
        },
      });
      const found = await sr.jobs.list({ limit: 100, statuses: ["CREATED", "SOURCING"] });
      expect(found.content.some(({ id }) => id === job.id), JSON.stringify(found));
    });
  }

  const sr = new SmartRecruiters({ apiKey }, { baseUrl });

  /** A candidate has few attachments, and several runtimes use one server. */
  const somebody = () => sr.candidates.create({ firstName: "Ada", lastName: "Ng", email: `${unique()}@example.com` });

  await test("a file goes up and comes down the same", async () => {
    const candidate = await somebody();
    const data = new Uint8Array([0, 1, 254, 255, 13, 10]);
    const file = { data, name: `cv-${unique()}.pdf`, type: "application/pdf" };
    const { id } = await sr.candidates.attachments.createPrimary(candidate.id, { attachmentType: "RESUME", file });
    const download = await sr.candidates.attachments.downloadPrimary(candidate.id, id);
    const bytes = await download.bytes();
    expect(String(bytes) === String(data), `${bytes}`);
  });

  await test("a stream goes up as it is read, and comes down the same", async () => {
    const candidate = await somebody();
    const size = 300_000;
    const bytes = Uint8Array.from({ length: size }, (_, place) => place % 251);
    const file = { data: new Blob([bytes]).stream(), name: `cv-${unique()}.pdf`, type: "application/pdf" };
    const { id } = await sr.candidates.attachments.createPrimary(candidate.id, { attachmentType: "RESUME", file });
    const found = await (await sr.candidates.attachments.downloadPrimary(candidate.id, id)).bytes();
    expect(found.length === size && found.every((byte, place) => byte === place % 251), `${found.length}`);
  });

  await test("calls of which one may run at a time wait for one another, and none is refused", async () => {
    const own = new SmartRecruiters({ apiKey }, { baseUrl });
    const calls = Array.from({ length: 4 }, () => own.candidates.list({ limit: 1 }).withResponse());
    const { running, waiting } = own.governor.snapshot().classes["candidates.list"];
    expect(running === 1 && waiting === 3, `${running} run, ${waiting} wait`);
    for (const { timing } of await Promise.all(calls)) expect(timing.attempts === 1, `${timing.attempts} attempts`);
    expect(own.governor.snapshot().waiting === 0, "nothing waits any more");
  });

  await test("a wrong key is refused by name", async () => {
    const error = await refused(new SmartRecruiters({ apiKey: "DCRA1-wrong" }, { baseUrl }).users.list());
    expect(error.kind === "unauthorized" && error.status === 401, `${error.kind} ${error.status}`);
    expect(error.message.startsWith("users.list: 401") && !JSON.stringify(error).includes("DCRA1-wrong"), error.message);
  });

  await test("a wrong or expired access token is refused by name", async () => {
    const error = await refused(new SmartRecruiters({ accessToken: "expired" }, { baseUrl }).jobs.list());
    expect(error.kind === "unauthorized" && error.status === 401, `${error.kind} ${error.status}`);
  });

  await test("a wrong client secret fails the exchange, once", async () => {
    const error = await refused(new SmartRecruiters({ clientId, clientSecret: "wrong" }, { baseUrl }).users.me());
    expect(error.kind === "token" && error.request.url === `${baseUrl}/identity/oauth/token`, `${error.kind} ${error.request?.url}`);
  });

  await test("a missing field is told with its path or code", async () => {
    const error = await refused(sr.users.create({ firstName: "Susan", systemRole: { id: "ADMINISTRATOR" } }));
    expect(error.kind === "rejected" && error.faults.length > 0 && /lastName/.test(error.body), `${error.message} ${error.body}`);
  });

  await test("a missing path argument is told before anything is sent", async () => {
    const error = await refused(sr.users.get(""));
    expect(error.kind === "argument" && error.message === "users.get: `id` is missing: it is part of the path", error.message);
    expect(error.request === undefined, "nothing was sent");
  });

  await test("an unreachable server is a network error with a cause", async () => {
    const error = await refused(new SmartRecruiters({ apiKey }, { baseUrl: "http://127.0.0.1:9" }).users.list());
    expect(error.kind === "network" && error.cause && error.status === undefined, error.message);
  });

  await test("an answer that is not JSON says what it is", async () => {
    const html = async () => new Response("<html>", { headers: { "content-type": "text/html" } });
    const error = await refused(new SmartRecruiters({ apiKey }, { baseUrl, fetch: html }).users.list());
    expect(error.kind === "response" && error.detail === "the answer should be JSON and is text/html", error.message);
  });

  return results;
}
