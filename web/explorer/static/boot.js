// Starts the wasm. The query carries the build, so that no cache mixes two builds.
const build = new URL(import.meta.url).search;
const notice = document.getElementById("boot");
try {
  const { default: start } = await import(`./explorer.js${build}`);
  await start({ module_or_path: new URL(`explorer_bg.wasm${build}`, import.meta.url) });
} catch (error) {
  notice.hidden = false;
  notice.setAttribute("role", "alert");
  notice.textContent = `The explorer did not start: ${error.message}. Reload the page; it needs a browser with WebAssembly, from 2024 or later.`;
}
// Where the page is kept for offline use, its keeper tells when it has a newer build.
navigator.serviceWorker?.addEventListener("message", ({ data }) => {
  if (`?${data.build}` === build || document.getElementById("newer")) return;
  const note = Object.assign(document.createElement("p"), { id: "newer", className: "newer note" });
  const link = Object.assign(document.createElement("a"), { href: location.href, textContent: "Reload" });
  link.addEventListener("click", () => location.reload());
  note.setAttribute("role", "status");
  note.append("A newer version of this page is here. ", link);
  document.body.append(note);
});
