import { expect, test } from 'vitest'
import { changesOf } from '../../server/choosing.ts'
import { SETTINGS } from '../room/script.ts'

const now = { ...SETTINGS, bot: { thinkMs: 700, errorPercent: 30 } }

test.each([
  ['nothing', {}, {}],
  ['how long a bot thinks, and not how often it errs', { botThinkMs: 500 }, { bot: { thinkMs: 500, errorPercent: 30 } }],
  ['how often a bot errs, and not how long it thinks', { botErrorPercent: 5 }, { bot: { thinkMs: 700, errorPercent: 5 } }],
  ['the table, and nothing of the bot', { table: 'raw' }, { table: 'raw' }],
] as const)('configure changes %s', (_, body, changes) => expect(changesOf(body, undefined, now)).toEqual(changes))
