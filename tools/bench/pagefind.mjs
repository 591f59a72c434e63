/** Pagefind's index of the bench's documents, as its own Node package makes it. */

const escape = text => text.replace(/[&<>]/g, each => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[each])

/** @returns {Promise<number>} Milliseconds that indexing and writing took. */
export async function writePagefind(documents, folder) {
  const { close, createIndex } = await import("pagefind")
  const { index } = await createIndex({ forceLanguage: "ko" })
  const start = performance.now()
  for (const { document, title, body } of documents) {
    const lines = body.split("\n").map(line => `<p>${escape(line)}</p>`).join("")
    const content = `<html lang="ko"><body><h1>${escape(title)}</h1>${lines}</body></html>`
    await index.addHTMLFile({ url: `/d${document}/`, content })
  }
  await index.writeFiles({ outputPath: folder })
  const took = performance.now() - start
  await close()
  return took
}
