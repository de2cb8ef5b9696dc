# The package's files as modules, under the names by which they are imported. `run.mjs` puts them beside this file
# and writes the date.

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "main", worker = .worker),
    (name = "internet", network = (allow = ["private", "public"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);

const worker :Workerd.Worker = (
  modules = [
    (name = "worker.mjs", esModule = embed "worker.mjs"),
    (name = "boxed.mjs", esModule = embed "boxed.mjs"),
    (name = "everything.mjs", esModule = embed "everything.mjs"),
    (name = "from-disk.mjs", esModule = embed "from-disk.mjs"),
    (name = "guide.mjs", esModule = embed "guide.mjs"),
    (name = "judged.mjs", esModule = embed "judged.mjs"),
    (name = "part.mjs", esModule = embed "part.mjs"),
    (name = "receiving.mjs", esModule = embed "receiving.mjs"),
    (name = "smartrecruiters", esModule = embed "entry.js"),
    (name = "smartrecruiters/explain", esModule = embed "explain.js"),
    (name = "smartrecruiters/sandbox", esModule = embed "sandbox-workerd.js"),
    (name = "smartrecruiters/sandbox.wasm", wasm = embed "sandbox.wasm"),
    (name = "smartrecruiters/validate", esModule = embed "validate-workerd.js"),
    (name = "smartrecruiters/validate.wasm", wasm = embed "validate.wasm"),
    (name = "smartrecruiters/webhooks", esModule = embed "webhooks.js"),
    (name = "core.wasm", wasm = embed "core.wasm"),
  ],
  compatibilityDate = "COMPATIBILITY_DATE",
);
