type Pressed = Pick<KeyboardEvent, 'key' | 'code'>

const SIGNS: Readonly<Record<string, string>> = { '+': 'Equal', '-': 'Minus', '?': 'Slash' }

/**
 * Which key was pressed, by the name of its place on a US keyboard. A Latin letter, or a sign that keys are told by, is what it types wherever that
 * lies (QWERTZ, AZERTY, Dvorak); all else is told by the place: a Hangul layout types ㅁ where a Latin one types a, and a French one & for 1.
 */
export function keyOf({ key, code }: Pressed): string {
  if (/^[a-z]$/i.test(key)) return `Key${key.toUpperCase()}`
  return /^(?:Digit|Numpad)/.test(code) ? code : (SIGNS[key] ?? code)
}
