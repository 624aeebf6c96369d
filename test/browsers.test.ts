import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import config from '../vite.config.ts'

/** How the browsers of the build are called where people read of them. */
const NAMES = {
  chrome: /Chrom\w+(?: from)? (\d+(?:\.\d+)?)/,
  edge: /Chrom\w+(?: from)? (\d+(?:\.\d+)?)/,
  firefox: /Firefox(?: from)? (\d+(?:\.\d+)?)/,
  safari: /(?:iOS|iPad from) (\d+(?:\.\d+)?)/,
}

test.each(['README.md', 'client/index.html'])('%s names the browsers that the client is built for', (file) => {
  const text = readFileSync(join(import.meta.dirname, '..', file), 'utf8').replace(/\s+/g, ' ')
  const target = config.build?.target
  const built = Array.isArray(target) ? target : [target]
  expect(Object.entries(NAMES).map(([name, pattern]) => name + pattern.exec(text)?.[1])).toEqual(built)
})
