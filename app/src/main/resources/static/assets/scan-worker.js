// Lets a scan open without a network: addresses below /scan/ come from the server, or else the page kept on the phone.
const CACHE = "scan";
const KEPT = "/scan/phone";
const PATIENCE = 6000;
const language = new URL(location.href).searchParams.get("lang") ?? "zh";

// Fetched as nobody, so that no name lies in a cache that the next user of the phone can open.
const keep = async () => {
  const cache = await caches.open(CACHE);
  const page = await fetch(`${KEPT}?lang=${language}`, { credentials: "omit", cache: "no-store" });
  if (!page.ok) throw new Error(`the page to keep answers ${page.status}`);
  const text = await page.clone().text();
  const files = [...text.matchAll(/(?:href|src)="(\/(?:assets|webjars)\/[^"#]+)/g)].map((found) => found[1]);
  await Promise.all([...new Set(files)].map((file) => cache.add(file)));
  await cache.put(KEPT, page);
};

const open = async (event) => {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), PATIENCE);
  try {
    const answer = await fetch(event.request, { signal: stop.signal });
    if (answer.status >= 500) throw new Error(`the server answers ${answer.status}`);
    return answer;
  } catch (away) {
    return (await caches.match(KEPT)) ?? Response.error();
  } finally {
    clearTimeout(timer);
  }
};

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (address.origin !== location.origin || event.request.method !== "GET") return;
  if (event.request.mode === "navigate" && address.pathname.startsWith("/scan/")) {
    event.respondWith(open(event));
  } else if (/^\/(assets|webjars)\//.test(address.pathname)) {
    event.respondWith(fetch(event.request).catch(async () => (await caches.match(event.request)) ?? Response.error()));
  }
});
