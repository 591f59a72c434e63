/** What Material gives to the scripts of a page. */

interface Observable<T> {
  subscribe(next: (value: T) => void): void
}

interface Window {
  /** Fires at once, and after each instant navigation. */
  document$: Observable<Document>
  /** Fires when the address changes without a new page. */
  location$: Observable<URL>
  /** Fires for each component of a page, an element under `ref`, with whatever its state is. */
  component$: Observable<any>
}
