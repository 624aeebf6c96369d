/** What a measured process has used so far. */
export type Usage = { readonly cpuUs: number; readonly heapBytes: number }

/** Answers every IPC message with this process's usage; 'collect' collects garbage first. */
export function reportUsage(): void {
  process.on('message', (message) => {
    if (message === 'collect') for (let i = 0; i < 3; i++) globalThis.gc?.()
    const { user, system } = process.cpuUsage()
    const { heapUsed, external } = process.memoryUsage() // external has the buffers in it
    process.send?.({ cpuUs: user + system, heapBytes: heapUsed + external })
  })
  process.on('disconnect', () => process.exit(0))
}
