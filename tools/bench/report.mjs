/** Numbers and Markdown tables. */

export const fixed = number => number.toFixed(3)
export const share = number => `${(100 * number).toFixed(0)} %`
export const kilobytes = bytes => (bytes / 1000).toFixed(1)

/** A figure with its ratio to stock Material's, which the machine matters less to. */
export function beside(number, stock, digits = 0) {
  if (number === undefined) return "—"
  const text = number.toFixed(digits)
  return stock === undefined || stock === 0 || number === stock ? text : `${text} (×${significant(number / stock)})`
}

const significant = ratio => (ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2))

/** A Markdown table under a heading; the first column is text, the others are numbers. */
export function table(title, heads, rows) {
  const line = cells => `| ${cells.join(" | ")} |`
  const rule = `|---|${heads.slice(1).map(() => "--:|").join("")}`
  return [`### ${title}`, "", line(heads), rule, ...rows.map(line), ""].join("\n")
}
