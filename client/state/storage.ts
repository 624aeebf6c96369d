import { signal } from '@preact/signals'

type Keeper = 'device' | 'tab'

/** Beside whatever else the browser keeps for this address. */
const nameOf = (key: string) => `acksu.${key}`

/** What an earlier visit kept under `key`; null where there is nothing, or where the browser keeps nothing (blocked storage). */
export function recall(keeper: Keeper, key: string): string | null {
  try {
    return storageOf(keeper).getItem(nameOf(key))
  } catch {
    return null
  }
}

/** What a kept text says as JSON; null where there is none, or where it is damaged. Another release may have kept it: it is to be looked at before it is used. */
export function fromJson(kept: string | null): unknown {
  try {
    return JSON.parse(kept ?? 'null')
  } catch {
    return null
  }
}

/** Keys under which this device was to keep something and did not: its storage is blocked, or full. */
export const unkept = signal<ReadonlySet<string>>(new Set())

/**
 * Keeps `value` for later visits (`device`) or for reloads of this tab (`tab`); null forgets it. The game works without: only who has made something
 * has to be told (`unkept`).
 */
export function keep(keeper: Keeper, key: string, value: string | null): void {
  const isKept = attempt(() => {
    if (value === null) storageOf(keeper).removeItem(nameOf(key))
    else storageOf(keeper).setItem(nameOf(key), value)
  })
  if (keeper === 'tab' || unkept.peek().has(key) !== isKept) return
  const others = [...unkept.peek()].filter((other) => other !== key)
  unkept.value = new Set(isKept ? others : [...others, key])
}

/** False where it throws. */
function attempt(what: () => void): boolean {
  try {
    what()
    return true
  } catch {
    return false
  }
}

/** Calls `listener` when another tab has kept or forgotten something under a key of the device. */
export function onKeptElsewhere(key: string, listener: () => void): void {
  addEventListener('storage', (event) => event.key === nameOf(key) && listener())
}

function storageOf(keeper: Keeper): Storage {
  return keeper === 'device' ? localStorage : sessionStorage
}
