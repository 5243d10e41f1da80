"""A page to take apart, written for these tests."""

DATA = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "Organization", "@id": "#pub", "name": "Harbour Daily"},
  {"@type": "NewsArticle", "headline": "Sides meet at the bridge", "datePublished": "2031-03-01T10:05:00+02:00",
   "author": [{"@type": "Person", "name": "Ana Bell"}, {"@type": "Person", "name": "Bo Carr"}],
   "publisher": {"@id": "#pub"}}]}</script>"""

BODY = """
<p>The two sides met at the bridge on Monday, a guard said. “We will <b>meet</b> again,” he added, and he then
left the place with his men.</p>
<h2>A second round</h2>
<p>The second round is to be held on Friday, said the mediator, who asked both sides<br>to stop the shelling of the
road before then.</p>
<p>Read next: <a href="/a/2">Sides part at the bridge</a></p>
<aside class="related"><h3>Related stories</h3><ul><li><a href="/a/3">Ships leave the port</a></li></ul></aside>
<p>Subscribe to our newsletter.</p>
<p>The road was shelled again that evening, said two people who live beside it, and one of them said that a bus was
hit.</p>"""


def page(head="", body=BODY, after=""):
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sides meet | Harbour Daily</title>
{head}</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Sides meet at the bridge</h1>{body}</article>
<section id="comments"><h3>Comments</h3><p>He lies, and the guard lies too, writes a reader of this page.</p></section>
<footer>© 2031 Harbour Daily. All rights reserved.</footer>{after}</body></html>"""
