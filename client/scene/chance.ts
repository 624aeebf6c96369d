/** Always the same number from 0 to 1 for the same n: enough for sparks and clouds. */
export function chance(n: number): number {
  const x = Math.sin(n * 127.1 + 311.7) * 43758.5453
  return x - Math.floor(x)
}
