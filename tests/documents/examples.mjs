// Every example is what its schema says, to Ajv in its strictest reading of JSON Schema 2020-12.

export default async function examples({ test, documents, require }) {
  const Ajv = require("ajv/dist/2020").default;
  const addFormats = require("ajv-formats").default;
  for (const { name, content } of documents) {
    await test(`${name} has only examples that fit`, () => {
      const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
      addFormats(ajv);
      for (const keyword of ["x-known", "x-open", "example", "components"]) ajv.addKeyword(keyword);
      const complaints = [];
      for (const { pointer, schema, example } of collect(content)) {
        const validate = ajv.compile({ allOf: [local(schema)], components: local({ schemas: content.components.schemas }) });
        if (!validate(example)) complaints.push(`${pointer}: ${ajv.errorsText(validate.errors)}`);
      }
      return complaints;
    });
  }
}

/** Everything in a document that has both a schema and an example. */
function* collect(node, pointer = "#") {
  if (typeof node !== "object" || node === null) return;
  if ("example" in node && typeof node.schema === "object") yield { pointer, schema: node.schema, example: node.example };
  for (const [key, inner] of Object.entries(node)) {
    if (key !== "example") yield* collect(inner, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}

/** The schema without `enum` where `x-open` says that there may be more values. */
function local(node) {
  if (Array.isArray(node)) return node.map(local);
  if (typeof node !== "object" || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => !(key === "enum" && node["x-open"] === true));
  return Object.fromEntries(kept.map(([key, inner]) => [key, local(inner)]));
}
