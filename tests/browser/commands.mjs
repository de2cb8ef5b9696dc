// The cURL command that is shown, run by bash, sends what the page sends, byte for byte.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { at, answer, demo, upload, visit } from "./hands.mjs";

/** Operations, and what is given where. */
const CALLS = [
  ["users.create", { "body-/lastName": "O'Brien é 😀 \"$HOME\" `x` \\n !" }],
  ["users.list", { "param-q": "O'Neil & co + 100 % #1 é", "param-limit": "7" }],
  ["users.update", { "param-id": "a'b/ü" }],
  ["jobs.get", { "param-jobId": "5f8a1c2e-9b3d", "param-Accept-Language": "de" }],
  ["candidates.attachments.create", { "body-/file": "résumé 'one'.pdf" }],
];

/** What a client says of itself, whatever it was asked to send. */
const ITS_OWN = /^(accept-encoding|connection|host|origin|referer|user-agent|sec-.*|cache-control|pragma)$/;

export default function commands(test, stage) {
  for (const [id, fields] of CALLS) {
    test(`the command of ${id} sends what the page sends, byte for byte`, async (page) => {
      const folder = await mkdtemp(join(tmpdir(), "smartrecruiters-"));
      try {
        const { origin, seen } = await stage.recorder();
        await visit(page, origin, id);
        await at(page, "target-select").selectOption("server");
        await demo(page);
        for (const [testid, value] of Object.entries(fields)) await give(page, testid, value, folder);
        await at(page, "try").click();
        await answer(page, 204);
        await at(page, "curl-reveal").click();
        const command = await at(page, "curl").innerText();
        await promisify(execFile)("bash", ["-c", command], { cwd: folder });
        const [sent, run] = seen.map(plain);
        assert.ok(sent.body.length > 0 || sent.line.startsWith("GET "), command);
        // Without being asked, a browser names the languages of its reader.
        if (!("accept-language" in run.headers)) delete sent.headers["accept-language"];
        assert.deepEqual(run, sent, command);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  }
}

async function give(page, testid, value, folder) {
  const field = at(page, testid);
  if (!(await field.isVisible())) await at(page, "param-optional").click();
  const kind = await field.evaluate((element) => element.type);
  if (kind === "select-one") return field.selectOption(value);
  if (kind !== "file") return field.fill(value);
  const path = join(folder, value);
  await writeFile(path, Buffer.from([0x25, 0x50, 0x44, 0x46, 0x0d, 0x0a, 0xff, 0x00]));
  return upload(field, path);
}

/** A request without what depends on the client: its own headers, and the boundary that it chose for the parts. */
function plain({ line, headers, body }) {
  const [, boundary] = /boundary=(\S+)/.exec(headers["content-type"] ?? "") ?? [];
  const same = (text) => (boundary ? text.replaceAll(boundary, "BOUNDARY") : text);
  const kept = Object.entries(headers).filter(([name]) => !ITS_OWN.test(name) && !(boundary && name === "content-length"));
  return { line, headers: Object.fromEntries(kept.map(([name, value]) => [name, same(value)])), body: same(body.toString("latin1")) };
}
