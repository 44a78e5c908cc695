/* The one style sheet of the HTML pages: screen in light and dark, paper. */

#include "format_html.h"

#include <sha2.h>

/*
 * Fills are the colours of Okabe and Ito, which people with all kinds of colour
 * vision tell apart; colours of text keep a contrast of 4.5 and more to the page in
 * both schemes. Nothing is said by a colour alone: shapes have patterns, words have
 * marks.
 */
static const char colours[] =
	":root{color-scheme:light dark;--page:#fff;--text:#1c2126;--quiet:#545e67;--line:#c8cfd5;--soft:#f2f5f7;"
	"--link:#0b5590;--met:#00654a;--partial:#0f5b8c;--gap:#a33b00;--unknown:#8a2f66;--track:#e4e9ed;--blue:#0072b2}\n"
	"@media screen and (prefers-color-scheme:dark){:root{--page:#15191d;--text:#e3e7ea;--quiet:#a5afb7;"
	"--line:#444d55;--soft:#20262c;--link:#82c1f2;--met:#4fd0a6;--partial:#7cc4f2;--gap:#ff9c62;--unknown:#eaa6cb;"
	"--track:#323a41;--blue:#56b4e9}}\n"
	"@media print{:root{color-scheme:light}}\n"
	".met{color:var(--met)}.partial{color:var(--partial)}.gap{color:var(--gap)}.unknown{color:var(--unknown)}\n"
	".unanswered,.not-applicable,.quiet{color:var(--quiet)}\n";

static const char page[] =
	"*{box-sizing:border-box}\n"
	"html{font:100%/1.6 sans-serif;background:var(--page);color:var(--text);-webkit-text-size-adjust:100%;"
	"scroll-padding-top:1rem}\n"
	"html:lang(ja){line-height:1.75;line-break:strict}\n"
	"body{margin:0 auto;padding:0 1.25rem 4rem;max-width:48rem;overflow-wrap:break-word}\n"
	"header{padding:2rem 0 1rem}\n"
	"h1{font-size:2rem;line-height:1.25;margin:0 0 1.2rem}\n"
	"h2,h3,h4,h5,h6{line-height:1.35;text-wrap:balance}\n"
	"h1:lang(ja),h2:lang(ja),h3:lang(ja),h4:lang(ja){word-break:auto-phrase}\n"
	"h2{font-size:1.5rem;margin:3.2rem 0 1rem;padding-top:.7rem;border-top:3px solid var(--text)}\n"
	"h3{font-size:1.22rem;margin:2.4rem 0 .8rem}\n"
	"h4{font-size:1.08rem;margin:2.2rem 0 .6rem;padding-top:.5rem;border-top:1px solid var(--line)}\n"
	"h5,h6{font-size:1rem;margin:1.5rem 0 .3rem}\n"
	"p{margin:.5rem 0}\n"
	".number{font-weight:400;color:var(--quiet);margin-right:.3em}\n"
	".logo{margin:0 0 .4rem;color:var(--quiet)}\n"
	"a{color:var(--link);text-underline-offset:.15em}\n"
	"a:focus-visible,.wide:focus-visible{outline:3px solid var(--link);outline-offset:3px}\n"
	"main:focus{outline:none}\n"
	".skip{position:absolute;left:-99rem}\n"
	".skip:focus{left:1rem;top:.6rem;background:var(--page);padding:.4rem .8rem;z-index:1}\n"
	"nav h2{font-size:1.1rem;margin:1rem 0 .4rem;padding:0;border:0}\n"
	"nav ol{list-style:none;margin:0;padding:0}\n"
	"nav li{margin:.25rem 0;line-height:1.4}nav li>a{display:block;padding-left:1.7rem;text-indent:-1.7rem}\n"
	"nav ol ol{padding-left:1.3rem;font-size:.92rem}\n"
	"nav a{text-decoration:none}nav a:hover{text-decoration:underline}\n"
	"hr{border:0;margin:0}\n"
	"@media screen and (min-width:72rem){\n"
	"body{max-width:70rem;display:grid;grid-template-columns:17rem minmax(0,48rem);column-gap:3.5rem;"
	"grid-template-rows:auto 1fr}\n"
	"header,main{grid-column:2}main{grid-row:2}\n"
	"nav{grid-column:1;grid-row:1/3;position:sticky;top:0;max-height:100vh;align-self:start;overflow-y:auto;"
	"padding:2.3rem .5rem 1rem 0}\n"
	"}\n";

static const char blocks[] =
	"ul,ol{margin:.5rem 0;padding-left:1.4rem}\n"
	"main ol{list-style:none;padding:0}\n"
	"li{margin:.45rem 0}\n"
	"li li{margin:.2rem 0}\n"
	"dl{margin:.8rem 0}\n"
	"dl>div{display:grid;grid-template-columns:11rem minmax(0,1fr);column-gap:1rem;padding:.3rem 0;"
	"border-top:1px solid var(--line)}\n"
	"dl>div:last-child{border-bottom:1px solid var(--line)}\n"
	"dt{color:var(--quiet)}dd{margin:0}\n"
	"dd ul,dd ol,dd dl{margin-top:0}\n"
	"li dl{margin:.2rem 0 .6rem}\n"
	"li dl>div,li dl>div:last-child{border:0;padding:.1rem 0;grid-template-columns:8rem minmax(0,1fr)}\n"
	"main ol>li>dl{margin-left:1.6rem}\n"
	"@media screen and (max-width:34rem){dl>div,li dl>div,li dl>div:last-child{display:block}}\n"
	".under{margin-left:1.4rem}\n"
	"blockquote{margin:.8rem 0;padding:.4rem 1.2rem;background:var(--soft);border-left:4px solid var(--link)}\n"
	".wide{overflow-x:auto}\n"
	"table{border-collapse:collapse;width:100%;margin:1rem 0;font-variant-numeric:tabular-nums}\n"
	"caption{text-align:left;font-weight:700;padding-bottom:.3rem}\n"
	"th,td{text-align:left;vertical-align:top;padding:.35rem .7rem .35rem 0;border-top:1px solid var(--line)}\n"
	"tbody tr:last-child>*{border-bottom:1px solid var(--line)}\n"
	"thead th{border-top:0;border-bottom:2px solid var(--text);vertical-align:bottom}\n"
	"tbody th{font-weight:400;min-width:8rem;overflow-wrap:anywhere}\n"
	".amount{text-align:right}tbody .amount{white-space:nowrap}\n"
	"td:last-child,th:last-child{padding-right:0}\n"
	"td:not(.amount){min-width:5rem;overflow-wrap:anywhere}td[class]:not(.amount){min-width:7rem}\n"
	".quiet{font-size:.92rem}\n"
	"dd.met,dd.partial,dd.gap,dd.unknown,:is(td,th):is(.met,.partial,.gap,.unknown){font-weight:700}\n"
	".met::before,.partial::before,.gap::before,.unknown::before,.unanswered::before,.not-applicable::before{"
	"display:inline-block;min-width:1.1em;margin-right:.3em;text-align:center;font-weight:700}\n"
	".met::before{content:\"\\2713\";content:\"\\2713\"/\"\"}\n"
	".partial::before{content:\"\\BD\";content:\"\\BD\"/\"\"}\n"
	".gap::before{content:\"\\D7\";content:\"\\D7\"/\"\"}\n"
	".unknown::before{content:\"?\";content:\"?\"/\"\"}\n"
	".unanswered::before{content:\"\\2026\";content:\"\\2026\"/\"\"}\n"
	".not-applicable::before{content:\"\\2013\";content:\"\\2013\"/\"\"}\n"
	".met:lang(ja)::before{content:\"\\25CB\";content:\"\\25CB\"/\"\"}\n"
	".partial:lang(ja)::before{content:\"\\25B3\";content:\"\\25B3\"/\"\"}\n";

static const char charts[] =
	"figure{margin:1.6rem 0}\n"
	"figcaption{font-weight:700;margin-bottom:.6rem}\n"
	"figure p{color:var(--quiet);font-size:.92rem}\n"
	"svg{display:block;width:100%;max-width:44rem;height:auto}\n"
	"svg text{font-size:13px;fill:var(--text)}\n"
	"svg .value{font-weight:700}\n"
	"svg .scale{font-size:11px;fill:var(--quiet)}\n"
	"svg .inside{font-size:12px;font-weight:700;fill:#1c2126}.plate{fill:#fff}\n"
	".track{fill:var(--track)}\n"
	".shape{stroke:var(--text);stroke-width:.6}\n"
	".hatch{stroke:#1c2126;stroke-width:.9;fill:#1c2126}.hatch path{fill:none}\n"
	".fill-0{fill:var(--blue)}.fill-1{fill:#e69f00}.fill-2{fill:#009e73}.fill-3{fill:#cc79a7}\n"
	".fill-met{fill:#009e73}.fill-partial{fill:#56b4e9}.fill-gap{fill:#d55e00}.fill-unknown{fill:#cc79a7}\n"
	".fill-unanswered,.fill-not-applicable,.fill-quiet{fill:#fff}\n"
	".web{fill:none;stroke:var(--line)}\n"
	".line{fill-opacity:.15;stroke-width:2.2;stroke-linejoin:round}\n"
	".line-0{stroke:var(--blue);fill:var(--blue)}\n"
	".line-1{stroke:#e69f00;fill:#e69f00;stroke-dasharray:7 3}\n"
	".line-2{stroke:#009e73;fill:#009e73;stroke-dasharray:2 3}\n"
	".line-3{stroke:#cc79a7;fill:#cc79a7;stroke-dasharray:9 3 2 3}\n"
	".marker{stroke:var(--text);stroke-width:.6}\n";

static const char paper[] =
	"@page{size:A4;margin:16mm 16mm 18mm;@bottom-right{content:counter(page) \" / \" counter(pages);"
	"font:8pt sans-serif}}\n"
	"@media print{\n"
	"html{font-size:9.5pt;line-height:1.45}\n"
	"html:lang(ja){line-height:1.55}\n"
	"body{max-width:none;padding:0}\n"
	"nav,.skip{display:none}\n"
	"header{padding:0}\n"
	"header dl{columns:2;column-gap:2rem;margin:0}header dl>div{grid-template-columns:7rem minmax(0,1fr)}\n"
	"h1{font-size:1.7rem;margin-bottom:.7rem}\n"
	"h2{font-size:1.4rem;margin:2rem 0 .6rem;padding-top:.5rem}h3{margin:1.4rem 0 .5rem}h4{margin:1.5rem 0 .5rem}\n"
	"h5,h6{margin:1rem 0 .2rem}p{margin:.35rem 0}li{margin:.3rem 0}\n"
	"header+main h2:first-child,nav+main>section:first-child>h2{margin-top:1rem}\n"
	"dl>div,th,td{padding-top:.15rem;padding-bottom:.15rem}\n"
	"table{margin:.6rem 0}\n"
	"header,section[aria-labelledby=part-manager]{font-size:8.3pt;line-height:1.32}\n"
	"section[aria-labelledby=part-manager] :is(li,p,table,dl){margin-top:.15rem;margin-bottom:.15rem}\n"
	"section[aria-labelledby=part-manager] li dl>div{grid-template-columns:4.5rem minmax(0,1fr);padding:0}\n"
	"section[aria-labelledby=part-manager] h3{margin:.8rem 0 .3rem}\n"
	"h1,h2,h3,h4,h5,h6,figcaption,caption{break-after:avoid}\n"
	"li>dl,li>p{break-before:avoid}\n"
	"hr{break-after:page}section:has(hr)+section>h2{margin-top:0}\n"
	"h3+p,h4+p{break-after:avoid}\n"
	"p,li,blockquote,dd{orphans:3;widows:3}\n"
	"tr,figure,dl>div,main ol>li{break-inside:avoid}\n"
	"thead{display:table-header-group}\n"
	".wide{overflow:visible}\n"
	"figure{margin:1rem 0}svg{max-width:36rem}\n"
	"a{color:inherit;text-decoration:none}\n"
	"blockquote{background:none;border-left:2pt solid var(--line);padding:0 1em}\n"
	"}\n";

void html_style(struct strbuf *out)
{
	strbuf_addf(out, "\n%s%s%s%s%s", colours, page, blocks, charts, paper);
}

static void add_base64(struct strbuf *out, const uint8_t *bytes, size_t size)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < size; i += 3) {
		size_t left = size - i;
		uint32_t three = (uint32_t)bytes[i] << 16 | (left > 1 ? (uint32_t)bytes[i + 1] << 8 : 0) |
				 (left > 2 ? bytes[i + 2] : 0);

		strbuf_addch(out, digits[three >> 18]);
		strbuf_addch(out, digits[three >> 12 & 63]);
		strbuf_addch(out, left > 1 ? digits[three >> 6 & 63] : '=');
		strbuf_addch(out, left > 2 ? digits[three & 63] : '=');
	}
}

void html_style_hash(struct strbuf *out)
{
	struct strbuf style = STRBUF_INIT;
	uint8_t hash[SHA256_DIGEST_LENGTH];
	SHA2_CTX sha;

	html_style(&style);
	SHA256Init(&sha);
	SHA256Update(&sha, (const uint8_t *)style.text, style.length);
	SHA256Final(hash, &sha);
	strbuf_adds(out, "'sha256-");
	add_base64(out, hash, sizeof(hash));
	strbuf_adds(out, "'");
	strbuf_release(&style);
}
