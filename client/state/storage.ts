import { signal } from '@preact/signals'

type Keeper = 'device' | 'tab'

/** There is none where tests run. */
const tab = globalThis as unknown as { name?: string }

/** Beside whatever else the browser keeps for this address. */
const nameOf = (key: string) => `acksu.${key}`

/** What an earlier visit kept under `key`; null where there is nothing, or where the browser keeps nothing (blocked storage). */
export function recall(keeper: Keeper, key: string): string | null {
  // What is in the name came last: its storage did not take it.
  const named = keeper === 'tab' ? inTabName()[nameOf(key)] : undefined
  if (typeof named === 'string') return named
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
  if (keeper === 'tab') putIntoTabName(nameOf(key), isKept ? null : value)
  else if (unkept.peek().has(key) === isKept) noteUnkept(key, !isKept)
}

function noteUnkept(key: string, isUnkept: boolean): void {
  const others = [...unkept.peek()].filter((other) => other !== key)
  unkept.value = new Set(isUnkept ? [...others, key] : others)
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

/**
 * A tab whose storage is blocked or full still has a name, which it keeps when it is loaded anew, and which goes with it: nobody is to lose a seat by
 * a reload.
 */
function inTabName(): Readonly<Record<string, unknown>> {
  const kept = fromJson(tab.name ?? null)
  return typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {}
}

/** null takes it out. A name that says nothing of ours stays as it is. */
function putIntoTabName(key: string, value: string | null): void {
  const kept = inTabName()
  if (value === null && kept[key] === undefined) return
  tab.name = JSON.stringify({ ...kept, [key]: value ?? undefined })
}

/** Calls `listener` when another tab has kept or forgotten something under a key of the device. */
export function onKeptElsewhere(key: string, listener: () => void): void {
  addEventListener('storage', (event) => event.key === nameOf(key) && listener())
}

function storageOf(keeper: Keeper): Storage {
  return keeper === 'device' ? localStorage : sessionStorage
}
