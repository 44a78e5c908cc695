"""The HTML report in Chromium: no script runs, nothing is fetched, the style sheet is applied, and it prints as it should.

Every request of the browser goes to a proxy of our own, which counts them; what it would see and what a policy forbids is
first shown with pages that do it. Prints TAP.
"""

import http.server
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "..", "promises"), os.path.join(HERE, "..", "roff")]

from blocks import HOSTILE, blocks
from html_page import Page
from promises import check, finish, skip
from report_man import golden, judge

BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
OPTIONS = """--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync
 --disable-extensions --disable-default-apps --disable-domain-reliability --no-pings --no-default-browser-check --enable-logging=stderr""".split()
OWNED = "<script>document.title='OWNED'</script>"
# Asks for something as soon as it is shown, if it is more than text.
CALLS = {
    "a script": OWNED, "an image": "\"><img src=http://x.example/i onerror=\"document.title='OWNED'\">", "a handler": "' onfocus=\"document.title='OWNED'\" autofocus '",
    "the end of the style": "</style><style>@import url(http://x.example/s);*{background:url(http://x.example/b)}</style><script>document.title='OWNED'</script>",
    "the end of the title": "</title><link rel=stylesheet href=http://x.example/l><meta http-equiv=refresh content='0;url=http://x.example/m'>",
    "a drawing": "</desc></svg><svg onload=\"document.title='OWNED'\"><image href=http://x.example/i /></svg>", "a frame": "<iframe src=http://x.example/f></iframe>",
}


class Proxy(http.server.BaseHTTPRequestHandler):
    asked = []

    def answer(self):
        self.asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    do_GET = do_POST = do_HEAD = do_CONNECT = answer

    def log_message(self, *args):
        pass


def begin_proxy():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Proxy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


def browse(place, data, *options):
    """Shows a page. Returns what the browser printed, what it complained of, what it asked for."""
    path = os.path.join(place, "page.html")
    with open(path, "wb") as file:
        file.write(data)
    with tempfile.TemporaryDirectory(prefix="chromium.", ignore_cleanup_errors=True) as home:
        del Proxy.asked[:]
        done = subprocess.run([BROWSER, *OPTIONS, "--user-data-dir=" + home, "--proxy-server=127.0.0.1:%d" % PORT, "--proxy-bypass-list=<-loopback>", *options, "file://" + path],
                              capture_output=True, check=False, timeout=180, env={**os.environ, "HOME": home})
    complaints = re.findall(r"CONSOLE.*", done.stderr.decode("utf-8", "replace"))
    # What a browser asks its maker on its own is not the page's.
    asked = [path for path in Proxy.asked if not re.search(r"google|gstatic|chromium", path)]
    return done.stdout, complaints, asked


def show(place, data):
    out, complaints, asked = browse(place, data, "--virtual-time-budget=3000", "--dump-dom")
    return out.decode("utf-8", "replace"), complaints, asked


def title_of(dom):
    found = re.search(r"<title>(.*?)</title>", dom, re.S)
    return found.group(1) if found else None


def elements(source):
    return len(re.findall(r"<[a-z]", re.sub(r"<style>.*?</style>", "", source, flags=re.S)))


def test_controls(place):
    """What the other tests look for can be seen."""
    dom, _, asked = show(place, b"<title>x</title><body>" + CALLS["an image"].encode() + OWNED.encode())
    check("a page without our policy runs its script and asks for its picture",
          [p for p in ([] if title_of(dom) == "OWNED" else ["no script ran"]) + ([] if any("x.example" in a for a in asked) else ["nothing asked for: %s" % asked])])
    page = blocks("x").replace(b"color-scheme:light", b"color-scheme:only light", 1)
    _, complaints, _ = show(place, page)
    check("a style sheet that the policy does not name is refused, and said to be", [] if any("style" in c for c in complaints) else ["%s" % complaints])
    _, complaints, _ = show(place, blocks("x").replace(b"</main>", OWNED.encode() + b"</main>", 1))
    check("so is a script", [] if any("script" in c for c in complaints) else ["%s" % complaints])


def problems_of(data, dom, complaints, asked):
    problems = ["the browser says " + c for c in complaints] + ["asked for " + a for a in asked]
    if "OWNED" in (title_of(dom) or "OWNED") and "OWNED" not in Page(data).title:
        problems.append("a script ran")
    if elements(dom) != elements(data.decode("utf-8")):
        problems.append("the browser sees %d elements, the page has %d" % (elements(dom), elements(data.decode("utf-8"))))
    return problems


def test_hostile(place):
    for name, text in {**HOSTILE, **CALLS}.items():
        data = blocks(text)
        check("%s in every block: nothing runs, nothing is fetched" % name, problems_of(data, *show(place, data)))


def test_reports(place):
    for case in ("small", "visit", "vendor-complete"):
        for lang in ("en", "ja"):
            lines, files = golden(os.path.join("tests/golden", case))
            data = judge(lines, files, lang, "-f", "html")
            check("%s in %s: shown as it is written, and without a complaint" % (case, lang), problems_of(data, *show(place, data)))
            check("%s in %s: printed on A4, page by page" % (case, lang), printed(place, data))


def printed(place, data):
    """The manager's page is one page; each page has a text and its number."""
    target = os.path.join(place, "page.pdf")
    _, complaints, asked = browse(place, data, "--no-pdf-header-footer", "--print-to-pdf=" + target)
    info = subprocess.run(["pdfinfo", target], capture_output=True, text=True, check=True).stdout
    pages = subprocess.run(["pdftotext", "-layout", target, "-"], capture_output=True, text=True, check=True).stdout.split("\f")[:-1]
    problems = complaints + asked
    if not re.search(r"Page size: +59[45]\.?\d* x 84[12]", info):
        problems.append("no A4: " + info)
    numbers = [re.findall(r"(\d+) ?/ ?(\d+)\s*$", page) for page in pages]
    problems += ["page %d of %d has the number %s" % (i + 1, len(pages), n) for i, n in enumerate(numbers) if n != [(str(i + 1), str(len(pages)))]]
    problems += ["page %d is empty" % (i + 1) for i, page in enumerate(pages) if len(page.split()) < 8]
    second = re.findall(r'<h2 id="[^"]*"[^>]*><span class="number">2</span> ([^<]*)', data.decode("utf-8"))[0]
    if len(pages) < 3 or "".join(second.split()) not in "".join(pages[1].split())[:60]:
        problems.append("the second page does not begin with %r" % second)
    return problems


def main():
    global PORT
    if not BROWSER:
        skip("the HTML report in a browser", "there is no Chromium")
        finish()
    PORT = begin_proxy()
    with tempfile.TemporaryDirectory(prefix="html.") as place:
        test_controls(place)
        test_hostile(place)
        test_reports(place)
    finish()


PORT = 0
if __name__ == "__main__":
    main()
