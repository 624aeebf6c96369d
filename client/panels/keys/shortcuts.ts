import { effect, signal } from '@preact/signals'
import type { FlagName } from '../../look/flags.ts'
import { closingOf } from '../../state/closing.ts'
import { activeField, addTo, draft, setText, toggleFlag, typeDigits } from '../../state/desk.ts'
import { focusMain } from '../../state/focus.ts'
import { clearByHand, send } from '../../state/sending.ts'
import { act, mySide } from '../../state/session.ts'
import { matchView } from '../../state/streams.ts'
import { textsToSend } from '../../state/wishes.ts'
import { keyOf } from './key-of.ts'

/** The sheet that explains the keys is open. */
export const helpOpen = signal(false)
/** The last thing done was a key: numbers then show their digit keys. */
export const keysInUse = signal(false)

const FLAG_KEYS: Readonly<Record<string, FlagName>> = { KeyU: 'URG', KeyA: 'ACK', KeyP: 'PSH', KeyR: 'RST', KeyS: 'SYN', KeyF: 'FIN' }

/** Listens for the table's keys until the returned function is called. */
export function listenForShortcuts(): () => void {
  const byKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || mySide.value === null) return
    if (isTextField(event.target)) return
    keysInUse.value = true
    if (!onKey(event)) return
    event.preventDefault()
    // Whoever has looked at the console and writes on sends with the next Enter, and does not fold it away.
    if (isOfConsole(event.target)) focusMain()
  }
  const byPointer = () => {
    keysInUse.value = false
  }
  addEventListener('keydown', byKey)
  addEventListener('pointerdown', byPointer)
  return () => {
    removeEventListener('keydown', byKey)
    removeEventListener('pointerdown', byPointer)
  }
}

/** True if the key was one of ours. */
function onKey(event: KeyboardEvent): boolean {
  const inNumber = event.target instanceof HTMLElement && event.target.dataset.numberField !== undefined
  const key = keyOf(event)
  const flag = FLAG_KEYS[key]
  if (helpOpen.value) return false
  if (flag !== undefined) return event.repeat || done(() => toggleFlag(flag))
  switch (key) {
    case 'KeyQ':
      return done(() => select('seq'))
    case 'KeyW':
      return done(() => select('ack'))
    case 'KeyT':
      return done(nextText)
    case 'KeyL':
      return done(addLength)
    case 'KeyH':
      return mayAsk() && (event.repeat || done(() => void act('hint', {})))
    case 'KeyC':
      return mayClose() && done(() => void act('close', {}))
    case 'Equal':
    case 'NumpadAdd':
      return done(() => addTo(activeField.value, 1))
    case 'Minus':
    case 'NumpadSubtract':
      return done(() => addTo(activeField.value, -1))
    case 'KeyB':
      return pressOffer(false)
    case 'Escape':
      return pressOffer(true) || done(clearByHand)
    case 'Enter':
    case 'NumpadEnter':
      return onEnter(event)
    case 'Slash':
      return event.shiftKey && done(() => (helpOpen.value = true))
  }
  if (inNumber) return false
  return onKeyOutsideOfFields(event)
}

function onKeyOutsideOfFields(event: KeyboardEvent): boolean {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1]
  if (digit !== undefined) return done(() => (digit === '0' ? typeDigits(activeField.value, '0') : pickNth(Number(digit))))
  switch (event.code) {
    case 'Backspace':
    case 'Delete':
      return done(() => typeDigits(activeField.value, ''))
    case 'ArrowLeft':
    case 'ArrowRight':
      return !usesArrows(event.target) && done(() => select(activeField.value === 'seq' ? 'ack' : 'seq'))
    case 'ArrowUp':
    case 'ArrowDown':
      return !usesArrows(event.target) && done(() => pickNeighbour(event.code === 'ArrowDown' ? 1 : -1))
    case 'Space':
      return !isWidget(event.target) // The page must not jump.
    default:
      return false
  }
}

/** Enter sends, unless it presses the button that has the focus. */
function onEnter(event: KeyboardEvent): boolean {
  if (isWidget(event.target)) return false
  return done(send)
}

function select(field: 'seq' | 'ack'): void {
  activeField.value = field
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur()
}

function addLength(): void {
  const length = draft.value.length[activeField.value]
  if (length !== null) addTo(activeField.value, length)
}

/** Goes through the texts that may be sent, and through none. */
function nextText(): void {
  if (matchView.value === null || mySide.value === null) return
  const choices = ['', ...textsToSend(matchView.value, mySide.value)]
  const at = choices.indexOf(draft.value.text)
  setText(choices[(at + 1) % choices.length] ?? '')
}

function keyed(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('.pickable.keyed')].filter((element) => element.offsetParent !== null)
}

function pickNth(nth: number): void {
  keyed()[nth - 1]?.click()
}

/** Opens or closes what the last move would break, where that is offered; `onlyOpen`: closes it if it is open. False: there was nothing to do. */
function pressOffer(onlyOpen: boolean): boolean {
  const offer = document.querySelector<HTMLElement>('.notices .what-breaks > button')
  if (offer === null || (onlyOpen && offer.ariaExpanded !== 'true')) return false
  offer.click()
  return true
}

let lastPicked = -1

function pickNeighbour(by: number): void {
  const all = keyed()
  if (all.length === 0) return
  lastPicked = (lastPicked + by + all.length) % all.length
  all[lastPicked]?.click()
}

// A number just taken is where the arrows go on from; a cleared desk begins at the first again.
effect(() => {
  if (draft.value.seq === '' && draft.value.ack === '') lastPicked = -1
})

function done(what: () => unknown): true {
  what()
  return true
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.dataset.numberField !== undefined) return false
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && target.type !== 'checkbox')
  )
}

function isWidget(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('button, a, summary, input[type=checkbox], [role=tab]') !== null
}

function isOfConsole(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('.drawer summary, .drawer input') !== null
}

function usesArrows(target: EventTarget | null): boolean {
  return isWidget(target) && !isOfConsole(target)
}

function mayAsk(): boolean {
  return matchView.value?.phase === 'playing' && matchView.value.assistance !== 'guided'
}

function mayClose(): boolean {
  const side = mySide.value
  return matchView.value?.phase === 'playing' && side !== null && closingOf(matchView.value, side) === 'open'
}
