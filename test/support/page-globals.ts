import { vi } from 'vitest'

/** What the client's modules ask of a page as they are loaded, for tests without one; they are loaded anew afterwards. Returns how to take it away. */
export function standInForPage(): () => void {
  vi.useFakeTimers({ toFake: ['setInterval'] }) // the page's clock goes on ticking after its test
  vi.stubGlobal('addEventListener', () => {})
  vi.stubGlobal('location', { pathname: '/' })
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {} }))
  vi.resetModules()
  return () => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  }
}

/** What a page keeps in its browser, with nothing in it yet. */
export function storage(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  }
}
