// Scans that this phone keeps while it is offline, and sends once it is not; and what the pages of signing in need.
(() => {
  const KEY = "scans";
  const AGAIN = 15000;
  const KEPT_DAYS = 2;
  const isScan = /^\/scan\/(\d+)$/.exec(location.pathname);
  const meta = (name, root = document) => root.querySelector(`meta[name="${name}"]`)?.content;
  const read = () => { try { return JSON.parse(localStorage.getItem(KEY) ?? "[]"); } catch { return []; } };
  const write = (all) => { try { localStorage.setItem(KEY, JSON.stringify(all)); return true; } catch { return false; } };
  // Without a secure context there is no randomUUID; random it is all the same.
  const id = () => crypto.randomUUID?.() ?? "10000000-1000-4000-8000-100000000000".replace(/[018]/g,
    (c) => (+c ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (+c / 4)))).toString(16));

  // The page shown for a scan's own address is the kept one: the server was not reached.
  const keepThis = () => {
    const code = new URLSearchParams(location.search).get("c");
    if (!isScan || !code) return true;
    const all = read();
    if (all.some((each) => each.code === code)) return true;
    let student = null;
    try { student = localStorage.getItem("student"); } catch { /* then nobody is known */ }
    return write([...all, { id: id(), session: isScan[1], code, phoneAt: new Date().toISOString(), student }]);
  };

  // Who is signed in, and the token: of this page, or of a fresh one where this page comes from the cache.
  const known = async () => {
    if (meta("q-student") && meta("_csrf")) return { student: meta("q-student"), token: meta("_csrf") };
    const answer = await fetch("/my/position", { headers: { Accept: "text/html" } });
    if (!answer.ok || answer.redirected) return null;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { student: meta("q-student", page), token: meta("_csrf", page) };
  };

  let sending = false;
  const send = async () => {
    const open = read().filter((each) => !each.words);
    if (sending || open.length === 0) return show();
    sending = true;
    try {
      const who = await known();
      if (!who?.student) { show("away"); return; }
      const own = open.filter((each) => each.student === null || each.student === who.student).slice(0, 50);
      if (own.length === 0) { show("other"); return; }
      const answer = await fetch("/api/scans", {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": who.token },
        body: JSON.stringify({ scans: own.map(({ id, code, phoneAt }) => ({ id, code, phoneAt })) }),
      });
      if (!answer.ok) throw new Error(`the server answers ${answer.status}`);
      const said = new Map((await answer.json()).map((each) => [each.id, each]));
      write(read().map((each) => (said.has(each.id)
        ? { ...each, words: said.get(each.id).words, recorded: said.get(each.id).recorded } : each)));
      show();
    } catch {
      show("offline"); // kept, and tried again
    } finally {
      sending = false;
    }
  };

  // The list on the kept page.
  const show = (state = "") => {
    const list = document.querySelector("[data-scans]");
    if (!list) return;
    const all = read();
    const waiting = all.some((each) => !each.words);
    list.replaceChildren(...all.slice().reverse().map((each) => {
      const row = document.getElementById("scan-row").content.cloneNode(true);
      const kind = { i: list.dataset.in, o: list.dataset.out }[each.code[0]] ?? list.dataset.both;
      const time = new Date(each.phoneAt).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
      row.querySelector("[data-kind]").textContent = `${kind} · ${time}`;
      row.querySelector("[data-words]").textContent = each.words ?? list.dataset.waiting;
      row.querySelector("[data-tag]").className = `q-tag ${each.words ? (each.recorded ? "good" : "care") : ""}`;
      row.querySelector("[data-tag]").textContent = each.words
        ? (each.recorded ? list.dataset.sent : list.dataset.refused) : list.dataset.kept;
      return row;
    }));
    document.querySelectorAll("[data-scan-state]").forEach((part) => {
      const wanted = all.length === 0 ? "none" : !waiting ? "sent" : state || "kept";
      part.hidden = part.dataset.scanState !== wanted;
    });
  };

  if (meta("q-student")) { try { localStorage.setItem("student", meta("q-student")); } catch { /* kept without */ } }
  const old = Date.now() - KEPT_DAYS * 86400000;
  if (read().length > 0) write(read().filter((each) => !each.words || Date.parse(each.phoneAt) > old));
  if (document.querySelector("[data-scans]") && !keepThis()) show("full");
  send();
  addEventListener("online", send);
  setInterval(send, AGAIN);
  if ("serviceWorker" in navigator && /^\/(my|sign|scan)(\/|$)/.test(location.pathname)) {
    navigator.serviceWorker.register(`/scan/worker.js?lang=${document.documentElement.lang === "en" ? "en" : "zh"}`).catch(() => {});
  }

  // The big screen: asks again within the code's step, and says so when it is not answered.
  document.querySelectorAll("[data-code-screen]").forEach((screen) => {
    const picture = screen.querySelector("img");
    const trouble = screen.querySelector("[data-trouble]");
    let validUntil = Date.now() + screen.dataset.secondsLeft * 1000 + 10000;
    const again = (seconds) => setTimeout(renew, seconds * 1000);
    const renew = async () => {
      try {
        const answer = await fetch(screen.dataset.codeScreen, { cache: "no-store", signal: AbortSignal.timeout(5000) });
        if (!answer.ok || answer.redirected) throw new Error(`the server answers ${answer.status}`);
        const now = await answer.json();
        if (picture.src !== now.picture) picture.src = now.picture;
        screen.querySelectorAll("[data-count]").forEach((each) => {
          const count = String(now[each.dataset.count]);
          if (each.textContent !== count) each.textContent = count;
        });
        validUntil = Date.now() + now.secondsLeft * 1000 + 10000;
        trouble.hidden = true;
        picture.classList.remove("q-stale");
        again(Math.min(3, now.secondsLeft + 0.2));
      } catch {
        trouble.hidden = false;
        picture.classList.toggle("q-stale", Date.now() > validUntil);
        again(2);
      }
    };
    again(Math.min(3, Number(screen.dataset.secondsLeft)));
    screen.querySelector("[data-full]")?.addEventListener("click", () => screen.requestFullscreen?.());
  });

  // The position, where the student ticked that it may be told: asked for at the tap, and never waited for long.
  document.querySelectorAll("form[data-position]").forEach((form) => form.addEventListener("submit", (event) => {
    if (!form.elements.position?.checked || form.dataset.asked || !navigator.geolocation) return;
    event.preventDefault();
    form.dataset.asked = "true";
    const go = (place) => {
      if (place) for (const name of ["latitude", "longitude", "accuracy"]) form.elements[name].value = place.coords[name];
      form.requestSubmit();
    };
    navigator.geolocation.getCurrentPosition(go, () => go(null), { enableHighAccuracy: true, timeout: 6000, maximumAge: 30000 });
  }));
})();
