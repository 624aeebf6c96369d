import { signal } from '@preact/signals'
import { codeIn } from '../i18n/typed-code.ts'
import { focusMain } from './focus.ts'

type Route =
  | { readonly page: 'home' }
  | { readonly page: 'practice' }
  | { readonly page: 'learn' }
  /** `scenario`: the station that is to be shown, if the address names one. */
  | { readonly page: 'campaign'; readonly scenario: string | null }
  | { readonly page: 'workshop' }
  | { readonly page: 'storm' }
  | { readonly page: 'zero-rtt' }
  | { readonly page: 'room'; readonly code: string }
  | { readonly page: 'not-found' }

/** Pages that are named by one word alone. */
const PLAIN = ['learn', 'practice', 'workshop', 'storm', 'zero-rtt'] as const

/** What whoever types it means to be a code, if none that a room can have. */
const LIKE_A_CODE = /^[A-Za-z0-9]{1,12}$/

/** The page that is shown, as the address names it. */
export const route = signal<Route>(routeOf(location.pathname))

/** What a path shows. Room codes may be typed as anywhere; one that no room can have is told so like one that no room has. */
export function routeOf(path: string): Route {
  const [first = '', second = '', ...rest] = path.split('/').filter((part) => part !== '')
  if (rest.length > 0) return { page: 'not-found' }
  if (first === '') return { page: 'home' }
  const code = first === 'room' ? codeOf(second) : null
  if (code !== null) return { page: 'room', code }
  if (second === '' && isPlain(first)) return { page: first }
  if (first === 'campaign' && /^[a-z0-9-]*$/.test(second)) return { page: 'campaign', scenario: second === '' ? null : second }
  return { page: 'not-found' }
}

function codeOf(part: string): string | null {
  const typed = decoded(part)
  return codeIn(typed) ?? (LIKE_A_CODE.test(typed) ? typed.toUpperCase() : null)
}

/** A part of a path without its percent signs, if it can be read so. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

function isPlain(name: string): name is (typeof PLAIN)[number] {
  return PLAIN.some((plain) => plain === name)
}

/** The address of a room, below the server's own. */
export function pathOfRoom(code: string): string {
  return `/room/${code}`
}

/** Goes to another page of this client without loading it anew. `replace` leaves no step back to the present one. */
export function navigate(path: string, replace = false): void {
  if (path === location.pathname) return
  if (replace) history.replaceState(null, '', path)
  else history.pushState(null, '', path)
  show()
}

let shown = location.pathname

function show(): void {
  if (location.pathname === shown) return // gone to another part of the same page
  shown = location.pathname
  route.value = routeOf(location.pathname)
  scrollTo(0, 0)
  // Readers hear the new page from its beginning.
  requestAnimationFrame(focusMain)
}

addEventListener('popstate', show)
