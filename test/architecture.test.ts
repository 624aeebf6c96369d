import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = dirname(import.meta.dirname)
const LONGEST_FILE_LINES = 400

/**
 * Who may import whom, folder by folder, and nobody else: a folder's files may always import each other.
 * The arrows go one way, so that each layer can be understood without those above it.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'shared/tcp': [],
  'shared/match': ['shared/tcp'],
  'shared/scenarios': ['shared/tcp', 'shared/match', 'shared/ports'],
  // Models and games of their own beside the match: round trips, consequences, storm, ports.
  'shared/zero-rtt': ['shared/tcp', 'shared/match'],
  'shared/analysis': ['shared/tcp', 'shared/match'],
  'shared/storm': ['shared/tcp', 'shared/match'],
  'shared/ports': ['shared/tcp', 'shared/match'],
  // The format of scenarios as files: what may be left out is what is ordinary in the catalogue.
  'shared/workshop': ['shared/tcp', 'shared/match', 'shared/scenarios'],
  'shared/room': ['shared/tcp', 'shared/match', 'shared/ports'],
  'shared/view': ['shared/tcp', 'shared/match', 'shared/ports', 'shared/room'],
  // A game as one of its players may suppose it to stand.
  'shared/supposed': ['shared/tcp', 'shared/match', 'shared/analysis', 'shared/view'],
  'shared/protocol': ['shared/tcp', 'shared/match', 'shared/room', 'shared/view', 'shared/workshop'],
  server: ['shared', 'server'],
  'client/look': [],
  'client/styles': [],
  'client/state': [
    'shared/tcp',
    'shared/match',
    'shared/scenarios',
    'shared/room',
    'shared/view',
    'shared/protocol',
    'shared/workshop',
    'client/i18n',
    'client/look',
  ],
  // Flags bear the same names in words and on badges.
  'client/i18n': ['shared/tcp', 'shared/match', 'shared/scenarios', 'shared/room', 'shared/view', 'shared/protocol', 'client/look'],
  'client/scene': ['shared/tcp', 'shared/match', 'shared/room', 'shared/view', 'shared/protocol', 'client/i18n', 'client/look'],
  // What comes late brings its style sheet.
  'client/panels': ['shared', 'client/state', 'client/i18n', 'client/look', 'client/styles'],
  // The room's page loads the scene when a table is shown.
  'client/pages': ['shared', 'client/state', 'client/i18n', 'client/look', 'client/panels', 'client/scene', 'client/styles'],
  client: ['shared', 'client'],
}

/** What only the outside may have: the core is handed time, chance and messages as values. */
const CLOCKS_AND_DICE: readonly (readonly [string, RegExp])[] = [
  ['a clock', /\bDate\b|\bperformance\b|\bTemporal\b/],
  ['dice', /\bMath\.random\b|\bcrypto\b/],
  ['a timer', /\b(setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)\b/],
  ['the outside world', /\bprocess\b\s*[.[]|\bconsole\b\s*[.[]|\bglobalThis\b|\bfetch\s*\(/],
  ['waiting', /\basync\b|\bawait\b|\bPromise\b/],
]

/** Packages that the core may use: pure ones, and only where messages are checked. */
const SHARED_PACKAGES: Readonly<Record<string, readonly string[]>> = { 'shared/protocol': ['zod'], 'shared/workshop': ['zod'] }

type Source = { readonly path: string; readonly text: string; readonly code: string; readonly imports: readonly string[] }

const sources = ['shared', 'server', 'client'].flatMap(sourcesUnder)
const imports = sources.flatMap(({ path, imports: specifiers }) => specifiers.map((specifier) => ({ path, specifier })))
const arrows = imports
  .filter(({ specifier }) => specifier.startsWith('.'))
  .map(({ path, specifier }) => ({ from: path, to: slashed(join(dirname(path), specifier)) }))

describe('imports', () => {
  test('go only from folder to folder as the table of arrows allows', () => {
    expect(arrows.filter(({ from, to }) => !isAllowed(from, to)).map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  test('make no circles between files', () => {
    expect(circles(arrows)).toEqual([])
  })

  test('make no circles between the folders of pages, nor between those of panels', () => {
    const between = arrows
      .map(({ from, to }) => ({ from: partOf(from), to: partOf(to) }))
      .filter(({ from, to }) => from !== to && dirname(from) === dirname(to) && /^client\/(pages|panels)$/.test(dirname(from)))
    expect(between.length).toBeGreaterThan(10)
    expect(circles(between)).toEqual([])
  })

  test('bring no package into shared/ but the schema library where messages and files are checked', () => {
    const foreign = imports.filter(({ path, specifier }) => {
      const allowed = SHARED_PACKAGES[folderOf(path)] ?? []
      return path.startsWith('shared/') && !specifier.startsWith('.') && !allowed.includes(specifier)
    })
    expect(foreign).toEqual([])
  })

  test('name the file, with its ending', () => {
    expect(arrows.filter(({ to }) => !/\.(ts|tsx|css|svg|json|woff2)(\?\w+)?$/.test(to))).toEqual([])
  })

  test('name the file that has the thing: nothing is handed on', () => {
    expect(sources.flatMap(({ path, code }) => linesWith(path, code, /\bexport\s+(type\s+)?[{*]/))).toEqual([])
  })
})

describe('CONTRIBUTING.md', () => {
  const text = readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8')
  const picture = text.match(/^shared\/ +tcp[\s\S]*?^```$/m)?.[0] ?? ''

  test.each(Object.keys(MAY_IMPORT))('says what %s is', (folder) => {
    expect(text).toMatch(new RegExp(`^\\| \`${folder}\` \\| \\S`, 'm'))
  })

  test.each(Object.entries(MAY_IMPORT))('draws what %s may import', (folder, targets) => {
    const drawn = picture.match(new RegExp(`^${rowOf(folder)} +(.+)$`, 'm'))?.[1] ?? 'not at all'
    expect(new Set(drawn.replace('everything in shared/', 'shared').split(/[ ,]+/))).toEqual(
      new Set(targets.length === 0 ? ['nothing'] : folder === 'client' ? ['everything'] : namesOf(folder, targets)),
    )
  })

  test('names no folder that is not there', () => {
    const named = [...text.matchAll(/^\| `((?:shared|server|client)[\w/-]*)` \|/gm)].map(([, folder]) => folder ?? '')
    expect(named.filter((folder) => !(folder in MAY_IMPORT))).toEqual([])
  })
})

describe('shared/', () => {
  test.each(CLOCKS_AND_DICE)('does without %s', (_, pattern) => {
    const guilty = sources.filter(({ path }) => path.startsWith('shared/')).flatMap(({ path, code }) => linesWith(path, code, pattern))
    expect(guilty).toEqual([])
  })
})

describe('files', () => {
  test('are named for their idea: no barrels, no drawers', () => {
    expect(sources.map(({ path }) => path).filter((path) => /\/(index|utils?|helpers?|misc|common)\.tsx?$/.test(path))).toEqual([])
  })

  test(`have at most ${LONGEST_FILE_LINES} lines: a longer one is two ideas`, () => {
    const lengths = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    expect(lengths.filter(({ lines }) => lines > LONGEST_FILE_LINES)).toEqual([])
  })

  test('style sheets are no longer either', () => {
    const sheets = readdirSync(join(ROOT, 'client/styles'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'))
    const lengths = sheets.map((name) => ({ name, lines: readFileSync(join(ROOT, 'client/styles', name), 'utf8').split('\n').length - 1 }))
    expect(lengths.length).toBeGreaterThan(0)
    expect(lengths.filter(({ lines }) => lines > LONGEST_FILE_LINES)).toEqual([])
  })
})

function sourcesUnder(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.split(sep).includes('node_modules'))
    .map((name) => {
      const path = slashed(join(folder, name))
      const text = readFileSync(join(ROOT, path), 'utf8')
      const code = withoutComments(text)
      return { path, text, code, imports: specifiersIn(code) }
    })
}

/** Every module that the code names: `import … from`, `export … from`, `import '…'` and `import('…')`. */
function specifiersIn(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*(['"])([^'"\n]+)\1/g)].flatMap((match) => match[2] ?? [])
}

/** The code with comments and the text of strings gone (module names stay), line by line as it was: words may say Date, code may not. */
function withoutComments(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|((?:\bfrom|\bimport)\s*\(?\s*)?(?:'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\$])*`)/g,
    (found, module: string | undefined) => {
      if (found.startsWith('/')) return found.replace(/[^\n]/g, ' ')
      return module === undefined ? "''" : found
    },
  )
}

/** How the line of a folder begins in the picture, as a pattern. */
function rowOf(folder: string): string {
  if (folder === 'server') return 'server/'
  return folder === 'client' ? ' +main, app' : `(?:\\w+/)? +${folder.slice(folder.indexOf('/') + 1)}`
}

/** The server's own files are no arrow. */
function namesOf(folder: string, targets: readonly string[]): readonly string[] {
  return targets.filter((target) => target !== folder).map((target) => target.slice(target.indexOf('/') + 1))
}

function linesWith(path: string, code: string, pattern: RegExp): string[] {
  return code.split('\n').flatMap((line, at) => (pattern.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : []))
}

/** The table's name for the folder of a file: the longest that fits. */
function folderOf(path: string): string {
  const fitting = Object.keys(MAY_IMPORT).filter((folder) => path.startsWith(`${folder}/`))
  return fitting.sort((a, b) => b.length - a.length)[0] ?? dirname(path)
}

function isAllowed(from: string, to: string): boolean {
  const [source, target] = [folderOf(from), folderOf(to)]
  return source === target || (MAY_IMPORT[source] ?? []).some((folder) => target === folder || target.startsWith(`${folder}/`))
}

/** The folder of a page or a panel: the third on its way. */
function partOf(path: string): string {
  return path.split('/').slice(0, 3).join('/')
}

type Arrow = { readonly from: string; readonly to: string }

/** Every circle once, as what lies along it. Types count, too: what cannot be told apart cannot be understood apart. */
function circles(all: readonly Arrow[]): string[] {
  const targets = new Map<string, string[]>()
  for (const { from, to } of all) targets.set(from, [...(targets.get(from) ?? []), to])
  const finished = new Set<string>()
  const found: string[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '))
    if (trail.includes(path) || finished.has(path)) return
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path])
    finished.add(path)
  }
  for (const path of targets.keys()) visit(path, [])
  return found
}

function slashed(path: string): string {
  return path.split(sep).join('/')
}
