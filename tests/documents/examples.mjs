// Every example is what its schema says, to Ajv in its strictest reading of JSON Schema 2020-12.

import { judge } from "./judge.mjs";

export default async function examples({ test, documents, require }) {
  for (const { name, content } of documents) {
    await test(`${name} has only examples that fit`, () => {
      const { complain } = judge(require, content.components);
      const complaints = [];
      for (const { pointer, schema, example } of collect(content)) {
        const wrong = complain(schema, example);
        if (wrong) complaints.push(`${pointer}: ${wrong}`);
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
