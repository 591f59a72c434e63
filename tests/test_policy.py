"""Policies: what may run is decided elsewhere than in the page."""

from __future__ import annotations

import base64
import hashlib

import pytest

from mundap.policy import DIRECTIVES, Policies, checked, fingerprint, inline_scripts, policy

THEME = "start()"
PAGE = (
    '<html><head><meta charset="utf-8"><title>글</title></head>'
    f"<body><script>{THEME}</script></body></html>"
)


def locked(html: str, **added: str) -> tuple[str, tuple[str, ...]]:
    return Policies(added, lambda root: f"<script>{THEME}</script>").lock(html, "..")


def test_the_policy_stands_before_everything_it_is_about() -> None:
    html, problems = locked(PAGE)
    assert problems == ()
    digest = base64.b64encode(hashlib.sha256(b"start()").digest()).decode()
    assert html.startswith(
        '<html><head><meta charset="utf-8">\n'
        '      <meta http-equiv="Content-Security-Policy" content="'
        f"default-src 'none'; script-src 'self' 'sha256-{digest}'; style-src 'self'; "
        "img-src 'self' data:; font-src 'self'; connect-src 'self'; worker-src 'self'; "
        "manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'none'\"><title>"
    )


def test_nothing_may_run_that_is_only_in_the_page() -> None:
    injected = PAGE.replace("</body>", "<script>evil()</script></body>")
    html, problems = locked(injected)
    assert fingerprint("evil()") not in html
    assert len(problems) == 1
    assert "`evil()`" in problems[0]
    assert fingerprint("evil()") in problems[0]


def test_a_script_that_changed_by_one_letter_is_reported() -> None:
    html, problems = locked(PAGE.replace(THEME, f"{THEME};"))
    assert "sha256" not in html
    assert len(problems) == 1


def test_a_page_without_scripts_may_run_none() -> None:
    html, problems = locked('<meta charset="utf-8"><meta http-equiv="refresh" content="0">')
    assert "script-src 'self';" in html
    assert problems == ()


def test_a_page_without_an_encoding_is_reported() -> None:
    html, problems = locked("<html><body></body></html>")
    assert html == "<html><body></body></html>"
    assert len(problems) == 1
    assert "<meta charset>" in problems[0]


def test_what_every_page_has_is_said_once() -> None:
    policies = Policies({}, lambda root: "")
    assert len(policies.lock(PAGE, "..")[1]) == 1
    assert policies.lock(PAGE, "../..")[1] == ()


def test_the_scripts_of_the_theme_are_asked_for_once_for_each_depth() -> None:
    asked: list[str] = []

    def scripts(root: str) -> str:
        asked.append(root)
        return f"<script>root('{root}')</script>"

    policies = Policies({}, scripts)
    for root in ("..", "../..", ".."):
        html, problems = policies.lock(f"<meta charset=utf-8>{scripts(root)}", root)
        assert fingerprint(f"root('{root}')") in html
        assert problems == ()
    # One of each pair is the page's own.
    assert asked == ["..", "..", "../..", "../..", ".."]


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        ("<script>a</script><SCRIPT async>b</SCRIPT >", ("a", "b")),
        ("<script>a</script><script>a</script>", ("a",)),
        ("<script type=module>\na\n</script>", ("\na\n",)),
        ('<script type="application/json">{}</script>', ()),
        ('<script id="x" type="application/ld+json">{}</script>', ()),
        ('<script src="a.js"></script>', ()),
        ('<script data-src="a.js">b</script>', ("b",)),
    ],
)
def test_inline_scripts(html: str, scripts: tuple[str, ...]) -> None:
    assert inline_scripts(html) == scripts


def test_a_deployment_adds_what_it_needs() -> None:
    fine, wrong = checked(
        {
            "script-src": "https://stats.example 'sha256-abc='",
            "connect-src": "https://stats.example",
            "frame-src": "https://video.example",
            "default-src": "'self'",
        }
    )
    assert wrong == ()
    content = policy("", (), fine)
    assert "script-src 'self' https://stats.example 'sha256-abc=';" in content
    assert "connect-src 'self' https://stats.example;" in content
    assert content.startswith("default-src 'self';")
    assert content.endswith("; frame-src https://video.example")


@pytest.mark.parametrize(
    ("added", "said"),
    [
        (["script-src"], "`지시어: 출처`"),
        ({"script": "https://stats.example"}, "`script-src`를 뜻하셨나요?"),
        ({"sandbox": "allow-scripts"}, "쓸 수 있는 것: default-src"),
        ({"script-src": ["https://stats.example"]}, "빈칸으로 나누어"),
        ({"script-src": "https://stats.example; object-src *"}, "빈칸으로 나누어"),
        ({"script-src": '"><script>'}, "빈칸으로 나누어"),
        ({"script-src": ""}, "빈칸으로 나누어"),
    ],
)
def test_what_a_deployment_misspelt_is_said_and_left_out(added: object, said: str) -> None:
    fine, wrong = checked(added)
    assert fine == {}
    assert [said in each for each in wrong] == [True]


def test_no_directive_of_ours_is_lax() -> None:
    assert "unsafe" not in " ".join(DIRECTIVES.values())
    assert "*" not in " ".join(DIRECTIVES.values())
