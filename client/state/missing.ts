import { signal } from '@preact/signals'

/** A part of the game that comes later, a page or the scenarios, could not be fetched: the server is gone, or has a newer game. */
export const missing = signal(false)

/** What `load` brings; null, and `missing`, if it does not come. */
export async function fetched<T>(load: () => Promise<T>): Promise<T | null> {
  try {
    return await load()
  } catch (error) {
    console.warn(error)
    missing.value = true
    return null
  }
}
