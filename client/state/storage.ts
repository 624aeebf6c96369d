type Keeper = 'device' | 'tab'

/** What an earlier visit kept under `key`; null where there is nothing, or where the browser keeps nothing (blocked storage). */
export function recall(keeper: Keeper, key: string): string | null {
  try {
    return storageOf(keeper).getItem(`acksu.${key}`)
  } catch {
    return null
  }
}

/** Keeps `value` for later visits (`device`) or for reloads of this tab (`tab`); null forgets it. Silent where nothing can be kept. */
export function keep(keeper: Keeper, key: string, value: string | null): void {
  try {
    if (value === null) storageOf(keeper).removeItem(`acksu.${key}`)
    else storageOf(keeper).setItem(`acksu.${key}`, value)
  } catch {
    // Blocked or full: the game works without.
  }
}

function storageOf(keeper: Keeper): Storage {
  return keeper === 'device' ? localStorage : sessionStorage
}
