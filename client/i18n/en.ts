import { pages } from './en/pages.ts'
import { parts } from './en/parts.ts'
import { ports } from './en/ports.ts'
import { table } from './en/table.ts'
import { words } from './en/words.ts'

export const en = { ...pages, ...parts, ...ports, ...table, ...words }
