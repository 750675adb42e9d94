// Puts the remembered theme on the page before anything is drawn.
try {
  const theme = localStorage.getItem("sesstpl.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage is blocked: the system's theme it is.
}
