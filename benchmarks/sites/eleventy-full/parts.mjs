// Parts that many pages show: each is drawn once.
export const SITE = "https://results.example.org";

export function remembered(make, nameOf = (one) => one) {
  const known = new Map();
  return (...given) => {
    const name = nameOf(...given);
    if (!known.has(name)) known.set(name, make(...given));
    return known.get(name);
  };
}

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const LONG = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
const days = { en: new Intl.DateTimeFormat("en-IE", LONG), fr: new Intl.DateTimeFormat("fr-FR", LONG) };
const numbers = { en: new Intl.NumberFormat("en-IE"), fr: new Intl.NumberFormat("fr-FR") };

export const longDay = remembered(
  (date, lang) => `<time datetime="${date.toISOString().slice(0, 10)}">${days[lang].format(date)}</time>`,
  (date, lang) => lang + date.getTime(),
);

export const number = remembered((count, lang) => numbers[lang].format(count), (count, lang) => lang + count);

// What a kind, year, objective or country is called in the language of its list.
export function called({ base, lang }, words) {
  const [, , , group, name] = base.split("/");
  return words[lang][group === "kind" ? `kinds_${name}` : `${group}_${name}`] ?? name;
}

export const card = remembered(
  ({ url, date, data }, words, level) => {
    const own = words[data.lang];
    const countries = data.countries.map((one) => own[`country_${one}`]).join(` ${own.and} `);
    return `<article class="card">
<div class="card-words">
<p class="kicker"><span class="kind kind-${data.form}">${own[`kind_${data.form}`]}</span><span class="kicker-bar" aria-hidden="true">|</span>${longDay(date, data.lang)}</p>
<${level} class="card-title"><a href="${url}">${escaped(data.title)}</a></${level}>
<p class="card-teaser">${escaped(data.summary)}</p>
<p class="card-places"><span class="unseen">${own.countries}: </span>${countries}</p>
</div>
</article>`;
  },
  ({ url }, _, level) => level + url,
);

// The other lists with how many they hold, and the one that is shown marked: the same on all its pages.
export const filters = remembered(
  ({ base, lang }, words, choices) => {
    const own = words[lang];
    const groups = Object.entries(choices[lang]).map(([group, lists]) => {
      const named = lists.map((one) => ({ url: one.url, count: one.all.length, title: called(one, words) }));
      named.sort((one, other) => one.title.localeCompare(other.title, lang));
      if (group === "year") named.reverse();
      const items = named.map(({ url, title, count }) => {
        const told = number(count, lang);
        const word = count === 1 ? own.entry : own.entries;
        return `<li><a class="filter-choice" href="${url}"${url === base ? ' aria-current="true"' : ""}><span>${title}</span> <span class="filter-count"><span aria-hidden="true">${told}</span><span class="unseen">${told} ${word}</span></span></a></li>`;
      });
      return `<div>
<h2 class="filter-name" id="filter-${group}">${own[`by_${group}`]}</h2>
<ul role="list" aria-labelledby="filter-${group}">
${items.join("\n")}
</ul>
</div>`;
    });
    return `<nav class="filters" aria-label="${own.filters}">
<details class="disclosure">
<summary><span>${own.filter}</span></summary>
<div class="filter-groups">
${groups.join("\n")}
</div>
</details>
</nav>`;
  },
  ({ base }) => base,
);

// The page in the words of schema.org: an article on a story, the way to it on all but the first page.
export function jsonld(facts, words, date, countries) {
  const { lang, url, title } = facts;
  const own = words[lang];
  const home = `${SITE}/${lang}/`;
  const graph = [];
  if (facts.isHome) {
    graph.push({ "@type": "WebSite", "@id": `${SITE}/#website-${lang}`, url, name: title, inLanguage: lang });
  } else {
    if (!facts.isList) {
      const other = SITE + facts.otherUrl;
      graph.push({
        "@type": "NewsArticle",
        "@id": `${url}#article`,
        url,
        mainEntityOfPage: url,
        headline: title,
        description: facts.summary,
        inLanguage: lang,
        datePublished: date.toISOString(),
        dateModified: date.toISOString(),
        isAccessibleForFree: true,
        contentLocation: countries.map((one) => ({ "@type": "Country", name: own[`country_${one}`], identifier: one })),
        workTranslation: [{ "@type": "NewsArticle", "@id": `${other}#article`, url: other, inLanguage: facts.other }],
      });
    }
    const way = [[own.home, home], [own.stories, `${home}stories/`]];
    if (url !== `${home}stories/`) way.push([title, url]);
    const itemListElement = way.map(([name, item], at) => ({ "@type": "ListItem", position: at + 1, name, item }));
    graph.push({ "@type": "BreadcrumbList", itemListElement });
  }
  return JSON.stringify({ "@context": "https://schema.org", "@graph": graph }).replaceAll("<", "\\u003c");
}
