/** What a measured process has used so far. */
export type Usage = { readonly cpuUs: number; readonly heapBytes: number }

/** What can be collected is: with less, what a process has once needed (code, caches) comes and goes between two looks, megabytes at a time. */
const EVERYTHING = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const

/** Answers every IPC message with this process's usage; 'collect' collects garbage first. */
export function reportUsage(): void {
  process.on('message', (message) => {
    if (message === 'collect') globalThis.gc?.(EVERYTHING)
    const { user, system } = process.cpuUsage()
    const { heapUsed, external } = process.memoryUsage() // external has the buffers in it
    process.send?.({ cpuUs: user + system, heapBytes: heapUsed + external })
  })
  process.on('disconnect', () => process.exit(0))
}
