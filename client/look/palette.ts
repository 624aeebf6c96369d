import type { ThemeName } from './flags.ts'

/** The colours of a theme that panels and scene share; client/styles/theme.css has the same values as custom properties. */
export type Palette = {
  readonly paper: string
  /** Lines of the graph paper. */
  readonly grid: string
  /** Sheets that lie on the paper: panels, cards, speech bubbles. */
  readonly sheet: string
  readonly ink: string
  readonly inkSoft: string
  /** Outlines of sheets. */
  readonly line: string
  readonly accent: string
  /** Letters on a flag's colour. */
  readonly onFlag: string
  readonly good: string
  readonly harmless: string
  readonly wrong: string
  readonly fog: string
  /** The bodies of the two machines. */
  readonly client: string
  readonly server: string
}

/** The colours of each theme. */
export const PALETTES: Readonly<Record<ThemeName, Palette>> = {
  light: {
    paper: '#faf6ec',
    grid: '#e9e2d0',
    sheet: '#fffdf7',
    ink: '#22283a',
    inkSoft: '#5b6275',
    line: '#c9c0aa',
    accent: '#1b69b0',
    onFlag: '#ffffff',
    good: '#26764a',
    harmless: '#75621a',
    wrong: '#bd2f28',
    fog: '#ece6d8',
    client: '#cfe3f5',
    server: '#f6dfc3',
  },
  dark: {
    paper: '#0d1f36',
    grid: '#16304f',
    sheet: '#132a47',
    ink: '#eaf2fb',
    inkSoft: '#a9bdd4',
    line: '#33547b',
    accent: '#7cc4ff',
    onFlag: '#0b1a2c',
    good: '#7be0a3',
    harmless: '#e6cf7a',
    wrong: '#ff8f87',
    fog: '#1a3456',
    client: '#27507f',
    server: '#6b4d2e',
  },
}
