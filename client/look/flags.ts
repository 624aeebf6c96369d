/** The six control bits in the order of the header (§3.1), from the high bit down. */
export const FLAG_NAMES = ['URG', 'ACK', 'PSH', 'RST', 'SYN', 'FIN'] as const

/** A control bit by its name in the header (§3.1). */
export type FlagName = (typeof FLAG_NAMES)[number]
/** The two looks of the game: by day, and by night. */
export type ThemeName = 'light' | 'dark'
type FlagShape = 'circle' | 'rounded-square' | 'diamond' | 'octagon' | 'triangle' | 'hexagon'

/** How a flag looks everywhere: its letter, colour and shape always come together, so that colour never speaks alone. */
type FlagLook = {
  readonly letter: string
  readonly shape: FlagShape
  /** The fill; `ink` of the palette's `onFlag` is legible on it (4.5:1 or more). */
  readonly colour: Readonly<Record<ThemeName, string>>
}

/** The letter, shape and colour of each flag: no two share a shape: colour alone tells some people nothing. */
export const FLAGS: Readonly<Record<FlagName, FlagLook>> = {
  URG: { letter: 'U', shape: 'hexagon', colour: { light: '#ad2a76', dark: '#ff9ad2' } },
  ACK: { letter: 'A', shape: 'rounded-square', colour: { light: '#26764a', dark: '#7be0a3' } },
  PSH: { letter: 'P', shape: 'triangle', colour: { light: '#7548b3', dark: '#c9a6ff' } },
  RST: { letter: 'R', shape: 'octagon', colour: { light: '#bd2f28', dark: '#ff8f87' } },
  SYN: { letter: 'S', shape: 'circle', colour: { light: '#1b69b0', dark: '#7cc4ff' } },
  FIN: { letter: 'F', shape: 'diamond', colour: { light: '#a1560a', dark: '#ffc069' } },
}

/** The flags that the letters of a segment name ("SA"), in header order; letters that are no flag are left out. */
export function flagNamesOf(letters: string): readonly FlagName[] {
  return FLAG_NAMES.filter((name) => letters.includes(FLAGS[name].letter))
}

/** The order in which people say them: SYN+ACK, FIN+ACK. */
const SAID: readonly FlagName[] = ['SYN', 'FIN', 'RST', 'PSH', 'URG', 'ACK']

/** The flags that the letters of a segment name, as people say them: SYN before ACK. */
export function inSpokenOrder(letters: string): readonly FlagName[] {
  return flagNamesOf(letters).toSorted((a, b) => SAID.indexOf(a) - SAID.indexOf(b))
}

/** The same in a word: "SYN+ACK" for "SA", a dash for none. */
export function sayFlags(letters: string): string {
  return inSpokenOrder(letters).join('+') || '—'
}

/** The letters of `names` from the low bit up, as people say them and as they cross the network: SYN with ACK is "SA". */
export function lettersOfNames(names: ReadonlySet<FlagName>): string {
  return [...'FSRPAU'].filter((letter) => [...names].some((name) => FLAGS[name].letter === letter)).join('')
}

/** The outline of a shape in a box from 0 to 24, as an SVG path. */
export const SHAPE_PATHS: Readonly<Record<FlagShape, string>> = {
  circle: 'M12 1a11 11 0 1 1 0 22a11 11 0 1 1 0-22z',
  'rounded-square': 'M6.5 2h11a4.5 4.5 0 0 1 4.5 4.5v11a4.5 4.5 0 0 1-4.5 4.5h-11a4.5 4.5 0 0 1-4.5-4.5v-11a4.5 4.5 0 0 1 4.5-4.5z',
  diamond: 'M10.4 1.2a2.3 2.3 0 0 1 3.2 0l9.2 9.2a2.3 2.3 0 0 1 0 3.2l-9.2 9.2a2.3 2.3 0 0 1-3.2 0l-9.2-9.2a2.3 2.3 0 0 1 0-3.2z',
  octagon: 'M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1h-8.8l-6.1-6.1v-8.8z',
  triangle: 'M10 2.2a2.3 2.3 0 0 1 4 0l9.2 16.6a2.3 2.3 0 0 1-2 3.4h-18.4a2.3 2.3 0 0 1-2-3.4z',
  hexagon:
    'M10.9 1.1a2.2 2.2 0 0 1 2.2 0l8 4.6a2.2 2.2 0 0 1 1.1 1.9v8.8a2.2 2.2 0 0 1-1.1 1.9l-8 4.6a2.2 2.2 0 0 1-2.2 0l-8-4.6a2.2 2.2 0 0 1-1.1-1.9v-8.8a2.2 2.2 0 0 1 1.1-1.9z',
}
