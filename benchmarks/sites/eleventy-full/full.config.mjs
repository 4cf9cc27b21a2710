// On top of the bare site: words in the language of a page, typography, feeds, and what a page is about.
import bare, { lists, newest } from "./eleventy.config.mjs";
import { SITE, remembered, called, longDay, number, card, filters, jsonld } from "./parts.mjs";

const LANGUAGES = ["en", "fr"];

const QUOTES = { en: "“”‘’", fr: ["«\u202f", "\u202f»", "“", "”"] };

const slug = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-");

// Typography, names of headings to link to, and links outside that say so.
function amended(markdown) {
  markdown.set({ typographer: true });
  const render = markdown.render.bind(markdown);
  markdown.render = (text, data) => {
    markdown.set({ quotes: QUOTES[data.lang] });
    return render(text, data);
  };
  markdown.core.ruler.push("heading_ids", ({ tokens }) => {
    const seen = new Map();
    tokens.forEach((token, at) => {
      if (token.type !== "heading_open") return;
      const id = slug(tokens[at + 1].content);
      const times = seen.get(id) ?? 0;
      seen.set(id, times + 1);
      token.attrSet("id", times ? `${id}-${times + 1}` : id);
    });
  });
  markdown.renderer.rules.link_open = (tokens, at, options, _, self) => {
    if (tokens[at].attrGet("href").startsWith("http")) {
      tokens[at].attrSet("class", "external");
      tokens[at].attrSet("rel", "external noopener");
    }
    return self.renderToken(tokens, at, options);
  };
}

function byKey(stories) {
  const found = {};
  for (const story of stories) (found[story.fileSlug] ??= {})[story.data.lang] = story;
  return found;
}

// All stories of a language first, then those of each kind, objective and country.
function feeds(lists) {
  return lists
    .filter((list) => list.number === 1 && !list.base.includes("/year/"))
    .map((list) => {
      const isAll = list.base === `/${list.lang}/stories/`;
      const url = isAll ? `/${list.lang}/` : list.base;
      return { ...list, isAll, url, stories: list.all.slice(0, isAll ? 50 : 20) };
    });
}

// The newest stories of each list, one more than is shown: a story leaves itself out.
function more(firsts) {
  return Object.fromEntries(firsts.map(({ base, all }) => [base, all.slice(0, 4)]));
}

// The other lists by group, with how many they hold.
function choices(firsts, lang) {
  const groups = { kind: [], year: [], objective: [], country: [] };
  for (const one of firsts) {
    const group = one.base.split("/")[3];
    if (one.lang === lang && group) groups[group].push(one);
  }
  return groups;
}

// Every page with its translation, for the sitemap.
function addresses(pages, stories) {
  const otherOf = ({ url, fileSlug }, lang) => stories[fileSlug]?.[lang].url ?? url.replace(/^\/../, `/${lang}`);
  const told = (one, date) => ({ url: one.url, date, en: otherOf(one, "en"), fr: otherOf(one, "fr") });
  return pages.map((one) => told(one, one.date ?? one.stories[0].date));
}

export default function (config) {
  const settings = bare(config);
  config.addCollection("feeds", (api) => feeds(lists(newest(api))));
  config.addCollection("site", (api) => {
    const stories = newest(api);
    const pages = lists(stories);
    const firsts = pages.filter((one) => one.number === 1);
    const keyed = byKey(stories);
    const homes = LANGUAGES.map((lang) => ({ url: `/${lang}/`, stories }));
    return {
      byKey: keyed,
      more: more(firsts),
      choices: Object.fromEntries(LANGUAGES.map((lang) => [lang, choices(firsts, lang)])),
      addresses: addresses([...homes, ...stories, ...pages], keyed),
    };
  });

  config.amendLibrary("md", amended);
  config.addFilter("longDay", longDay);
  config.addFilter("number", number);
  config.addFilter("called", called);
  config.addFilter("around", ({ number: own, urls: { length } }) =>
    [...new Set([1, own - 2, own - 1, own, own + 1, own + 2, length])].filter((one) => 1 <= one && one <= length),
  );
  config.addFilter("card", card);
  config.addFilter("filters", filters);
  config.addFilter("jsonld", jsonld);
  config.addFilter("without", (stories, url) => stories.filter((one) => one.url !== url).slice(0, 3));
  config.addFilter("xml", remembered((text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")));
  config.addFilter("rfc3339", (date) => date.toISOString());

  // What the head of a page says of it: a story, a list or a first page.
  config.addFilter("facts", (page, { title, summary, lang, list, first, words, byKey: stories }) => {
    lang ??= (list ?? first).lang;
    const own = words[lang];
    const other = LANGUAGES.find((one) => one !== lang);
    const otherUrl = stories[page.fileSlug]?.[other].url ?? page.url.replace(`/${lang}/`, `/${other}/`);
    let feed = { title: own.new, url: `/${lang}/feed.xml` };
    if (first) title = own.site;
    if (list) {
      title = own.stories;
      const group = list.base.split("/")[3];
      if (group) {
        const name = called(list, words);
        title += `: ${name}`;
        if (group !== "year") feed = { title: name, url: `${list.base}feed.xml` };
      }
    }
    const heading = title;
    if (list?.number > 1) title += `, ${own.page} ${list.number} ${own.of} ${list.urls.length}`;
    summary ??= `${title}. ${own.tagline}`;
    const url = SITE + page.url;
    const main = lang === LANGUAGES[0] ? url : SITE + otherUrl;
    return { title, heading, summary, lang, other, url, otherUrl, main, feed, isHome: Boolean(first), isList: Boolean(list) };
  });

  config.addPassthroughCopy("assets");
  return settings;
}
