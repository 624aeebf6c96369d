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
