// Ajv, in its strictest reading of JSON Schema 2020-12, with the words that OpenAPI and this project add.

/** A judge of values: `complain(schema, value)` says what is wrong, or nothing. */
export function judge(require, components) {
  const Ajv = require("ajv/dist/2020").default;
  const addFormats = require("ajv-formats").default;
  const ajv = new Ajv({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
  addFormats(ajv);
  for (const keyword of ["x-known", "x-open", "example", "components"]) ajv.addKeyword(keyword);
  const known = local({ schemas: components.schemas });
  const complain = (schema, value) => {
    const validate = ajv.compile({ allOf: [local(schema)], components: known });
    return validate(value) ? "" : ajv.errorsText(validate.errors);
  };
  return { complain };
}

/** The schema without `enum` where `x-open` says that there may be more values. */
function local(node) {
  if (Array.isArray(node)) return node.map(local);
  if (typeof node !== "object" || node === null) return node;
  const kept = Object.entries(node).filter(([key]) => !(key === "enum" && node["x-open"] === true));
  return Object.fromEntries(kept.map(([key, inner]) => [key, local(inner)]));
}
