import type { TargetedMouseEvent } from 'preact'

/** The closest of these that is still there goes on where something with the focus has gone. */
const PLACES = 'section, form, dialog, main'

/**
 * From now on the focus never goes nowhere: when what had it is taken away (a banner's key, a card, a whole page), what stood around it has it, or
 * else the main part of the page; and when a page takes the place of another one, whoever was nowhere stands at its beginning and hears its label.
 * Readers would start from the top otherwise, and keys would be pressed for nobody. The first page of all is read from its top, also where it was
 * still to come at first (data-coming).
 */
export function keepFocus(): void {
  let held: Element | null = null
  let around: readonly HTMLElement[] = []
  let main: Element | null = null
  addEventListener('focusin', ({ target }) => {
    if (!(target instanceof Element)) return
    held = target
    around = placesAround(target)
    bringIntoSight(target)
  })
  addEventListener('focusout', ({ target }) => {
    // Given up, not taken away: then nothing is to be mended. Some browsers tell of the one like the other.
    queueMicrotask(() => {
      if (target === held && held?.isConnected && document.activeElement !== held) held = null
    })
  })
  new MutationObserver(() => {
    const before = main
    main = document.querySelector('main')
    const isTaken = held !== null && !held.isConnected
    if (isTaken) held = null
    else if (before === null || main === before || before.hasAttribute('data-coming')) return
    if (document.activeElement === null || document.activeElement === document.body) {
      focusPlace((isTaken ? around.find(({ isConnected }) => isConnected) : null) ?? null)
    }
  }).observe(document.body, { childList: true, subtree: true })
}

/** As a ref: has the focus as soon as it is there. */
export function takesFocus(element: HTMLElement | null): void {
  element?.focus()
}

/** A click leaves no focus behind, so that Enter still sends; whoever works with keys stays where they are. */
export function blurAfterClick({ detail, currentTarget }: TargetedMouseEvent<HTMLElement>): void {
  if (detail > 0) currentTarget.blur()
}

/** Where the focus is when nothing else has a claim to it. */
export function focusMain(): void {
  focusPlace(null)
}

function focusPlace(found: HTMLElement | null): void {
  const place = found ?? document.querySelector<HTMLElement>('main')
  if (place === null) return
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1
  place.focus({ preventScroll: true })
}

/** Whoever goes by keys sees what has the focus, and all of it: browsers leave half of it outside of a strip, or below what lies over the page. */
function bringIntoSight(focused: Element): void {
  if (focused.matches(':focus-visible') && !focused.matches(PLACES)) focused.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

function placesAround(element: Element): readonly HTMLElement[] {
  const places: HTMLElement[] = []
  for (let at = element.parentElement; at !== null; at = at.parentElement) if (at.matches(PLACES)) places.push(at)
  return places
}
