/** Times are kept in ms; people read and write them in seconds. */
export const MS_A_SECOND = 1_000

/** "1:07": whole minutes and seconds. */
export function clockOf(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / MS_A_SECOND))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** "00:07.250": minutes, seconds and thousandths since the match began. */
export function stamp(ms: number): string {
  const whole = Math.max(0, Math.round(ms))
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(Math.floor(whole / 60000))}:${two(Math.floor(whole / 1000) % 60)}.${String(whole % 1000).padStart(3, '0')}`
}

/** "00:07.2": the same to the tenth of a second that has begun. */
export function stampToTenths(ms: number): string {
  return stamp(ms).slice(0, -2)
}
