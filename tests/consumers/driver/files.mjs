// Files on their way out: streams that are read once, files of a disk, base 64.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { SECRET, failure, hurried, json, script } from "./tools.mjs";

export const tests = (load, entry) => {
  const client = async (fetch, options) => new (await load()).SmartRecruiters({ apiKey: SECRET }, { fetch, ...options });
  const attach = (sr, file) => sr.candidates.attachments.createPrimary("1", { attachmentType: "RESUME", file });

  /** A stream of so many pieces, which counts how many were asked for. */
  function counted(pieces) {
    const counts = { pulled: 0, cancelled: 0 };
    const source = { pull: (stream) => (counts.pulled < pieces ? stream.enqueue(new Uint8Array(1024).fill((counts.pulled += 1))) : stream.close()), cancel: () => void (counts.cancelled += 1) };
    return { counts, stream: new ReadableStream(source, { highWaterMark: 0 }) };
  }

  return {
    async "a stream is sent as it is read, in a form"() {
      const { counts, stream } = counted(1000);
      let early;
      const fetch = async (_, { body, headers, duplex }) => {
        const answer = new Response(body, { headers: { "content-type": headers["content-type"] } });
        early = [counts.pulled < 100, duplex, body instanceof ReadableStream];
        const form = await answer.formData();
        const file = form.get("file");
        assert.deepEqual([form.get("attachmentType"), file.name, file.type, file.size], ["RESUME", "cv.pdf", "application/pdf", 1000 * 1024]);
        assert.deepEqual([...new Uint8Array(await file.slice(1023, 1025).arrayBuffer())], [1, 2]);
        return json({ id: "1" });
      };
      await attach(await client(fetch), { data: stream, name: "cv.pdf", type: "application/pdf" });
      assert.deepEqual(early, [true, "half", true]);
      await attach(await client(async (_, { body }) => (await new Response(body).arrayBuffer(), json({}))), counted(1).stream);
    },

    async "a call with a stream is not repeated, and says why"() {
      for (const [answer, reason] of [[json({}, 503), /stream is used up/], [json({}, 429, { "retry-after": "0" }), /stream is used up/], [new Error("down"), /stream is used up/]]) {
        const { fetch, sent } = script(answer);
        const error = await failure(attach(await client(fetch, { idempotent: true }), counted(3).stream));
        assert.match(error.stopped, reason);
        assert.equal(sent.length, 1);
      }
      const renewed = async (url) => (url.endsWith("/token") ? json({ access_token: "t" }) : new Response(null, { status: 401 }));
      const { SmartRecruiters } = await load();
      const error = await failure(attach(new SmartRecruiters({ clientId: "id", clientSecret: SECRET }, { fetch: renewed }), counted(3).stream));
      assert.deepEqual([error.kind, error.attempts], ["unauthorized", 1]);
    },

    async "a stream is left as it is by a call that sends nothing, and cancelled by one that is given up"() {
      const untouched = counted(3);
      const gone = await failure((await client(() => assert.fail("sent"))).candidates.attachments.createPrimary("1", { attachmentType: "RESUME", file: untouched.stream }, { signal: AbortSignal.abort() }));
      assert.deepEqual([gone.kind, untouched.counts.pulled, untouched.stream.locked], ["aborted", 0, false]);
      const endless = counted(Infinity);
      const stop = new AbortController();
      const fetch = async (_, { body, signal }) => {
        const reader = body.getReader();
        for (let pieces = 0; pieces < 10; pieces += 1) await reader.read();
        signal.addEventListener("abort", () => void reader.cancel());
        stop.abort();
        return new Promise(() => {});
      };
      const error = await failure((await client(fetch)).candidates.attachments.createPrimary("1", { attachmentType: "RESUME", file: endless.stream }, { signal: stop.signal }));
      assert.equal(error.kind, "aborted");
      for (let turns = 0; turns < 100 && !endless.counts.cancelled; turns += 1) await new Promise((done) => setTimeout(done, 10));
      assert.equal(endless.counts.cancelled, 1);
    },

    async "a stream that breaks ends its call"() {
      const broken = new ReadableStream({ pull: (stream) => stream.error(new Error("disk")) });
      const error = await failure(attach(await client(async (_, { body }) => (await new Response(body).arrayBuffer(), json({}))), broken));
      assert.deepEqual([error.kind, error.cause.message], ["network", "disk"]);
    },

    async "a file of a disk is sent by its path, and sent again"() {
      const { fileFrom } = await entry("node");
      const folder = mkdtempSync(join(tmpdir(), "smartrecruiters-files-"));
      try {
        const path = join(folder, "Lebenslauf é.PDF");
        writeFileSync(path, "%PDF-1.7");
        const seen = [];
        const fetch = async (_, { body }) => {
          const file = (await new Response(body).formData()).get("file");
          seen.push([file.name, file.type, await file.text()]);
          return seen.length > 1 ? json({}) : json({}, 429, { "retry-after": "1" });
        };
        const file = await fileFrom(path);
        assert.deepEqual([file.name, file.type, file.data.size], ["Lebenslauf é.PDF", "application/pdf", 8]);
        await hurried(async () => attach(await client(fetch), file));
        assert.deepEqual(seen, [1, 2].map(() => ["Lebenslauf é.PDF", "application/pdf", "%PDF-1.7"]));
        const named = await fileFrom(path, { name: "cv.docx" });
        assert.match(named.type, /wordprocessingml/);
        assert.deepEqual((await fileFrom(path, { name: "a", type: "text/x" })).type, "text/x");
        await assert.rejects(fileFrom(join(folder, "none.pdf")));
      } finally {
        rmSync(folder, { recursive: true });
      }
    },

    async "a file is encoded for JSON from whatever it is"() {
      const { encodeFile } = await load();
      const bytes = Uint8Array.from({ length: 100_000 }, (_, place) => place % 251);
      const fileContent = Buffer.from(bytes).toString("base64");
      const named = { name: "cv.pdf", type: "application/pdf" };
      const sources = [new File([bytes], "cv.pdf", { type: "application/pdf" }), { data: bytes, ...named }, { data: new Blob([bytes]).stream(), ...named }, { data: new Blob([bytes]), name: "cv.pdf" }];
      for (const source of sources) assert.deepEqual(await encodeFile(source), { fileName: "cv.pdf", mimeType: "application/pdf", fileContent });
      for (const source of [bytes, new Blob([bytes]), new Blob([bytes]).stream()]) assert.deepEqual(await encodeFile(source, named), { fileName: "cv.pdf", mimeType: "application/pdf", fileContent });
      assert.deepEqual(await encodeFile({ data: "é", name: "a.txt" }), { fileName: "a.txt", mimeType: "text/plain", fileContent: "w6k=" });
      assert.deepEqual(await encodeFile(new Uint8Array()), { fileName: "file", mimeType: "application/octet-stream", fileContent: "" });
    },

    async "a file of more than 10 MiB is refused before it is encoded, and a stream as soon as it is too long"() {
      const { SmartRecruitersError, encodeFile } = await load();
      const most = 10 * 2 ** 20;
      const { fileContent } = await encodeFile(new Blob([new Uint8Array(most)]));
      assert.equal(fileContent.length, Math.ceil(most / 3) * 4);
      const endless = counted(Infinity);
      for (const large of [new Blob([new Uint8Array(most + 1)]), new Uint8Array(most + 1), endless.stream, { data: "é".repeat(most / 2 + 1), name: "a" }]) {
        const error = await failure(encodeFile(large));
        assert.ok(error instanceof SmartRecruitersError);
        assert.deepEqual([error.kind, /10 MiB/.test(error.message)], ["argument", true]);
      }
      assert.deepEqual([endless.counts.pulled, endless.counts.cancelled], [most / 1024 + 1, 1]);
    },
  };
};
