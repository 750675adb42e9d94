// Has the browser keep the page for when there is no network; after all else, so that nothing waits for it.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => {
    // Where the browser refuses, as in some private windows, the page works all the same while there is a network.
    navigator.serviceWorker.register("./service-worker.js").catch(() => {});
  });
}
