import type { en } from './en.ts'
import { pages } from './ko/pages.ts'
import { parts } from './ko/parts.ts'
import { ports } from './ko/ports.ts'
import { table } from './ko/table.ts'
import { words } from './ko/words.ts'

/** A text that is missing here does not compile. */
export const ko: Record<keyof typeof en, string> = { ...pages, ...parts, ...ports, ...table, ...words }
