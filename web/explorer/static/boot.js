// Starts the wasm. The query carries the build, so that no cache mixes two builds.
const build = new URL(import.meta.url).search;
const notice = document.getElementById("boot");
try {
  const { default: start } = await import(`./explorer.js${build}`);
  await start({ module_or_path: new URL(`explorer_bg.wasm${build}`, import.meta.url) });
  notice.remove();
} catch (error) {
  notice.setAttribute("role", "alert");
  notice.textContent = `The explorer did not start: ${error.message}. Reload the page; it needs a browser with WebAssembly, from 2024 or later.`;
}
