"""Settings of the Pelican site; every list is a tag that begins with its language."""

SITENAME = "Results"
SITEURL = "https://results.example.org"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
PATH = "content"
THEME = "theme"
ARTICLE_PATHS = ["en", "fr"]
USE_FOLDER_AS_CATEGORY = True
ARTICLE_URL = "{category}/stories/{slug}/"
ARTICLE_SAVE_AS = "{category}/stories/{slug}/index.html"
CATEGORY_URL = "{slug}/stories/"
CATEGORY_SAVE_AS = "{slug}/stories/index.html"
TAG_URL = "lists/{slug}/"
TAG_SAVE_AS = "lists/{slug}/index.html"
AUTHOR_SAVE_AS = ""
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/page/{number}/", "{base_name}/page/{number}/index.html"),
)
PAGINATED_TEMPLATES = {"category": 10, "tag": 10}
DIRECT_TEMPLATES = ["home_en", "home_fr", "sitemap"]
HOME_EN_SAVE_AS = "en/index.html"
HOME_FR_SAVE_AS = "fr/index.html"
SITEMAP_SAVE_AS = "sitemap.xml"
FEED_ALL_ATOM = "feed.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
MARKDOWN = {"extension_configs": {}, "output_format": "html5"}
