// What a file of a disk is, where there is one: a real runtime, a real connection.

import { part, same } from "./part.mjs";

/** Runs everything with the exports of the package and of `smartrecruiters/node`; gives name and failure of each test. */
export async function fromDisk({ SmartRecruiters }, { fileFrom }, { baseUrl, credentials }) {
  const { results, test } = part();
  const sr = new SmartRecruiters({ apiKey: credentials.apiKey }, { baseUrl });

  await test("a file of a disk goes up and comes down the same", async () => {
    const file = await fileFrom("package.json", { name: "cv.pdf" });
    same(file.type, "application/pdf");
    const candidate = await sr.candidates.create({ firstName: "Ada", lastName: "Ng", email: `${Math.random()}@example.com` });
    const { id } = await sr.candidates.attachments.createPrimary(candidate.id, { attachmentType: "GENERIC_FILE", file });
    const download = await sr.candidates.attachments.downloadPrimary(candidate.id, id);
    same(await (await download.blob()).text(), await file.data.text());
  });

  return results;
}
