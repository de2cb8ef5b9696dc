// A client whose types openapi-typescript made of our merged document, and which openapi-fetch runs.

import createClient from "openapi-fetch";

import type { paths } from "./types";

const { BASE: baseUrl, API_KEY: key } = process.env;
const { GET, POST, PUT } = createClient<paths>({ baseUrl: baseUrl!, headers: { "X-SmartToken": key! } });

function check(truth: unknown, what: string): asserts truth {
  if (!truth) throw new Error(what);
}

async function guide() {
  const made = await POST("/user-api/v201804/users", {
    body: { firstName: "Ines", lastName: "Duarte", systemRole: { id: "STANDARD" }, language: { code: "de" } },
  });
  check(made.data && made.response.status === 201, `users.create: ${made.response.status}`);
  const id: string | undefined = made.data.id;
  check(id && made.data.active === false, "users start inactive");
  const activated = await PUT("/user-api/v201804/users/{id}/activation", { params: { path: { id } } });
  check(activated.response.status === 204, `users.activation.activate: ${activated.response.status}`);

  const seen = new Set<string>();
  let pageId: string | undefined;
  do {
    const page = await GET("/candidates", { params: { query: { limit: 100, pageId } } });
    check(page.data, `candidates.list: ${page.response.status}`);
    for (const candidate of page.data.content) if (candidate.id) seen.add(candidate.id);
    pageId = page.data.nextPageId ?? undefined;
  } while (pageId);
  check(seen.size > 200, `${seen.size} candidates`);

  const missing = await GET("/jobs/{jobId}", { params: { path: { jobId: "00000000-0000-4000-8000-000000000000" } } });
  check(missing.response.status === 404 && missing.error, `jobs.get of no job: ${missing.response.status}`);

  // @ts-expect-error: the field is firstName
  const wrong = await POST("/user-api/v201804/users", { body: { firstname: "Ines", lastName: "Duarte", systemRole: { id: "STANDARD" } } });
  check(wrong.response.status >= 400, "a wrong field is refused");
}

guide().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
