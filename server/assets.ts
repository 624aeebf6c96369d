import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const gzipped = promisify(gzip)

/** A file of the built client, held in memory with its compressed forms, which are made when first asked for. */
export type Asset = {
  readonly type: string
  readonly etag: string
  /** Its name has a hash of its content, so it never changes. */
  readonly immutable: boolean
  readonly plain: Buffer
  readonly compressed: Map<Encoding, Promise<Buffer>>
}
type Encoding = 'br' | 'gzip'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}
const COMPRESSIBLE = /^(text|application)\/|svg/
const WORTH_COMPRESSING_BYTES = 1_000

/** Reads every file under `folder`, by its path from there ("/assets/main-3f2a.js"). Empty if there is no such folder. */
export function readAssets(folder: string): ReadonlyMap<string, Asset> {
  const assets = new Map<string, Asset>()
  let names: string[] = []
  try {
    names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  } catch {
    return assets
  }
  for (const name of names) {
    const type = TYPES[extname(name)]
    if (type === undefined) continue
    const path = `/${name.split(sep).join('/')}`
    const plain = readFileSync(join(folder, name))
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
    assets.set(path, { type, etag, immutable: path.startsWith('/assets/'), plain, compressed: new Map() })
  }
  return assets
}

/** True if the header names the coding, and not with weight 0, which refuses it (RFC 9110 §12.5.3). */
function accepts(header: string, encoding: Encoding): boolean {
  return header.split(',').some((part) => {
    const [name, weight = ''] = part.split(';')
    return name?.trim().toLowerCase() === encoding && !/^\s*q=0(\.0*)?\s*$/i.test(weight)
  })
}

/** True if the browser has this already: tags are compared without what says that they are weak (RFC 9110 §13.1.2). */
export function isKnown({ etag }: Asset, ifNoneMatch: string): boolean {
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag)
}

/** The smallest form that the browser accepts. */
export async function bodyFor(asset: Asset, acceptEncoding: string): Promise<{ body: Buffer; encoding: Encoding | null }> {
  if (asset.plain.length < WORTH_COMPRESSING_BYTES || !COMPRESSIBLE.test(asset.type)) return { body: asset.plain, encoding: null }
  const encoding = accepts(acceptEncoding, 'br') ? 'br' : accepts(acceptEncoding, 'gzip') ? 'gzip' : null
  if (encoding === null) return { body: asset.plain, encoding }
  let body = asset.compressed.get(encoding)
  if (body === undefined) {
    body = encoding === 'br' ? brotli(asset.plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }) : gzipped(asset.plain)
    asset.compressed.set(encoding, body)
  }
  return { body: await body, encoding }
}
