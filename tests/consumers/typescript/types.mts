// What must compile, and what must not.

import { type Download, type EncodedFile, SmartRecruiters, SmartRecruitersError, encodeFile, hooks, storing, type apply, type candidates, type jobs, type users } from "smartrecruiters";
import { explain, meaning } from "smartrecruiters/explain";
import { fileFrom } from "smartrecruiters/node";
import { createSandbox, type Sandbox } from "smartrecruiters/sandbox";
import { validate } from "smartrecruiters/validate";
import { type AnyEvent, handshake, parse, respond, sign, verify, type WebhookEvent, WebhookError } from "smartrecruiters/webhooks";

const sr = new SmartRecruiters({ clientId: "id", clientSecret: "secret", clientAuth: "basic" }, { environment: "vendor-sandbox", timeout: 5_000 });

// @ts-expect-error a client needs a credential
new SmartRecruiters({});
// @ts-expect-error a client credential has a secret
new SmartRecruiters({ clientId: "id" });
// @ts-expect-error there are two environments
new SmartRecruiters({ apiKey: "key" }, { environment: "staging" });

// Hooks know what they are told, and tokens may be kept anywhere.
const watched = hooks({ onRequest: ({ headers }) => headers.set("X-Trace", "1"), onError: ({ error }) => error.kind, logger: console });
const tokens = new Map<string, { token: string; expires: number }>();
const fetch = storing({ get: async (key) => tokens.get(key), set: (key, value) => tokens.set(key, value) });
new SmartRecruiters({ clientId: "id", clientSecret: "secret" }, { ...watched, fetch });
export const free: { id: string } = await sr.request<{ id: string }>("POST", "/things", { query: { q: "a" }, body: {}, timeout: 1_000 });
// @ts-expect-error there is no such method
void sr.request("BREW", "/things");

const susan: users.UserCreate = { firstName: "Susan", lastName: "Santos", systemRole: { id: "ADMINISTRATOR" } };
export const created: users.User = await sr.users.create(susan, { signal: new AbortController().signal, headers: { "X-Trace": "1" } });

// @ts-expect-error the body is missing
void sr.users.create();
// @ts-expect-error the last name is missing
void sr.users.create({ firstName: "Susan", systemRole: { id: "ADMINISTRATOR" } });
// @ts-expect-error a misspelt field
void sr.users.create({ firstname: "Susan", lastName: "Santos", systemRole: { id: "ADMINISTRATOR" } });
// @ts-expect-error ids are strings
void sr.users.get(7);
// @ts-expect-error the body comes before the options
void sr.users.create({ timeout: 1 });
// @ts-expect-error there is no such method
void sr.users.destroy("id");

// A list that the vendor closed takes its values only.
void sr.jobs.list({ limit: 10, updatedAfter: "2026-01-01T00:00:00.000Z" });
const dates = { positionOpenDate: "2026-01-01", targetStartDate: "2026-02-01" };
void sr.jobs.positions.create("job", { type: "NEW", ...dates });
// @ts-expect-error a value that is not in the closed list
void sr.jobs.positions.create("job", { type: "OTHER", ...dates });
// @ts-expect-error a parameter that the operation does not take
void sr.jobs.list({ colour: "red" });

// One that it extends without notice may answer with any text.
export const answered: users.User = { ...created, ssoLoginMode: "SOMETHING_NEW" };
export const told: string | null | undefined = created.ssoLoginMode;

// A page is not its items, and a reply is not its page.
const page: jobs.JobPage = await sr.jobs.list();
export const titles = page.content?.map((job) => job.title);
// @ts-expect-error a page has no length
page.length;
// @ts-expect-error a reply must be awaited
sr.jobs.list().content;
// @ts-expect-error a page of jobs holds no users
export const wrong: users.UserPage["content"] = page.content;

// What is known not to have changed is not sent again.
export const newest: Download | undefined = await sr.reports.files.downloadRecent("id", { "If-None-Match": "etag" });
// @ts-expect-error there may be no file
newest.name;
export const file: Download = await sr.candidates.attachments.download("id");
export const name: string | undefined = file.name;
const resume = { data: new Uint8Array(1), name: "cv.pdf" };
export const attached: candidates.Attachment = await sr.candidates.attachments.createPrimary("id", { attachmentType: "RESUME", file: resume });
void sr.candidates.attachments.createPrimary("id", { attachmentType: "RESUME", file: new Blob(["a"]).stream() });
void sr.candidates.attachments.createPrimary("id", { attachmentType: "RESUME", file: await fileFrom("cv.pdf", { type: "application/pdf" }) });
export const encoded: EncodedFile = await encodeFile(resume, { type: "application/pdf" });
export const applied: apply.Attachment = encoded;
// @ts-expect-error a file is not its name
void sr.candidates.attachments.createPrimary("id", { attachmentType: "RESUME", file: "cv.pdf" });

try {
  await sr.users.activation.activate("id");
} catch (error) {
  if (error instanceof SmartRecruitersError && error.kind === "rejected") error.faults.map((fault) => fault.dataPath?.length);
  // @ts-expect-error there is no such kind
  if (error instanceof SmartRecruitersError && error.kind === "teapot") throw error;
}

// The name of an event tells its payload.
const event = await verify({ headers: {}, body: "" }, ["key"], { toleranceSeconds: 60 });
if (event.name === "application.created") {
  const application: string = event.payload.application_id;
  console.log(application);
  // @ts-expect-error an application is not an offer
  console.log(event.payload.offer_id);
}
// @ts-expect-error there is no such event
if (event.name === "application.create") throw event;
const other: AnyEvent = event;
if (other.name === "robot.built") console.log(other.payload["robot_id"]);
export const answers: (Response | undefined)[] = [handshake(new Request("https://a.example")), handshake({ headers: { "x-hook-secret": "s" } }), respond()];
const draft = await sign({ name: "job.created", payload: { id: "1" } }, "key");
export const delivery: WebhookEvent = await parse(draft);
await sign({ name: "robot.built", payload: { robot_id: 1 } }, "key");
// @ts-expect-error a job has an id
await sign({ name: "job.created", payload: { job: "1" } }, "key");
if (new WebhookError("unsigned", "").reason === "malformed") throw event;

// A sandbox takes the place of fetch, also for others.
const sandbox: Sandbox = await createSandbox({ seed: 7, candidates: 1000, deliver: (request) => new Response(request.url), nullClears: false });
export const boxed = new SmartRecruiters({ apiKey: sandbox.apiKey }, { fetch: sandbox.fetch });
export const replaced: typeof fetch = sandbox.fetch;
sandbox.faults({ fault: "latency", ms: 20, operation: "jobs.list" });
// @ts-expect-error there is no such fault
sandbox.faults({ fault: "fire" });
new SmartRecruiters(sandbox.credential({ kind: "client", scopes: ["jobs_read"] }));
export const key: string = sandbox.credential({ kind: "key" }).apiKey;
// @ts-expect-error a client credential has no key
sandbox.credential({ role: "STANDARD" }).apiKey;
await sandbox.advance(60_000);
// @ts-expect-error a seed is a number
await createSandbox({ seed: "seven" });

new SmartRecruiters({ apiKey: "key" }, { validate, explain });
// @ts-expect-error what validates is a function, which has to be imported
new SmartRecruiters({ apiKey: "key" }, { validate: true });
export const remedy: string | undefined = meaning("USER_NOT_FOUND")?.remedy;
export const mended: string | undefined = explain(new SmartRecruitersError(0, { operation: "users.get", detail: "" })).remedy;

export const paths: (string | undefined)[] = validate("users.create", {}).map((fault) => fault.dataPath);
// @ts-expect-error an operation has a name
validate(7, {});
