"""MkDocs' side of the archive: options in, one call of the engine, pages and diagnostics out.

The only file that gives MkDocs anything. MkDocs never reads a transcript: what it
gets in its place is what the engine wrote, and the tree under `docs/` is left
as it is.
"""

from __future__ import annotations

import errno
import functools
import gc
import logging
import threading
from collections.abc import Iterable
from pathlib import Path
from typing import Literal
from urllib.parse import quote, urlsplit

import jinja2
from markdown.extensions.toc import slugify as slugify_by_default
from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url, is_error_template
from mkdocs.utils.meta import get_data
from rjsmin import jsmin  # type: ignore[import-untyped]  # 1.3 ships no types

# Imports of siblings stand at the top: this folder is on sys.path only while the file loads.
from mundap import cache, folder, policy
from mundap.build import build
from mundap.diagnostics import Diagnostic, Severity, in_order
from mundap.language import analyser
from mundap.memo import FORGETFUL, Memo
from mundap.pages import Page, SiteOptions
from mundap.pages.addresses import text_anchor
from mundap.pages.page import document
from mundap.search import AuthoredPage
from mundap.text.decoding import decode

# Warnings of loggers below `mkdocs` are what `--strict` counts.
log = logging.getLogger("mkdocs.hooks.mundap")

HOME = "index.md"
THEME_SCRIPTS = tuple(
    f"partials/javascripts/{name}.html"
    for name in ("announce", "base", "consent", "content", "outdated", "palette")
)
"""The theme's templates that write scripts into pages."""
_minified = functools.lru_cache(maxsize=256)(jsmin)
CANNOT_WRITE = frozenset(
    (
        *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM),
        *(errno.EIO, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.ENAMETOOLONG),
    )
)
"""A full disk, a tree that must not be written, a file in the way: no fault of the project."""


GARBAGE = 50_000
"""New objects under `mkdocs serve` from which on garbage is looked for; Python's own is 700."""


class Options(Config):  # type: ignore[no-untyped-call]
    """`extra.mundap` of mkdocs.yml."""

    repository = option.Type(str, default="")
    """`owner/name` on GitHub; empty without one."""
    branch = option.Type(str, default="main")
    """Branch that holds the transcripts."""
    csp = option.Type((dict, bool), default={})
    """What the Content-Security-Policy allows beyond the site itself; false for none at all."""


def _options(config: MkDocsConfig) -> Options:
    """The checked options; a wrong one stops the build with its name."""
    options = Options()
    options.load_dict(config.extra.get("mundap") or {})
    errors, warnings = options.validate()
    for key, warning in warnings:
        log.warning("mkdocs.yml: extra.mundap.%s: %s", key, warning)
    if errors:
        key, error = errors[0]
        raise PluginError(f"mkdocs.yml: extra.mundap.{key}: {error}")
    return options


_serving = False
"""Whether this is `mkdocs serve`; only `on_startup` is told, before there is a configuration."""
_memo = Memo()
"""For the next build of `mkdocs serve`, where this module stays loaded."""
_policies: policy.Policies | None = None
"""Of this build, made in `on_env`; None for pages without one."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether pages get the server's own inline script, which no policy can know."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Make the edit links from the repository.

    Not through repo_url: with it the theme asks GitHub's API on every page.
    """
    options = _options(config)
    if endless := folder.endless(Path(config.docs_dir)):
        raise PluginError(
            f"{endless}: 바로가기(심볼릭 링크)가 docs를 다시 가리켜 끝없이 이어집니다. 지워 주세요."
        )
    if options.repository and not config.edit_uri:
        config.edit_uri = f"https://github.com/{options.repository}/edit/{options.branch}/docs/"
    # A heading of a transcript may say anything, so also the name of a part of the page.
    toc = config.mdx_configs.setdefault("toc", {})
    slugify = toc.get("slugify", slugify_by_default)
    toc["slugify"] = functools.partial(text_anchor, slugify)
    return config


# Before other plugins, so that they see the generated pages as if they were files.
@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put what the engine wrote in the place of the transcripts."""
    docs = Path(config.docs_dir)
    transcripts = [file for file in files if _is_transcript(file)]
    refused = _refused([file for file in files if not _is_transcript(file)], docs)
    for file in refused:
        files.remove(file)
    unsafe = [file for file in files if _is_published(file) and folder.is_unsafe(file.src_uri)]
    for file in unsafe:
        files.remove(file)
    contents, problems = folder.read_files(
        {file.src_uri: Path(file.abs_src_path or "") for file in transcripts}, docs
    )
    page_problems = _mend(files, docs, config)
    data, data_problems = folder.data_files(docs)
    options = _options(config)
    memo = _memo if _serving else FORGETFUL
    store = cache.Cache(_cache_folder(config))
    built = build(
        contents,
        data,
        SiteOptions(
            repository=options.repository,
            branch=options.branch,
            pictures=frozenset(f.src_uri for f in files.media_files()),
            home_intro=_home_intro(files),
        ),
        _authored(files),
        address=lambda src_uri: _address(src_uri, config),
        store=store,
        memo=memo,
    )
    store.close()
    if store.problem:
        log.info("%s", store.problem)
    for script in [file for file in files if _is_own_script(file, config)]:
        files.remove(script)
        files.append(
            File.generated(config, script.src_uri, content=_minified(script.content_string))
        )
    for file in transcripts:
        files.remove(file)
    for page in built.pages:
        replaced = files.get_file_from_path(page.src_uri)
        if replaced is not None:
            files.remove(replaced)
        files.append(_file(page, config, memo))
    memo.turn()
    for export in built.exports:
        files.append(File.generated(config, export.path, content=export.text))
    for file_of_index in built.index:
        path, content = file_of_index.path, file_of_index.content
        files.append(File.generated(config, path, content=content))
    strays = (*refused.values(), *(folder.unsafe(file.src_uri) for file in unsafe))
    of_files = (*strays, *folder.closed(docs), *problems, *page_problems, *data_problems)
    _report(in_order((*of_files, *built.understood.diagnostics)))
    return files


def on_serve(server: LiveReloadServer, **_: object) -> LiveReloadServer:
    """Get ready for the first change, after the first build and before anybody is served.

    The analyser takes seconds to start, and a build that changed nothing did not need it. What
    lives as long as the server need not be looked through for garbage at each build, and what a
    build makes not two hundred times.
    """
    threading.Thread(target=analyser.start, daemon=True).start()
    gc.collect()
    gc.freeze()
    gc.set_threshold(GARBAGE)
    return server


def on_build_error(error: Exception) -> None:
    """Say on one line that the site cannot be written; MkDocs would print a traceback."""
    if isinstance(error, OSError) and error.errno in CANNOT_WRITE:
        where = f"{error.filename}: " if error.filename else ""
        raise PluginError(
            f"사이트를 쓰지 못했습니다: {where}{error.strerror}. "
            "디스크의 남은 자리와 폴더의 권한을 확인해 주세요."
        ) from None


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Keep every page out of the theme's own index.

    It is downloaded with every page and only starts the search; what is found comes from the
    engine's index. Here front matter has been read and the theme has not yet looked at it.
    """
    page.meta["search"] = {"exclude": True}
    return html


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Take hold of the templates with scripts in them."""
    global _policies
    added = _options(config).csp
    if _serving or added is False:
        _policies = None
        return env
    allowed, wrong = policy.checked({} if added is True else added)
    for each in wrong:
        log.warning("mkdocs.yml: extra.mundap.csp: %s", each)
    _policies = policy.Policies(allowed, lambda root: _theme_scripts(env, root, config))
    return env


# After other plugins, which may add scripts of their own.
@event_priority(-100)
def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Lock a page."""
    return _locked(output, page.file.src_uri, get_relative_url(".", page.url))


@event_priority(-100)
def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Lock a page that is only a template: that of what is missing."""
    if not template_name.endswith(".html"):
        return output
    # As MkDocs has it: shown at any address, it names the site's root in full.
    in_full = is_error_template(template_name)
    full = urlsplit(config.site_url or "/").path
    return _locked(output, template_name, full if in_full else get_relative_url(".", template_name))


def _locked(html: str, name: str, root: str) -> str:
    if _policies is None:
        return html
    locked, problems = _policies.lock(html, root)
    for problem in problems:
        log.warning("%s: inline-script: %s", name, problem)
    return locked


def _theme_scripts(env: jinja2.Environment, root: str, config: MkDocsConfig) -> str:
    """What the theme's templates of scripts write on pages from which the site's root is `root`.

    They are given no page, so that they know nothing that a transcript says.
    """
    written, features = "", config.theme.get("features", [])
    for name in THEME_SCRIPTS:
        try:
            template = env.get_template(name)
        except jinja2.TemplateNotFound:
            continue
        written += template.render(config=config, base_url=root, features=features)
    return written


def _is_transcript(file: File) -> bool:
    inside = file.src_uri.startswith(f"{folder.TALKS}/")
    return inside and file.is_documentation_page() and _is_published(file)


def _is_published(file: File) -> bool:
    """Neither hidden (`._memo.md`) nor left out by mkdocs.yml."""
    return file.inclusion is not InclusionLevel.EXCLUDED


def _refused(files: Iterable[File], docs: Path) -> dict[File, Diagnostic]:
    """The files beside the transcripts that must not be published: MkDocs follows links."""
    found = {}
    for file in files:
        path = Path(file.abs_src_path or "")
        if path.is_relative_to(docs):
            problem = folder.refusal(file.src_uri, path, docs)
            if problem is not None:
                found[file] = problem
    return found


def _mend(files: Files, docs: Path, config: MkDocsConfig) -> list[Diagnostic]:
    """Let no page that people write stop the build: under `serve` it may be half written.

    MkDocs raises where it cannot read a page, and then its server answers nobody.
    """
    written = {
        file.src_uri: Path(file.abs_src_path or "")
        for file in files.documentation_pages()
        if not _is_transcript(file) and Path(file.abs_src_path or "").is_relative_to(docs)
    }
    contents, unreadable = folder.read_files(written, docs)
    problems = list(unreadable)
    for src_uri in written:
        file = files.src_uris[src_uri]
        text, said = decode(src_uri, contents.get(src_uri, b""))
        if said or src_uri not in contents:
            files.remove(file)
        if said:
            shown = contents[src_uri].decode("utf-8", "replace") if text is None else text
            mended = File.generated(config, src_uri, content=shown, inclusion=file.inclusion)
            mended.edit_uri = file.edit_uri
            files.append(mended)
        problems += said
    return problems


def _is_own_script(file: File, config: MkDocsConfig) -> bool:
    """Whether a file is one of our scripts, not the theme's.

    Half of what is in them are types and reasons, which no reader should have to download.
    """
    own = Path(config.theme.custom_dir or config.docs_dir)
    return file.is_javascript() and Path(file.abs_src_path or "").is_relative_to(own)


def _cache_folder(config: MkDocsConfig) -> Path:
    """Beside mkdocs.yml, not in docs/: what changes there is built again under `serve`."""
    return Path(config.config_file_path or config.docs_dir).parent / cache.FOLDER


def _address(src_uri: str, config: MkDocsConfig) -> str:
    """Where MkDocs publishes a page: `q/abc123/`, or `q/abc123.html` as mkdocs.yml wants it."""
    return File.generated(config, src_uri, content="").url


def _authored(files: Files) -> list[AuthoredPage]:
    """The pages that people wrote for readers, other than transcripts and the home page."""
    found = []
    for file in files.documentation_pages(inclusion=InclusionLevel.is_included):
        if _is_transcript(file) or file.src_uri == HOME:
            continue
        try:
            markdown, meta = get_data(file.content_string)
        except (OSError, ValueError):
            # MkDocs reads it too, and says what is wrong.
            continue
        search = meta.get("search")
        # The front matter by which Material's own search leaves a page out.
        if not (isinstance(search, dict) and search.get("exclude")):
            found.append(AuthoredPage(file.src_uri, str(meta.get("title") or ""), markdown))
    return found


def _home_intro(files: Files) -> str:
    home = files.get_file_from_path(HOME)
    return home.content_string if home is not None else ""


def _file(page: Page, config: MkDocsConfig, memo: Memo) -> File:
    file = File.generated(
        config,
        page.src_uri,
        content=document(page.meta, page.markdown, memo),
        inclusion=InclusionLevel.INCLUDED if page.in_nav else InclusionLevel.NOT_IN_NAV,
    )
    # MkDocs and the theme print it as it is.
    file.edit_uri = quote(page.edit_path, safe="/-._~") if page.edit_path else None
    return file


def _report(diagnostics: tuple[Diagnostic, ...]) -> None:
    for each in diagnostics:
        level = logging.INFO if each.severity is Severity.NOTICE else logging.WARNING
        log.log(level, "%s", each)
