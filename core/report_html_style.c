/* The one style sheet of the HTML report: screen in light and dark, paper. */

#include "report_html.h"

#include <sha2.h>

/*
 * Colours of Okabe and Ito, which are told apart by people with all kinds of colour
 * vision; text on the page keeps a contrast of 4.5 and more in both schemes.
 */
static const char page_style[] =
	":root{color-scheme:light dark;--page:#fff;--text:#1d2329;--quiet:#566069;--line:#ccd3d9;--soft:#f3f6f8;"
	"--link:#0b5c94;--blue:#0072b2;--orange:#e69f00;--green:#009e73;--red:#d55e00;--pink:#cc79a7;--grey:#8a949c;"
	"--track:#e6eaed;--hatch:#fff}"
	"@media screen and (prefers-color-scheme:dark){:root{--page:#14181c;--text:#e4e8eb;--quiet:#a3adb5;--line:#3c454d;"
	"--soft:#1d2329;--link:#7cc0f0;--blue:#4aa8e0;--track:#2b3239;--hatch:#14181c}}"
	"*{box-sizing:border-box}"
	"html{font:100%/1.6 system-ui,\"Hiragino Sans\",\"Noto Sans CJK JP\",\"Noto Sans JP\",Meiryo,sans-serif}"
	"body{margin:0;background:var(--page);color:var(--text);overflow-wrap:anywhere}"
	"header,nav,main{max-width:54rem;margin:0 auto;padding:0 1.25rem}"
	"header{padding-top:2rem;border-bottom:3px solid var(--blue)}"
	"h1{font-size:1.9rem;line-height:1.25;margin:.2rem 0}"
	"h2{font-size:1.45rem;line-height:1.3;margin:2.6rem 0 .8rem;padding-bottom:.3rem;border-bottom:1px solid var(--line)}"
	"h3{font-size:1.18rem;margin:2rem 0 .6rem}h4{font-size:1.05rem;margin:1.8rem 0 .5rem}"
	"h5,h6{font-size:.95rem;margin:1.3rem 0 .3rem;color:var(--quiet)}"
	"h2,h3,h4,h5,h6{scroll-margin-top:1rem}.number{color:var(--quiet);margin-right:.6em;font-weight:400}"
	"p{margin:.5rem 0}.who{color:var(--quiet);margin:0 0 1rem}"
	"a{color:var(--link)}a:focus-visible{outline:3px solid var(--orange);outline-offset:2px}"
	".skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--page);padding:.5rem}"
	"nav ol{list-style:none;padding-left:0;columns:2 18rem;column-gap:2.5rem}nav ol ol{columns:auto;padding-left:1.2rem;"
	"font-size:.92rem}nav li{break-inside:avoid;margin:.15rem 0}nav a{text-decoration:none}nav a:hover{text-decoration:underline}"
	"dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.2rem;margin:.7rem 0}"
	"dt{color:var(--quiet);max-width:14rem}dd{margin:0}"
	"@media (max-width:34rem){dl{grid-template-columns:1fr}dt{margin-top:.4rem}}"
	"ul{padding-left:1.3rem;margin:.5rem 0}li{margin:.35rem 0}li>dl{margin:.2rem 0}.numbered{list-style:none}"
	".in1{margin-left:1.3rem}.in2{margin-left:2.6rem}.in3{margin-left:3.9rem}"
	"blockquote{margin:.8rem 0;padding:.7rem 1.1rem;background:var(--soft);border-left:4px solid var(--blue)}"
	"blockquote p{margin:.5rem 0}"
	".table{overflow-x:auto;margin:.9rem 0}table{border-collapse:collapse;width:100%}"
	"caption{text-align:left;font-weight:700;padding:.3rem 0}"
	"th,td{padding:.35rem .6rem;text-align:left;vertical-align:top;border-bottom:1px solid var(--line)}"
	"thead th{border-bottom:2px solid var(--quiet)}.figure{text-align:right;white-space:nowrap}"
	".tone::before{content:\"\";display:inline-block;width:.65em;height:.65em;margin-right:.45em;"
	"border:1px solid var(--text)}"
	".met::before{background:var(--green)}.partial::before{background:linear-gradient(90deg,var(--orange) 50%,transparent 50%)}"
	".gap::before{background:var(--red);transform:rotate(45deg)}.unknown::before{background:var(--pink);border-radius:50%}"
	".unanswered::before{border-style:dashed}.not-applicable::before{height:.2em}"
	".quiet{color:var(--quiet);font-size:.9rem}.quiet::before{content:none}";

static const char chart_style[] =
	"figure{margin:1.2rem 0;break-inside:avoid}figcaption{font-weight:700;margin-bottom:.5rem}"
	"figure p{color:var(--quiet);font-size:.9rem}svg{display:block;width:100%;max-width:42rem;height:auto}"
	"svg text{font-size:13px;fill:var(--text)}svg .value,svg .scale{fill:var(--quiet);font-size:12px}"
	"svg .inside{font-weight:700;paint-order:stroke;stroke:var(--page);stroke-width:3px}"
	".track{fill:var(--track)}.shape{stroke:var(--text);stroke-width:.5}.hatch{stroke:var(--hatch);stroke-width:1;"
	"fill:var(--hatch)}.hatch path{fill:none}"
	".fill-0,.fill-unanswered{fill:var(--blue)}.fill-1{fill:var(--orange)}.fill-2{fill:var(--green)}.fill-3{fill:var(--pink)}"
	".fill-met{fill:var(--green)}.fill-partial{fill:var(--orange)}.fill-gap{fill:var(--red)}.fill-unknown{fill:var(--pink)}"
	".fill-not-applicable,.fill-quiet{fill:var(--grey)}"
	".web{fill:none;stroke:var(--line)}.line{fill-opacity:.12;stroke-width:2.2}"
	".line-0{stroke:var(--blue);fill:var(--blue)}.line-1{stroke:var(--orange);fill:var(--orange);stroke-dasharray:6 3}"
	".line-2{stroke:var(--green);fill:var(--green);stroke-dasharray:2 3}"
	".line-3{stroke:var(--pink);fill:var(--pink);stroke-dasharray:8 3 2 3}.marker{stroke:var(--page);stroke-width:1}";

static const char paper_style[] =
	"@page{margin:18mm 16mm}"
	"@media print{html{font-size:10pt}nav,.skip{display:none}header,main{max-width:none;padding:0}"
	"a{color:inherit;text-decoration:none}h2,h3,h4,h5,h6{break-after:avoid}.page{break-after:page}"
	"thead{display:table-header-group}tr,dt,dd{break-inside:avoid}.table{overflow:visible}p,li{orphans:3;widows:3}"
	"blockquote,.shape,.track,.marker,.tone::before{-webkit-print-color-adjust:exact;print-color-adjust:exact}}";

void html_style(struct strbuf *out)
{
	strbuf_adds(out, page_style);
	strbuf_adds(out, chart_style);
	strbuf_adds(out, paper_style);
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
