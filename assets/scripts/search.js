// Loaded by the search page alone. The list from A to Z is in the page and needs no script; what is found
// is shown as entries of that list, so that kinds, dates and marks stand here in the words of the page.
(() => {
  const form = document.querySelector(".search-form");
  const status = document.querySelector(".search-status");
  const help = document.querySelector(".search-help");
  const hits = document.querySelector(".hits");
  const more = document.querySelector(".hits-more");
  const { lang } = document.documentElement;
  const AT_ONCE = 10;

  const entries = new Map();
  for (const item of document.querySelectorAll(".az-entry")) {
    const objectives = (item.dataset.objectives ?? "").split(" ");
    const link = item.querySelector("a");
    const title = link.textContent.trim();
    entries.set(link.getAttribute("href"), { item, title, kind: item.dataset.kind, objectives });
  }

  // Each language has an engine of its own. It is fetched on first use: nobody waits for it who only reads the list.
  const open = async (folder) => {
    const [engine, answer] = await Promise.all([import(`${folder}pagefind.js`), fetch(`${folder}addresses.json`)]);
    return { engine: engine.createInstance({ noWorker: true }), addresses: await answer.json() };
  };
  let opened;
  const engines = () => {
    opened ??= Promise.all(form.dataset.indexes.split(" ").map(open));
    opened.catch(() => (opened = undefined));
    return opened;
  };

  const search = async (words) => {
    if (!words) return [...entries.values()].map((entry) => ({ entry }));
    const found = await Promise.all(
      (await engines()).map(async ({ engine, addresses }) => {
        const { results } = await engine.search(words);
        return results.map(({ id, data }) => ({ entry: entries.get(addresses[id]), data }));
      }),
    );
    const known = found.flat().filter(({ entry }) => entry);
    const isNamed = ({ entry }) => !entry.title.localeCompare(words, lang, { sensitivity: "base", ignorePunctuation: true });
    return [...known.filter(isNamed), ...known.filter((one) => !isNamed(one))];
  };

  // Pagefind gives text with two signs escaped, and <mark> around what was looked for.
  const excerptOf = ({ excerpt, plain_excerpt, content }, language) => {
    const paragraph = document.createElement("p");
    paragraph.className = "hit-excerpt";
    if (language) paragraph.lang = language;
    if (!content.startsWith(plain_excerpt)) paragraph.append("… ");
    excerpt.split(/<\/?mark>/).forEach((part, place) => {
      const words = part.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("'", "’");
      const mark = place % 2 ? document.createElement("mark") : document.createTextNode("");
      mark.textContent = words;
      paragraph.append(mark);
    });
    if (!content.endsWith(plain_excerpt)) paragraph.append(" …");
    return paragraph;
  };

  const hit = async ({ entry, data }) => {
    const item = document.createElement("li");
    const title = document.createElement("h2");
    const parts = [...entry.item.cloneNode(true).children];
    title.append(...parts.filter((part) => !part.matches(".az-note")).flatMap((part) => [part, " "]));
    item.append(...parts.filter((part) => part.matches(".az-note")), title);
    if (data) item.append(excerptOf(await data(), entry.item.querySelector("a [lang]")?.lang));
    return item;
  };

  const told = (count, words) => {
    const many = count && new Intl.PluralRules(lang).select(count) === "one" ? "one" : "many";
    const message = form.dataset[`${count ? many : "none"}${words ? "For" : ""}`];
    return message.replace("{count}", count.toLocaleString(lang)).replace("{words}", () => words);
  };

  let turns = 0;
  let waiting = [];
  const showMore = async () => {
    const turn = turns;
    const next = await Promise.all(waiting.splice(0, AT_ONCE).map(hit));
    if (turn !== turns) return undefined;
    hits.append(...next);
    more.hidden = !waiting.length;
    return next[0];
  };

  const asked = () => new URLSearchParams(location.search);

  const show = async () => {
    const turn = ++turns;
    const wish = asked();
    const words = (wish.get("q") ?? "").trim();
    const [kinds, objectives] = [wish.getAll("kind"), wish.getAll("objective")];
    const isAsked = Boolean(words || kinds.length || objectives.length);
    const fits = ({ entry }) =>
      (!kinds.length || kinds.includes(entry.kind)) &&
      (!objectives.length || objectives.some((key) => entry.objectives.includes(key)));
    status.textContent = isAsked ? form.dataset.waiting : "";
    let message = "";
    try {
      const found = isAsked ? (await search(words)).filter(fits) : [];
      if (turn !== turns) return;
      if (isAsked) message = told(found.length, words);
      help.hidden = !isAsked || found.length > 0;
      hits.replaceChildren();
      waiting = found;
      await showMore();
    } catch {
      message = form.dataset.failed;
    }
    if (turn === turns) status.textContent = message;
  };

  // What is asked for stands in the address: it can be sent to somebody, and the way back leads through it.
  const fill = () => {
    const wish = asked();
    form.elements.q.value = wish.get("q") ?? "";
    for (const box of form.querySelectorAll("[type=checkbox]")) box.checked = wish.getAll(box.name).includes(box.value);
    if (form.querySelector(":checked")) form.querySelector("details").open = true;
  };
  const go = () => {
    const wish = new URLSearchParams(new FormData(form));
    if (!wish.get("q").trim()) wish.delete("q");
    if (wish.toString() !== asked().toString()) history.pushState(null, "", `${location.pathname}${wish.size ? `?${wish}` : ""}`);
    show();
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go();
  });
  form.addEventListener("change", ({ target }) => target.matches("[type=checkbox]") && go());
  form.elements.q.addEventListener("focus", () => engines().catch(() => {}), { once: true });
  more.addEventListener("click", async () => (await showMore())?.querySelector("a").focus());
  addEventListener("popstate", () => {
    fill();
    show();
  });
  fill();
  show();
})();
