/**
 * Material opens its search box over every page whose address has `?q=`, and takes it out of the
 * address when the box closes. On /search/ the query is the page's: it is kept aside before
 * Material looks, and search-page.js puts it back. A classic script, since modules run too late.
 */
if (new URLSearchParams(location.search).has("q")) {
  document.documentElement.dataset.search = location.search
  history.replaceState(history.state, "", location.pathname + location.hash)
}
