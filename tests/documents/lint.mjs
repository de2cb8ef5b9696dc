// The recommended rules of Redocly: no error, and no warning but the one that is about the vendor's paths.

import { pathToFileURL } from "node:url";

/** `/candidates/attachments/{attachmentId}` beside `/candidates/{id}/tags`: the API is like that. */
const OF_THE_VENDOR = "no-ambiguous-paths";

export default async function lint({ test, documents, require }) {
  const { createConfig, lint } = await import(pathToFileURL(require.resolve("@redocly/openapi-core")));
  const config = await createConfig({ extends: ["recommended"] });
  for (const { name, path } of documents) {
    await test(`${name} follows the recommended rules`, async () => {
      const problems = await lint({ ref: path, config });
      return problems
        .filter(({ ruleId, severity }) => severity === "error" || ruleId !== OF_THE_VENDOR)
        .map(({ ruleId, message, location }) => `${ruleId}: ${message} (${location[0]?.pointer})`);
    });
  }
}
