import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const source = (file: string) => readFileSync(new URL(`../../../../client/panels/keys/${file}`, import.meta.url), 'utf8')

test('every letter that does something at the table is explained', () => {
  const letters = new Set([...source('shortcuts.ts').matchAll(/\bKey([A-Z])\b/g)].map(([, letter]) => letter))
  const rows = [...source('help.tsx').matchAll(/\['([^']+)', 'help\./g)].map(([, keys]) => keys ?? '')
  const explained = new Set(rows.flatMap((keys) => keys.split(/[^A-Za-z]+/)).filter((key) => key.length === 1))
  expect(letters.size).toBeGreaterThan(10)
  expect(explained).toEqual(letters)
})
