import { readFileSync } from "node:fs";

const bytes = readFileSync(new URL("node_modules/smartrecruiters/core.wasm", import.meta.url));
const at = performance.now();
const module = new WebAssembly.Module(bytes);
const compiled = performance.now();
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => {};
const made = performance.now();
new WebAssembly.Instance(module, imports);
console.log(JSON.stringify({ compile: compiled - at, instantiate: performance.now() - made }));
