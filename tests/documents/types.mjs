// openapi-typescript reads the merged document, and TypeScript reads what it makes of it.

const METHODS = ["get", "post", "put", "patch", "delete"];

export default async function types({ test, merged, require }) {
  const { default: openapiTS, astToString } = require("openapi-typescript");
  const ts = require("typescript");
  let text = "";
  await test("openapi-typescript makes types of every operation", async () => {
    text = astToString(await openapiTS(structuredClone(merged.content)));
    const operations = Object.values(merged.content.paths).flatMap((path) => METHODS.flatMap((method) => path[method] ?? []));
    return operations.filter(({ operationId }) => !text.includes(`"${operationId}": {`)).map(({ operationId }) => `no type for ${operationId}`);
  });
  await test("these types compile in strict mode and know a body from a wrong one", () => {
    const create = `import type { operations } from "./types";
      type Create = operations["users.create"]["requestBody"];
      export const right: Create = { content: { "application/json": { firstName: "Susan", lastName: "Santos", systemRole: { id: "ADMINISTRATOR" } } } };
      // @ts-expect-error: the field is firstName
      export const wrong: Create = { content: { "application/json": { firstname: "Susan", lastName: "Santos", systemRole: { id: "STANDARD" } } } };`;
    return compile(ts, { "types.d.ts": text, "create.ts": create });
  });
}

/** Faults that TypeScript finds in files that exist in memory only. */
function compile(ts, files) {
  const options = { strict: true, noEmit: true, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [] };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  const own = (name) => files[name.replaceAll("\\", "/").split("/").pop()];
  host.fileExists = (name) => own(name) !== undefined || fileExists(name);
  host.readFile = (name) => own(name) ?? readFile(name);
  host.getSourceFile = (name, target) =>
    own(name) === undefined ? getSourceFile.call(host, name, target) : ts.createSourceFile(name, own(name), target);
  const program = ts.createProgram(Object.keys(files), options, host);
  return ts.getPreEmitDiagnostics(program).map((fault) => ts.flattenDiagnosticMessageText(fault.messageText, "\n"));
}
