// Keeps the page's files, so that it opens without a network. The build puts their names in place of `self.FILES`.
//
// Names hold a hash of the content, so a file of a name is always the same. Only the page itself is not named so: it is
// asked for at the server whenever that answers, and so never is older than what the server has.
const FILES = self.FILES;

/** A build's files are kept together; the name is the same only for the same files. */
const CACHE = `sesstpl ${FILES.version}`;

/** The address that the page has, wherever the site is. */
const PAGE = self.registration.scope;

const addresses = new Set(FILES.names.map((name) => new URL(name, PAGE).href));

self.addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forget().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.hash = "";
  url.search = "";
  if (request.method !== "GET") return;
  if (request.mode === "navigate" && (url.href === PAGE || url.href === `${PAGE}index.html`)) {
    event.respondWith(page(request));
  } else if (addresses.has(url.href) || isOfAnEarlierBuild(url)) {
    event.respondWith(file(request));
  }
});

async function keep() {
  const cache = await caches.open(CACHE);
  // The page is asked for anew: a copy that the browser has may be of the build before.
  await cache.add(new Request(PAGE, { cache: "no-cache" }));
  await cache.addAll([...addresses]);
}

/** Tabs that were opened before go on with the build that they began with, so the one before is kept. */
async function forget() {
  const old = (await caches.keys()).filter((name) => name.startsWith("sesstpl ") && name !== CACHE);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
}

async function page(request) {
  const ask = () => fetch(request, { cache: "no-cache" });
  try {
    // A connection that just then was closed fails once; a network that is not there fails again.
    return await ask().catch(ask);
  } catch (error) {
    const kept = await (await caches.open(CACHE)).match(PAGE);
    if (kept === undefined) throw error;
    return kept;
  }
}

async function file(request) {
  return (await caches.match(request)) ?? fetch(request);
}

/** Only files have a hash in their name. */
function isOfAnEarlierBuild(url) {
  return url.href.startsWith(PAGE) && /-[0-9a-f]{16}(_bg)?\.(js|css|json|wasm|svg)$/.test(url.pathname);
}
