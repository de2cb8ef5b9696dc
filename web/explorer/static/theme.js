// Runs before the first paint, so that a stored theme never flashes.
try {
  const stored = localStorage.getItem("theme");
  if (stored === "light" || stored === "dark") document.documentElement.dataset.theme = stored;
} catch {
  // A page that may not store keeps the system's theme.
}
