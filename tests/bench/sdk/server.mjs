// A server that answers as a probe wants.

import { createServer } from "node:http";

const BODY = { id: "1", firstName: "Susan", lastName: "Santos", active: true, location: { city: "San Francisco" } };

/** Listens on a port of its own. `handle` gets requests with what came before them, and responses that can `answer(status, headers, body)`. */
export async function listen(handle) {
  const server = createServer((request, response) => {
    response.answer = (status, headers = {}, body = BODY) => {
      const limits = { "x-ratelimit-limit": "1000000", "x-ratelimit-remaining": "999999" };
      response.writeHead(status, { "content-type": "application/json", ...limits, ...headers });
      response.end(JSON.stringify(body));
    };
    request.resume();
    request.on("end", () => handle(request, response));
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => (server.close(), server.closeAllConnections()),
  };
}
