// Lists of ten for each language: all stories, then those of each kind, year, objective and country.
const TEN = 10;

export function lists(stories) {
  const found = new Map();
  for (const story of stories) {
    const { lang, form, year, objective, countries } = story.data;
    const names = ["", `kind/${form}/`, `year/${year}/`, `objective/${objective}/`];
    for (const name of [...names, ...countries.map((one) => `country/${one}/`)]) {
      const base = `/${lang}/stories/${name}`;
      if (!found.has(base)) found.set(base, { lang, base, stories: [] });
      found.get(base).stories.push(story);
    }
  }
  return [...found.values()].flatMap(({ lang, base, stories: all }) => {
    const urls = Array.from({ length: Math.ceil(all.length / TEN) }, (_, n) => (n ? `${base}page/${n + 1}/` : base));
    return urls.map((url, n) => ({
      lang,
      url,
      base,
      number: n + 1,
      urls,
      all,
      near: [...new Set([1, n, n + 2, urls.length])].filter((one) => urls[one - 1]).map((one) => ({ number: one, url: urls[one - 1] })),
      stories: all.slice(n * TEN, (n + 1) * TEN),
    }));
  });
}

export const newest = (api) => api.getFilteredByGlob("content/*/*.md").reverse();

export default function (config) {
  config.addCollection("stories", newest);
  config.addCollection("lists", (api) => lists(newest(api)));
  config.addCollection("homes", (api) =>
    ["en", "fr"].map((lang) => ({ lang, stories: newest(api).filter((one) => one.data.lang === lang).slice(0, 4) })),
  );
  config.addFilter("day", (date) => date.toISOString().slice(0, 10));
  return { dir: { input: ".", includes: "_includes", output: "_site" }, markdownTemplateEngine: false };
}
