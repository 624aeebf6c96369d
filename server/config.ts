import { parseArgs } from 'node:util'
import { MATCHES_KEPT } from './journal/journal.ts'

/** What the server refuses at its edge. Rates are per second; a burst is what may come at once. */
export type EdgeLimits = {
  /** Characters of one message. */
  readonly messageChars: number
  /** Messages of one socket. */
  readonly messagesPerSecond: number
  readonly messageBurst: number
  /** Moves of one member, whatever its socket. */
  readonly movesPerSecond: number
  readonly moveBurst: number
  /** New rooms of one address. */
  readonly roomsPerSecond: number
  readonly roomBurst: number
  /** Joins of one address to rooms where nobody of it is, and resumptions without a seat: a school is one address, and comes all at once. */
  readonly joinsPerSecond: number
  readonly joinBurst: number
  /** Joins and resumptions of one connection, so that nobody uses up what a school has. */
  readonly joinsPerConnectionPerSecond: number
  readonly joinsPerConnection: number
  /** Rooms on this server. */
  readonly rooms: number
}

/** How the server is run. */
export type Config = {
  readonly port: number
  readonly host: string
  /** The SQLite file. */
  readonly data: string
  /** Finished matches of which a record is kept there. */
  readonly matchesKept: number
  readonly logLevel: LogLevel
  /** How long a room lives on with nobody connected, ms. */
  readonly roomIdleMs: number
  /** Believe X-Forwarded-For: only behind a proxy of one's own. */
  readonly trustProxy: boolean
  readonly limits: EdgeLimits
}

const MINUTE_MS = 60_000
const MINUTES_OF_A_YEAR = 525_600

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
/** How much the server writes into its log. */
export type LogLevel = (typeof LOG_LEVELS)[number]

/** How the server is run where nobody says otherwise. */
export const DEFAULTS: Config = {
  port: 3000,
  host: '0.0.0.0',
  data: 'data/acksu.db',
  matchesKept: MATCHES_KEPT,
  logLevel: 'info',
  roomIdleMs: 30 * MINUTE_MS,
  trustProxy: false,
  limits: {
    messageChars: 16_384,
    messagesPerSecond: 20,
    messageBurst: 60,
    movesPerSecond: 10,
    moveBurst: 30,
    roomsPerSecond: 1,
    roomBurst: 120,
    joinsPerSecond: 20,
    joinBurst: 1_200,
    joinsPerConnectionPerSecond: 1,
    joinsPerConnection: 20,
    rooms: 20_000,
  },
}

/** The settings did not make sense; the message is for whoever started the server. */
export class ConfigError extends Error {}

type Option = { readonly flag: string; readonly env: string; readonly hint: string; readonly help: string }

const OPTIONS: readonly Option[] = [
  { flag: 'port', env: 'PORT', hint: 'N', help: `port to listen on (${DEFAULTS.port}); 0 takes a free one` },
  { flag: 'host', env: 'HOST', hint: 'ADDRESS', help: `address to listen on (${DEFAULTS.host}: every network of this machine)` },
  { flag: 'data', env: 'DATA', hint: 'FILE', help: `where rooms and matches are kept (${DEFAULTS.data})` },
  { flag: 'keep-matches', env: 'KEEP_MATCHES', hint: 'N', help: `finished matches of which a record is kept (${DEFAULTS.matchesKept})` },
  { flag: 'log-level', env: 'LOG_LEVEL', hint: 'LEVEL', help: `${LOG_LEVELS.join(', ')} (${DEFAULTS.logLevel})` },
  {
    flag: 'room-idle',
    env: 'ROOM_IDLE',
    hint: 'MINUTES',
    help: `close a room after so long with nobody connected (${DEFAULTS.roomIdleMs / MINUTE_MS})`,
  },
  { flag: 'max-rooms', env: 'MAX_ROOMS', hint: 'N', help: `rooms at once (${DEFAULTS.limits.rooms})` },
  { flag: 'max-rate', env: 'MAX_RATE', hint: 'N', help: `messages a second from one browser (${DEFAULTS.limits.messagesPerSecond})` },
  { flag: 'max-joins', env: 'MAX_JOINS', hint: 'N', help: `joins at once from one network address (${DEFAULTS.limits.joinBurst})` },
  {
    flag: 'trust-proxy',
    env: 'TRUST_PROXY',
    hint: '0|1',
    help: 'count by the last address in X-Forwarded-For, behind one proxy of your own (0)',
  },
]

/** What `--help` prints. */
export function help(): string {
  const lines = OPTIONS.map(({ flag, env, hint, help: text }) => `  ${`--${flag} ${hint}`.padEnd(22)} ${env.padEnd(12)} ${text}`)
  return [
    'Acksu: a multiplayer game in which people are the TCP stack.',
    '',
    '  npm start -- [flags]    each flag can also come from the environment:',
    '',
    ...lines,
    '',
  ].join('\n')
}

/**
 * Reads flags (they win) and the environment. Null: help was asked for.
 * @throws ConfigError naming the setting and what was expected.
 */
export function readConfig(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Config | null {
  const flags = readFlags(args)
  if (flags.help === true) return null
  const text = (flag: string): string | undefined => {
    const option = OPTIONS.find((one) => one.flag === flag)
    const given = flags[flag] ?? (option && env[option.env])
    return typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined
  }
  const whole = (flag: string, fallback: number, min: number, max: number): number => {
    const given = text(flag)
    if (given === undefined) return fallback
    if (!/^\d+$/.test(given) || Number(given) < min || Number(given) > max) {
      throw new ConfigError(`${nameOf(flag)} is a whole number from ${min} to ${max}, not "${given}".`)
    }
    return Number(given)
  }
  const logLevel = text('log-level') ?? DEFAULTS.logLevel
  if (!isLogLevel(logLevel)) throw new ConfigError(`${nameOf('log-level')} is one of ${LOG_LEVELS.join(', ')}, not "${logLevel}".`)
  const trustProxy = text('trust-proxy') ?? '0'
  if (trustProxy !== '0' && trustProxy !== '1') throw new ConfigError(`${nameOf('trust-proxy')} is 0 or 1, not "${trustProxy}".`)
  const messagesPerSecond = whole('max-rate', DEFAULTS.limits.messagesPerSecond, 1, 1_000_000)
  return {
    port: whole('port', DEFAULTS.port, 0, 65_535),
    host: text('host') ?? DEFAULTS.host,
    data: text('data') ?? DEFAULTS.data,
    matchesKept: whole('keep-matches', DEFAULTS.matchesKept, 0, 1_000_000_000),
    logLevel,
    roomIdleMs: whole('room-idle', DEFAULTS.roomIdleMs / MINUTE_MS, 1, MINUTES_OF_A_YEAR) * MINUTE_MS,
    trustProxy: trustProxy === '1',
    limits: {
      ...DEFAULTS.limits,
      messagesPerSecond,
      messageBurst: messagesPerSecond * 3,
      rooms: whole('max-rooms', DEFAULTS.limits.rooms, 1, 1_000_000),
      joinBurst: whole('max-joins', DEFAULTS.limits.joinBurst, 1, 1_000_000),
    },
  }
}

function readFlags(args: readonly string[]): Record<string, string | boolean | undefined> {
  const options: Record<string, { type: 'string' } | { type: 'boolean'; short: string }> = { help: { type: 'boolean', short: 'h' } }
  for (const { flag } of OPTIONS) options[flag] = { type: 'string' }
  try {
    return { ...parseArgs({ args: [...args], options }).values }
  } catch (error) {
    throw new ConfigError(`${error instanceof Error ? error.message : String(error)}\n\n${help()}`)
  }
}

function nameOf(flag: string): string {
  return `--${flag} (${OPTIONS.find((option) => option.flag === flag)?.env})`
}

function isLogLevel(text: string): text is LogLevel {
  return (LOG_LEVELS as readonly string[]).includes(text)
}
