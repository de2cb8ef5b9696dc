// Lists, in every way of paging that the API has.

import assert from "node:assert/strict";

import { SECRET, failure, json } from "./tools.mjs";

export const tests = (load) => {
  const client = async (fetch, options) =>
    new (await load()).SmartRecruiters({ apiKey: SECRET }, { fetch, governor: { acquire() {}, release() {} }, ...options });
  const items = (count, from = 0) => Array.from({ length: count }, (_, nth) => ({ id: `${from + nth}` }));

  /** A `fetch` that answers by the query, and keeps the queries. */
  function pages(answer) {
    const asked = [];
    const fetch = async (url) => {
      const query = Object.fromEntries(new URL(url).searchParams);
      asked.push(query);
      return answer(query, asked.length);
    };
    return { fetch, asked };
  }
  const ids = (found) => found.map(({ id }) => id);
  const numbers = (count) => items(count).map(({ id }) => id);

  return {
    async "a list is a promise of its first page, as the server sent it, and asks for nothing before"() {
      const { fetch, asked } = pages(() => json({ content: items(2), nextPageId: "b" }));
      const list = (await client(fetch)).users.list({ q: "abc" });
      assert.equal(asked.length, 0);
      assert.deepEqual(await list, { content: items(2), nextPageId: "b" });
      assert.deepEqual(asked, [{ q: "abc" }]);
      const { status, data, timing } = await list.withResponse();
      assert.deepEqual([status, data.nextPageId, timing.attempts, asked.length], [200, "b", 1, 1]);
    },

    async "a cursor in the body is followed as it is, in pages as large as they may be"() {
      const { fetch, asked } = pages(({ pageId }) => json(pageId ? { content: items(1, 2) } : { content: items(2), nextPageId: "SKY+/=%3D" }));
      const found = [];
      for await (const user of (await client(fetch)).users.list()) found.push(user.id);
      assert.deepEqual(found, ["0", "1", "2"]);
      assert.deepEqual(asked, [{ limit: "100" }, { limit: "100", pageId: "SKY+/=%3D" }]);
    },

    async "jobs are sorted so that none is lost, unless the caller sorts them"() {
      const { fetch, asked } = pages(() => json({ content: items(1), totalFound: 1 }));
      const sr = await client(fetch);
      await sr.jobs.list({ limit: 5 }).toArray();
      await sr.jobs.list({ sort: "-created_on" }).toArray();
      assert.deepEqual(asked, [{ limit: "5", sort: "job_id" }, { limit: "100", sort: "-created_on" }]);
    },

    async "a cursor in a Link header alone is followed, relative as it is"() {
      const link = '</messages?limit=10&pageId=SKY%2B1%3D%3D>; rel="next"';
      const { fetch, asked } = pages(({ pageId }) => json(items(1, pageId ? 1 : 0), 200, pageId ? {} : { link }));
      assert.deepEqual(ids(await (await client(fetch)).messages.list({ candidateId: "1" }).toArray()), ["0", "1"]);
      assert.equal(asked[1].pageId, "SKY+1==");
      const hooks = pages(({ page_id }) => json(items(1, page_id ? 1 : 0), 200, page_id ? {} : { link: "</subscriptions?page_id=a>;rel=next" }));
      assert.deepEqual(ids(await (await client(hooks.fetch)).subscriptions.list().toArray()), ["0", "1"]);
      const approvals = pages(({ pageId }) => json({ content: items(1) }, 200, pageId ? {} : { link: "</approvals?pageId=a>; rel=next, </>; rel=x" }));
      const found = [];
      for await (const page of (await client(approvals.fetch)).approvals.list().pages()) found.push(page.items.length);
      assert.deepEqual(found, [1, 0], "the second page has nothing new");
    },

    async "audit events and reports have names of their own"() {
      const audit = pages(({ nextPageId }) => json({ content: items(1, nextPageId ? 1 : 0), nextPageId: nextPageId ? null : "n" }));
      assert.deepEqual(ids(await (await client(audit.fetch)).auditEvents.list().toArray()), ["0", "1"]);
      assert.deepEqual(audit.asked[1], { limit: "100", nextPageId: "n" });
      const reports = pages(({ page }) => json({ content: items(1, page ? 1 : 0), ...(page ? {} : { nextPage: "p" }) }));
      assert.deepEqual(ids(await (await client(reports.fetch)).reports.list().toArray()), ["0", "1"]);
      assert.deepEqual(reports.asked[1], { limit: "1000", page: "p" });
    },

    async "offsets survive items that appear and vanish meanwhile"() {
      const all = items(250);
      const { fetch } = pages(({ offset = 0, limit }, nth) => {
        if (nth === 2) all.shift();
        if (nth === 3) all.unshift({ id: "new" });
        const content = all.slice(+offset, +offset + +limit);
        return json({ offset: +offset, limit: +limit, totalFound: all.length, content });
      });
      assert.deepEqual(ids(await (await client(fetch)).postings.list("Alder").toArray()), numbers(250));
    },

    async "page numbers are counted from 0"() {
      const { fetch, asked } = pages(({ page = 0 }) => json({ content: items(page < 2 ? 10 : 5, page * 10), totalFound: 25 }));
      const sr = await client(fetch);
      assert.deepEqual(ids(await sr.interviewTemplates.list({ pageSize: 10 }).toArray()), numbers(25));
      assert.deepEqual(asked.map(({ page }) => page), [undefined, "1", "2"]);
    },

    async "a list that is complete is one page, wherever its items are"() {
      for (const [answer, method] of [
        [{ content: items(3) }, (sr) => sr.systemRoles.list()],
        [items(3), (sr) => sr.interviewTypes.list()],
        [{ totalFound: 3, content: items(3) }, (sr) => sr.jobs.hiringTeam.list("1")],
      ]) {
        const { fetch, asked } = pages(() => json(answer));
        assert.equal((await method(await client(fetch)).toArray()).length, 3);
        assert.equal(asked.length, 1);
      }
    },

    async "a cursor that comes again is an error, not a loop"() {
      for (const round of [["a"], ["a", "b"], ["a", "b", "c", "d", "e"]]) {
        let asked = 0;
        const sr = await client(async () => json({ content: items(1, asked), nextPageId: round[asked++ % round.length] }));
        const error = await failure(sr.users.list().toArray());
        assert.equal(error.kind, "response");
        assert.match(error.message, /^users\.list: 200: the list goes round: after \d+ pages/);
        assert.ok(asked < 20, `${asked} pages`);
      }
    },

    async "a list goes on after the page where another stopped"() {
      const answer = ({ pageId = "" }) => json({ content: items(1, pageId.length), ...(pageId.length < 4 && { nextPageId: `${pageId}x` }) });
      const first = pages(answer);
      let kept;
      for await (const { items, startAfter } of (await client(first.fetch)).users.list().pages()) {
        kept = startAfter;
        if (items[0].id === "1") break;
      }
      assert.deepEqual([kept, first.asked.length], ["xx", 2]);
      const second = pages(answer);
      assert.deepEqual(ids(await (await client(second.fetch)).users.list({}, { startAfter: kept }).toArray()), ["2", "3", "4"]);
      assert.equal(second.asked[0].pageId, "xx");
      const last = (await client(pages(answer).fetch)).users.list({}, { startAfter: "xxxx" }).pages();
      assert.equal((await last.next()).value.startAfter, undefined);
    },

    async "as many items as are wanted are asked for, and no page too many"() {
      const { fetch, asked } = pages(({ pageId = "0", limit }) => json({ content: items(+limit, +pageId), nextPageId: `${+pageId + +limit}` }));
      const sr = await client(fetch);
      assert.deepEqual(ids(await sr.users.list().toArray({ limit: 3 })), numbers(3));
      assert.equal((await sr.users.list().toArray({ limit: 150 })).length, 150);
      assert.deepEqual(await sr.users.list().toArray({ limit: 0 }), []);
      assert.deepEqual(asked.map(({ limit }) => limit), ["3", "100", "100"]);
    },

    async "a failure on the way ends the list, and its pages were given"() {
      const { fetch } = pages((_, nth) => (nth < 3 ? json({ content: items(1, nth), nextPageId: `${nth}` }) : json({ message: "gone" }, 410)));
      const found = [];
      const error = await failure(
        (async () => {
          for await (const { id } of (await client(fetch)).users.list()) found.push(id);
        })(),
      );
      assert.deepEqual([found, error.kind, error.detail], [["1", "2"], "not-found", "gone"]);
    },
  };
};
