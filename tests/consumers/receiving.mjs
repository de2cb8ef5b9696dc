// What a receiver of webhooks must accept and refuse, in whatever runtime this is loaded.

import { part, same } from "./part.mjs";

/** Runs everything with the exports of `smartrecruiters/webhooks`; gives name and failure of each test. */
export async function receiving({ handshake, parse, respond, sign, verify, WebhookError }) {
  const { results, test } = part();
  /** Why a delivery is not accepted. */
  const refused = async (reply) => {
    const error = await reply.then(
      (event) => new Error(`accepted: ${JSON.stringify(event)}`),
      (error) => error,
    );
    if (!(error instanceof WebhookError)) throw error;
    return error.reason;
  };

  // The vendor's own example.
  const KEY = "HeBVky2bccvvkcXPimH8c";
  const NOW = 1574080897_000;
  const SIGNATURE = "v1=2e9291f10d44ca10204a4cd81b05d73b6a316b2b605d4e2e0e0b37b40198ce1f";
  const example = (changed = {}, body = '{"job_id":"jid","candidate_id":"cid"}') => ({
    headers: {
      "event-id": "123",
      "event-name": "application.created",
      "event-version": "v201910",
      link: "<http://smartrecruiters.com/endpoint>; rel=self",
      "smartrecruiters-timestamp": "1574080897",
      "smartrecruiters-signature": SIGNATURE,
      ...changed,
    },
    body,
  });
  const post = ({ headers, body }) => new Request("https://receiver.example/", { method: "POST", headers, body });
  const at = (now, toleranceSeconds) => ({ now, toleranceSeconds });
  const wrong = `v1=${"0".repeat(64)}`;

  await test("the vendor's example is accepted and read", async () => {
    const event = await verify(example(), KEY, at(NOW));
    same(event, {
      name: "application.created",
      id: "123",
      version: "v201910",
      link: "http://smartrecruiters.com/endpoint",
      signedAt: "2019-11-18T12:41:37.000Z",
      payload: { job_id: "jid", candidate_id: "cid" },
    });
    same(event.signedAt instanceof Date, true);
  });

  await test("a delivery comes as a Request, as bytes, with any case of its names, and with lists of values", async () => {
    const { headers, body } = example();
    const bytes = new TextEncoder().encode(body);
    const shouted = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), [value]]));
    for (const one of [post(example()), { headers: new Headers(headers), body: bytes }, { headers: shouted, body: bytes.buffer }]) {
      same((await verify(one, KEY, at(NOW))).id, "123");
    }
  });

  await test("a request of a foreign class is read as well", async () => {
    const { headers, body } = example();
    const foreign = { headers: { get: (name) => headers[name] ?? null }, arrayBuffer: async () => new TextEncoder().encode(body).buffer };
    same((await verify(foreign, KEY, at(NOW))).id, "123");
  });

  await test("another secret is refused", async () => {
    for (const key of [`${KEY} `, KEY.toLowerCase(), "secret"]) same(await refused(verify(example(), key, at(NOW))), "signature");
  });

  await test("a body or a signed header that was touched is refused", async () => {
    for (const body of ['{"candidate_id":"cid","job_id":"jid"}', '{"job_id": "jid","candidate_id":"cid"}', "", '{"job_id":"jid","candidate_id":"cid"}\n']) {
      same(await refused(verify(example({}, body), KEY, at(NOW))), "signature");
    }
    for (const name of ["event-id", "event-name", "event-version", "link"]) {
      same(await refused(verify(example({ [name]: "other" }), KEY, at(NOW))), "signature");
      same(await refused(verify(example({ [name]: undefined }), KEY, at(NOW))), "signature");
    }
    same(await refused(verify(example({ "smartrecruiters-timestamp": "1574080898" }), KEY, at(NOW))), "signature");
  });

  await test("fields in another order are refused", async () => {
    const { headers } = example();
    same(await refused(verify(example({ "event-id": headers["event-name"], "event-name": headers["event-id"] }), KEY, at(NOW))), "signature");
  });

  await test("a missing header counts as empty where it was empty when it was signed", async () => {
    const delivery = await sign({ name: "offer.created", payload: { job_id: "1", candidate_id: "2", offer_id: "3" } }, KEY, NOW);
    same([delivery.headers.link, (await verify(delivery, KEY, at(NOW))).link], [undefined, undefined]);
    same((await verify({ ...delivery, headers: { ...delivery.headers, link: "" } }, KEY, at(NOW))).name, "offer.created");
  });

  await test("one of several signatures and one of several keys are enough", async () => {
    const several = [`${wrong};${SIGNATURE}`, `${SIGNATURE};${wrong}`, `v2=abc; ${SIGNATURE}`, `${wrong}, ${SIGNATURE}`, SIGNATURE.toUpperCase().replace("V1", "v1")];
    for (const value of several) same((await verify(example({ "smartrecruiters-signature": value }), KEY, at(NOW))).id, "123");
    same((await verify(example({ "smartrecruiters-signature": [wrong, SIGNATURE] }), ["new", KEY], at(NOW))).id, "123");
    same(await refused(verify(example(), ["new", "newer"], at(NOW))), "signature");
  });

  await test("what is no v1 signature, or has no time, is unsigned", async () => {
    for (const value of [undefined, "", SIGNATURE.slice(3), SIGNATURE.replace("v1", "v2"), SIGNATURE.slice(0, -1), `${SIGNATURE}0`, "sha256=00"]) {
      same(await refused(verify(example({ "smartrecruiters-signature": value }), KEY, at(NOW))), "unsigned");
    }
    same(await refused(verify(example({ "smartrecruiters-timestamp": undefined }), KEY, at(NOW))), "unsigned");
  });

  await test("an old or an early signature is refused, five minutes being the usual limit", async () => {
    for (const [now, tolerance] of [[NOW + 300_000], [NOW - 300_000], [NOW + 3_600_000, 3600], [NOW + 1e15, Infinity]]) {
      same((await verify(example(), KEY, at(now, tolerance))).id, "123");
    }
    for (const [now, tolerance] of [[NOW + 300_001], [NOW - 300_001], [NOW + 1, 0], [NOW, Number.NaN], [Date.now()]]) {
      same(await refused(verify(example(), KEY, at(now, tolerance))), "timestamp");
    }
    const odd = await sign({ name: "job.created", payload: { id: "1" } }, KEY, Number.NaN);
    same(await refused(verify(odd, KEY, at(NOW))), "timestamp");
  });

  await test("all parts of the header are compared with all keys, but no more than a subscription can have", async () => {
    const real = crypto.subtle.verify;
    let compared = 0;
    crypto.subtle.verify = function (...given) {
      compared += 1;
      return real.apply(crypto.subtle, given);
    };
    try {
      const header = (parts) => example({ "smartrecruiters-signature": parts.join(";") });
      await verify(header([SIGNATURE, wrong, wrong]), [KEY, "other"], at(NOW));
      same(compared, 6);
      compared = 0;
      same(await refused(verify(header([...Array(5000).fill(wrong), SIGNATURE]), KEY, at(NOW))), "signature");
      same(compared, 16);
    } finally {
      delete crypto.subtle.verify;
    }
  });

  await test("without a key nothing is judged", async () => {
    for (const keys of ["", [], ["good", ""], undefined]) {
      const error = await verify(example(), keys, at(NOW)).catch((error) => error);
      same([error.name, /secret key is missing/.test(error.message)], ["TypeError", true]);
    }
  });

  await test("what was signed is verified, with all its letters", async () => {
    const payload = { id: "ünï-😀-\u2028" };
    const delivery = await sign({ name: "candidate.updated", payload, id: "e1", version: "v1", link: "<https://a.example/b>; rel=self" }, [KEY, "ключ"]);
    same(delivery.headers["smartrecruiters-signature"].split(";").length, 2);
    for (const key of [KEY, "ключ"]) {
      const { name, id, version, link, payload: read } = await verify(post(delivery), key);
      same([name, id, version, link, read], ["candidate.updated", "e1", "v1", "https://a.example/b", payload]);
    }
  });

  await test("an unsigned delivery can be read, and an event that is not known too", async () => {
    const event = await parse({ headers: { "event-name": "robot.built", "event-id": "9" }, body: '{"robot_id":7}' });
    same(event, { name: "robot.built", id: "9", version: "", payload: { robot_id: 7 } });
    same((await parse(post(example()))).signedAt, undefined);
  });

  await test("what is no event is malformed", async () => {
    for (const body of ["", "null", "[]", "7", "{", "<html>"]) same(await refused(parse({ headers: { "event-name": "job.created" }, body })), "malformed");
    same(await refused(parse({ headers: {}, body: "{}" })), "malformed");
  });

  await test("a handshake is answered with its secret, and nothing else is one", async () => {
    for (const headers of [new Headers({ "X-Hook-Secret": "s3cret" }), { "x-hook-secret": "s3cret" }, { "X-Hook-Secret": ["s3cret"] }]) {
      const answer = handshake({ headers });
      same([answer.status, answer.headers.get("x-hook-secret"), await answer.text()], [200, "s3cret", ""]);
    }
    same(handshake(post(example())), undefined);
  });

  await test("a delivery is answered with 202", async () => {
    const answer = respond();
    same([answer.status, await answer.text()], [202, ""]);
  });

  return results;
}
